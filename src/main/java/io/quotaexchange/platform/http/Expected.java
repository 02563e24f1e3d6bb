package io.quotaexchange.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a value has to be by its schema, in words of ours: a reader is not shown a regular expression.
 *
 * @param message in English, as is {@code remedy}; their Chinese is found by {@link ChineseDetails}
 */
record Expected(String message, String remedy) {
    private static final String CONTRACT = "see the contract at /api/v1/openapi";

    private static final Expected DATE = like("must be a date such as 2018-02-12", "2018-02-12");
    private static final Expected DIGEST =
            new Expected("must be 64 characters of 0-9 and a-f, a SHA-256 digest", "copy it from where it is shown");

    /** The forms of the contract by their patterns. */
    private static final Map<String, Expected> FORMS = Map.ofEntries(
            Map.entry("^[0-9]{6}$", like("must be a division code of six digits", "331126")),
            Map.entry("^([0-9]{6}|audit)$", like("must be a division code of six digits, or audit", "331126")),
            Map.entry("^([0-9]{6}|SYSTEM)$", like("must be a division code of six digits, or SYSTEM", "331126")),
            Map.entry("^[0-9a-f]{64}$", DIGEST),
            Map.entry("^usr_[a-z0-9_-]{1,40}$", id("must be usr_ and 1 to 40 of a-z, 0-9, _ and -")),
            Map.entry("^agr_[a-z0-9-]{1,40}$", id("must be agr_ and 1 to 40 of a-z, 0-9 and -")),
            Map.entry("^fed_[a-z0-9-]{1,40}$", id("must be fed_ and 1 to 40 of a-z, 0-9 and -")),
            Map.entry("^sus_[A-Za-z0-9-]{1,40}$", id("must be sus_ and 1 to 40 of A-Z, a-z, 0-9 and -")),
            Map.entry("^awd_[a-z0-9_-]{1,60}$", id("must be awd_ and 1 to 60 of a-z, 0-9, _ and -")),
            Map.entry("^prp_[a-z0-9]{26}$", id("must be prp_ and 26 of a-z and 0-9")),
            Map.entry(
                    "^con_[0-9]{6}-[a-z0-9-]{1,33}$",
                    id("an id is con_, the county's six digits, - and 1 to 33 of a-z, 0-9 and -")),
            Map.entry("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", DATE),
            Map.entry(
                    "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$|^20[0-9]{2}-(0[13-9]|1[0-2])-(29|30)$"
                            + "|^20[0-9]{2}-(0[13578]|1[02])-31$",
                    DATE),
            Map.entry("^(0|[1-9][0-9]*)\\.[0-9]{2}$", like("must be yuan with two decimals", "1234.50")),
            Map.entry(
                    "^(0|[1-9][0-9]*)(\\.[0-9]{4})?$",
                    like("must be hectares with four decimals, or whole kg", "12.3400")),
            Map.entry(
                    "^[!-~]{1,128}$",
                    new Expected(
                            "must be 1 to 128 visible ASCII characters, once",
                            "send a random UUID, a new one for each act")));

    static boolean knows(String pattern) {
        return FORMS.containsKey(pattern);
    }

    /** What the value of this schema has to be, all that it says taken together. */
    static Expected of(JsonObject schema) {
        if (schema.getValue("enum") instanceof JsonArray choices) {
            return new Expected("must be one of " + joined(choices), "choose one of them");
        }
        return switch (String.valueOf(schema.getValue("type"))) {
            case "string" -> text(schema);
            case "integer" -> bounded("must be a whole number", schema, "minimum", "maximum", "");
            case "number" -> bounded("must be a number", schema, "minimum", "maximum", "");
            case "boolean" -> new Expected("must be true or false", "send true or false");
            case "array" -> bounded("must be a list", schema, "minItems", "maxItems", " elements");
            case "object" -> new Expected("must be an object", CONTRACT);
            default -> new Expected("is not of the contract's form", CONTRACT);
        };
    }

    private static Expected text(JsonObject schema) {
        Expected form = FORMS.get(schema.getString("pattern", ""));
        if (form != null) {
            return form;
        }
        return switch (schema.getString("format", "")) {
            case "date" -> DATE;
            case "date-time" -> like("must be a time such as 2018-06-01T01:00:00Z", "2018-06-01T01:00:00Z");
            default ->
                schema.containsKey("pattern")
                        ? new Expected("is not of the form " + schema.getString("pattern"), CONTRACT)
                        : bounded("must be text", schema, "minLength", "maxLength", " characters");
        };
    }

    private static Expected bounded(String kind, JsonObject schema, String least, String most, String unit) {
        Number from = schema.getNumber(least);
        Number to = schema.getNumber(most);
        if (from == null && to == null) {
            return new Expected(kind, "correct the value");
        }
        String bounds = from == null
                ? " of at most " + to
                : to == null
                        ? " of at least " + from
                        : unit.isEmpty() ? " from " + from + " to " + to : " of " + from + " to " + to;
        return new Expected(
                kind + bounds + unit, unit.equals(" characters") ? "keep to that length" : "keep within these bounds");
    }

    private static Expected like(String message, String example) {
        return new Expected(message, "write it as in " + example);
    }

    private static Expected id(String message) {
        return new Expected(message, "copy it from where it is shown");
    }

    private static String joined(JsonArray choices) {
        return choices.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
