package io.quotaexchange.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** There are words for everything that the contract can ask of a request, in both languages. */
class ExpectedTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN_SENTENCE = Pattern.compile("[A-Za-z]{2,} [a-z]{2,}");

    /** Of a schema: what asks something that there are words for, and what asks nothing. */
    private static final Set<String> KNOWN = Set.of(
            "type",
            "format",
            "enum",
            "pattern",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "properties",
            "items",
            "required",
            "additionalProperties",
            "default",
            "description");

    private final JsonObject contract = new JsonObject(
            new Yaml().<Map<String, Object>>load(ExpectedTest.class.getResourceAsStream("/" + Api.CONTRACT)));

    @Test
    void everyPatternOfTheContractHasItsWords() {
        Set<String> patterns = new TreeSet<>();
        patterns(contract, patterns);
        assertThat(patterns).hasSizeGreaterThan(12).allMatch(Expected::knows);
    }

    @Test
    void everyParameterIsExplainedInBothLanguages() {
        Map<String, JsonObject> schemas = new TreeMap<>();
        requestSchemas(schemas);
        assertThat(schemas).hasSizeGreaterThan(60);
        schemas.forEach((name, schema) -> {
            assertThat(KNOWN).as(name).containsAll(schema.fieldNames());
            Expected expected = Expected.of(schema);
            assertThat(expected.message()).as(name).doesNotContain("^", "null", "contract's form");
            for (String english : Set.of(expected.message(), expected.remedy())) {
                String chinese = ChineseDetails.of(english);
                assertThat(chinese)
                        .as(name + ": " + english)
                        .containsPattern(HAN)
                        .doesNotContainPattern(LATIN_SENTENCE);
            }
        });
    }

    @Test
    void aSchemaIsPutInWords() {
        words("{'type':'string'}", "must be text");
        words("{'type':'string','minLength':2}", "must be text of at least 2 characters");
        words("{'type':'string','minLength':2,'maxLength':9}", "must be text of 2 to 9 characters");
        words("{'type':'string','format':'date-time'}", "must be a time such as 2018-06-01T01:00:00Z");
        words("{'type':'string','pattern':'^x+$'}", "is not of the form ^x+$");
        words("{'type':'integer','maximum':9}", "must be a whole number of at most 9");
        words("{'type':'number','minimum':0}", "must be a number of at least 0");
        words("{'type':'array','maxItems':3}", "must be a list of at most 3 elements");
        words("{'type':'array'}", "must be a list");
        words("{'type':'boolean'}", "must be true or false");
        words("{'type':'object'}", "must be an object");
        words("{'enum':[1,2]}", "must be one of 1, 2");
        words("{}", "is not of the contract's form");
    }

    private static void words(String schema, String expected) {
        String message = Expected.of(new JsonObject(schema.replace('\'', '"'))).message();
        assertThat(message).isEqualTo(expected);
        assertThat(ChineseDetails.of(message)).containsPattern(HAN).doesNotContainPattern(LATIN_SENTENCE);
    }

    private static void patterns(Object part, Set<String> patterns) {
        if (part instanceof JsonObject object) {
            if (object.getValue("pattern") instanceof String pattern) {
                patterns.add(pattern);
            }
            object.fieldNames().forEach(key -> patterns(object.getValue(key), patterns));
        } else if (part instanceof JsonArray array) {
            array.forEach(item -> patterns(item instanceof Map<?, ?> map ? object(map) : item, patterns));
        }
    }

    @SuppressWarnings("unchecked")
    private static JsonObject object(Map<?, ?> map) {
        return new JsonObject((Map<String, Object>) map);
    }

    private void requestSchemas(Map<String, JsonObject> schemas) {
        for (String path : contract.getJsonObject("paths").fieldNames()) {
            JsonObject methods = contract.getJsonObject("paths").getJsonObject(path);
            for (String method : methods.fieldNames()) {
                JsonObject operation = methods.getJsonObject(method);
                JsonArray parameters = operation.getJsonArray("parameters", new JsonArray());
                for (int i = 0; i < parameters.size(); i++) {
                    JsonObject parameter = resolved(parameters.getJsonObject(i));
                    schemas.put(
                            operation.getString("operationId") + " " + parameter.getString("name"),
                            resolved(parameter.getJsonObject("schema")));
                }
                JsonObject body = operation
                        .getJsonObject("requestBody", new JsonObject())
                        .getJsonObject("content", new JsonObject())
                        .getJsonObject("application/json");
                if (body != null) {
                    bodySchema(operation.getString("operationId"), body.getJsonObject("schema"), schemas);
                }
            }
        }
    }

    private void bodySchema(String name, JsonObject schema, Map<String, JsonObject> schemas) {
        JsonObject found = resolved(schema);
        schemas.put(name, found);
        JsonObject properties = found.getJsonObject("properties", new JsonObject());
        properties.fieldNames().forEach(key -> bodySchema(name + "/" + key, properties.getJsonObject(key), schemas));
        if (found.getValue("items") instanceof JsonObject items) {
            bodySchema(name + "/0", items, schemas);
        }
    }

    private JsonObject resolved(JsonObject part) {
        if (!part.containsKey("$ref")) {
            return part;
        }
        JsonObject at = contract;
        for (String step : part.getString("$ref").substring(2).split("/")) {
            at = at.getJsonObject(step);
        }
        return resolved(at);
    }
}
