package io.quotaexchange.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.RequestBody;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what of a request is not as the contract says, each place once, in words of ours. The library's validator says where: the words
 * come from the schema that stands there, and nothing of the value itself is said again.
 */
final class ContractViolations {
    private static final String MISSING = "is missing";

    private final SchemaRepository schemas;
    private final Map<String, Problem.Field> fields = new LinkedHashMap<>();

    ContractViolations(SchemaRepository schemas) {
        this.schemas = schemas;
    }

    /** A parameter of the path or the query that was refused. */
    void parameter(Parameter parameter, ValidatorException refusal) {
        JsonObject schema = (JsonObject) parameter.getSchema();
        if (refusal instanceof SchemaValidationException places) {
            output(schema, places.getOutputUnit(), parameter.getName(), null);
        } else if (refusal.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER) {
            add(parameter.getName(), new Expected(MISSING, "give it with the request"));
        } else if ("string".equals(schema.getString("type")) && isFree(schema)) {
            add(
                    parameter.getName(),
                    new Expected(
                            "has a character that cannot stand there",
                            "leave out quotes, backslashes and control characters"));
        } else {
            add(parameter.getName(), Expected.of(schema));
        }
    }

    /** @param sent the body that was refused, null if there was none */
    void body(RequestBody body, Buffer sent, ValidatorException refusal) {
        String types = String.join(", ", body.getContent().keySet());
        MediaType type = body.getContent().values().iterator().next();
        boolean json = types.contains("json");
        String send = json ? "send one JSON object of the contract's form" : "send the file as the body";
        if (refusal instanceof SchemaValidationException places) {
            output((JsonObject) type.getSchema(), places.getOutputUnit(), "", Json.decodeValue(sent));
            return;
        }
        switch (refusal.type()) {
            case MISSING_REQUIRED_PARAMETER -> add("", new Expected("the body is missing", send));
            case UNSUPPORTED_VALUE_FORMAT ->
                add("", new Expected("the body's type must be " + types, "say in content-type what the body is"));
            default -> add("", new Expected("the body is not JSON", send));
        }
    }

    /** Everything that was gathered, as one problem. */
    Problem problem() {
        return problem(List.copyOf(fields.values()));
    }

    /** A request whose parameters could not even be told apart from their escapes. */
    static Problem unreadable(HttpServerRequest request, Operation operation) {
        List<Problem.Field> unreadable = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            String sent = parameter.getIn() == Location.QUERY ? request.getParam(parameter.getName()) : null;
            if (sent != null && !isReadable(sent)) {
                unreadable.add(new Problem.Field(
                        parameter.getName(),
                        "has a % that no two hexadecimal digits follow",
                        "write each % of the text as %2525"));
            }
        }
        return problem(
                unreadable.isEmpty()
                        ? List.of(new Problem.Field(
                                "", "the request is not of the contract's form", "see the contract at /api/v1/openapi"))
                        : unreadable);
    }

    private static boolean isReadable(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8) != null;
        } catch (IllegalArgumentException bad) {
            return false;
        }
    }

    private static Problem problem(List<Problem.Field> fields) {
        return new Problem(
                400, "invalid-parameter", "参数不符合要求", "A parameter is not valid", Problem.sentence(fields), "", fields);
    }

    private void add(String field, Expected expected) {
        fields.putIfAbsent(field, new Problem.Field(field, expected.message(), expected.remedy()));
    }

    /** Whether any text will do, if it is not too long. */
    private static boolean isFree(JsonObject schema) {
        return !schema.containsKey("enum") && !schema.containsKey("pattern") && !schema.containsKey("format");
    }

    /**
     * Goes through what the validator found. It notes the schemas around a fault before the fault itself: those say nothing.
     *
     * @param name of the parameter; empty for a body
     * @param value that was refused; null for a parameter, which is none of several keys
     */
    private void output(JsonObject schema, OutputUnit output, String name, Object value) {
        List<OutputUnit> units = output.getErrors() == null ? List.of() : output.getErrors();
        int before = fields.size();
        for (int i = 0; i < units.size() && fields.size() < Problem.MOST_FIELDS; i++) {
            OutputUnit unit = units.get(i);
            boolean isAround = i + 1 < units.size()
                    && units.get(i + 1).getKeywordLocation().startsWith(unit.getKeywordLocation() + "/")
                    && units.get(i + 1).getInstanceLocation().startsWith(unit.getInstanceLocation());
            if (!isAround) {
                unit(schema, unit, name, value);
            }
        }
        if (fields.size() == before) {
            add(name, Expected.of(schema));
        }
    }

    private void unit(JsonObject root, OutputUnit unit, String name, Object value) {
        List<String> steps = steps(unit.getKeywordLocation());
        String keyword = steps.isEmpty() ? "" : steps.getLast();
        List<String> place = steps(unit.getInstanceLocation());
        JsonObject schema = at(root, steps);
        String field = field(name, place);
        switch (keyword) {
            case "required" -> missing(schema.getJsonArray("required", new JsonArray()), field, valueAt(value, place));
            case "properties", "additionalProperties", "unevaluatedProperties" ->
                add(field, new Expected("is unknown", "leave it out"));
            default -> add(field, place.isEmpty() ? ofWhole(name, keyword, schema) : Expected.of(schema));
        }
    }

    private void missing(JsonArray required, String field, Object value) {
        for (Object key : required) {
            if (value instanceof JsonObject object && !object.containsKey((String) key)) {
                add(field.isEmpty() ? (String) key : field + "/" + key, new Expected(MISSING, "add it"));
            }
        }
    }

    private static Object valueAt(Object value, List<String> place) {
        Object at = value;
        for (String step : place) {
            at = at instanceof JsonArray array
                    ? array.getValue(Integer.parseInt(step))
                    : at instanceof JsonObject object ? object.getValue(step) : null;
        }
        return at;
    }

    /** @param name of a parameter, empty for a body */
    private static Expected ofWhole(String name, String keyword, JsonObject schema) {
        Expected expected = Expected.of(schema);
        if (name.isEmpty()) {
            return "object".equals(schema.getValue("type"))
                    ? new Expected("the body must be one JSON object", "send one JSON object of the contract's form")
                    : expected;
        }
        // The library reads a parameter as JSON where it can: what looks like a number is none of its texts.
        return keyword.equals("type") && "string".equals(schema.getValue("type")) && isFree(schema)
                ? new Expected(expected.message(), "put what reads as a number or as a list in double quotes")
                : expected;
    }

    private static String field(String name, List<String> place) {
        List<String> parts = new ArrayList<>(place);
        if (!name.isEmpty()) {
            parts.addFirst(name);
        }
        return String.join("/", parts);
    }

    /** The schema that a keyword belongs to; the last step is the keyword. */
    private JsonObject at(JsonObject root, List<String> steps) {
        Object at = root;
        for (String step : steps.subList(0, Math.max(0, steps.size() - 1))) {
            at = step(at, step);
        }
        return at instanceof JsonObject schema ? schema : new JsonObject();
    }

    private Object step(Object at, String step) {
        if (at instanceof JsonArray several) {
            return several.getValue(Integer.parseInt(step));
        }
        if (!(at instanceof JsonObject schema)) {
            return null;
        }
        if (!step.equals("$ref")) {
            return schema.getValue(step);
        }
        // Where the library has put in its place already what is referred to, there is nothing left to follow.
        return schema.containsKey("$ref")
                ? schemas.find(schema.getString("__absolute_ref__", schema.getString("$ref")))
                : schema;
    }

    /** Steps of a location as the validator writes it: from {@code #} on, each of them escaped. */
    private static List<String> steps(String location) {
        List<String> steps = new ArrayList<>();
        for (String step : location.split("/", -1)) {
            steps.add(unescaped(step));
        }
        steps.removeFirst();
        return steps;
    }

    private static String unescaped(String step) {
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replace("~1", "/")
                    .replace("~0", "~");
        } catch (IllegalArgumentException half) {
            // The library writes a control character with one digit only.
            return step;
        }
    }
}
