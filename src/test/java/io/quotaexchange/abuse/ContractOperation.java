package io.quotaexchange.abuse;

import io.quotaexchange.platform.http.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * An operation of the contract as its hostile caller reads it.
 *
 * @param path with parameters in braces
 * @param body whether it takes one
 * @param file whether that is a file, not JSON
 * @param stream whether it answers with a stream that does not end
 * @param keys of the body, as the contract's sentence names them
 */
record ContractOperation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        boolean body,
        boolean file,
        boolean stream,
        List<String> keys) {
    private static final Pattern QUOTED = Pattern.compile("`([a-zA-Z]+)`");

    /** @param values of an enumeration; empty if it is none */
    record Parameter(String name, String in, String type, List<String> values) {}

    boolean reads() {
        return method.equals("GET");
    }

    /** Every operation, by its id. */
    static Map<String, ContractOperation> all() {
        Map<String, Object> contract = new Yaml().load(ContractOperation.class.getResourceAsStream("/" + Api.CONTRACT));
        Map<String, ContractOperation> operations = new LinkedHashMap<>();
        object(contract.get("paths"))
                .forEach((path, methods) -> object(methods).forEach((method, operation) -> {
                    ContractOperation read = of(contract, path, method, object(operation));
                    operations.put(read.id(), read);
                }));
        return operations;
    }

    private static ContractOperation of(
            Map<String, Object> contract, String path, String method, Map<String, Object> operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (Object parameter : list(operation.get("parameters"))) {
            Map<String, Object> read = resolved(contract, object(parameter));
            Map<String, Object> schema = object(read.get("schema"));
            parameters.add(new Parameter(
                    String.valueOf(read.get("name")),
                    String.valueOf(read.get("in")),
                    String.valueOf(schema.get("type")),
                    list(schema.get("enum")).stream().map(String::valueOf).toList()));
        }
        Matcher quoted = QUOTED.matcher(String.valueOf(operation.get("requestBody")));
        List<String> keys = new ArrayList<>();
        while (quoted.find()) {
            keys.add(quoted.group(1));
        }
        return new ContractOperation(
                String.valueOf(operation.get("operationId")),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                operation.containsKey("requestBody"),
                String.valueOf(operation.get("requestBody")).contains("application/octet-stream"),
                String.valueOf(operation.get("responses")).contains("text/event-stream"),
                keys);
    }

    private static Map<String, Object> resolved(Map<String, Object> contract, Map<String, Object> parameter) {
        Object reference = parameter.get("$ref");
        if (reference == null) {
            return parameter;
        }
        Map<String, Object> at = contract;
        for (String key : reference.toString().substring(2).split("/")) {
            at = object(at.get(key));
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
