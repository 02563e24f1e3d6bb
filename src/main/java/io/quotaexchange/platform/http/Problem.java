package io.quotaexchange.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An error as its reader gets it: problem details (RFC 9457) with a stable type, the field, the clause and the remedy.
 *
 * @param slug stable, for example {@code unknown-county}; the type is {@code /problems/<slug>}
 * @param zh title in Chinese, {@code en} in English
 * @param detail in English, as are messages and remedies; a Chinese reader gets them from {@link ChineseDetails}
 * @param clause the rule behind it, empty if none
 * @param violations every rule that refuses, as its feature writes them; empty if none
 * @param retryAfter seconds after which trying again may help; 0 if it says nothing
 */
public record Problem(
        int status,
        String slug,
        String zh,
        String en,
        String detail,
        String clause,
        List<Field> errors,
        JsonArray violations,
        long retryAfter) {
    /** More wrong fields than these are not told at a time. */
    static final int MOST_FIELDS = 50;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_MESSAGE = 800;
    /** Also those that turn the direction of what follows. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    /**
     * One wrong field of the input. What its sender made up, a name or a part of the message, is told without what cannot be seen, and
     * not at any length.
     *
     * @param field place inside the body, its keys joined by {@code /}, or the name of a parameter; empty for the whole
     */
    public record Field(String field, String message, String remedy) {
        public Field {
            field = shown(field, LONGEST_NAME);
            message = INVISIBLE.matcher(message).replaceAll("\uFFFD");
        }
    }

    public Problem(int status, String slug, String zh, String en, String detail, String clause, List<Field> errors) {
        this(status, slug, zh, en, detail, clause, errors, new JsonArray(), 0);
    }

    public Problem(
            int status,
            String slug,
            String zh,
            String en,
            String detail,
            String clause,
            List<Field> errors,
            JsonArray violations) {
        this(status, slug, zh, en, detail, clause, errors, violations, 0);
    }

    /** The same, telling when to try again. */
    public Problem after(long seconds) {
        return new Problem(status, slug, zh, en, detail, clause, errors, violations, seconds);
    }

    public static Problem of(int status, String slug, String zh, String en, String detail) {
        return new Problem(status, slug, zh, en, detail, "", List.of());
    }

    /** Nothing has this id. */
    public static Problem notFound(String what, String id) {
        return of(
                404,
                "not-found",
                "没有找到",
                "Not found",
                "no " + what + " '" + (id.length() <= 80 ? id : id.substring(0, 80) + "…") + "'");
    }

    /** What wrong fields come to, in English. */
    static String sentence(List<Field> errors) {
        return errors.stream()
                .map(error -> shown((error.field() + " " + error.message()).trim(), LONGEST_NAME + LONGEST_MESSAGE))
                .collect(Collectors.joining("; "));
    }

    private static String shown(String text, int longest) {
        String visible = INVISIBLE.matcher(text).replaceAll("\uFFFD");
        if (visible.length() <= longest) {
            return visible;
        }
        int end = Character.isHighSurrogate(visible.charAt(longest - 1)) ? longest - 1 : longest;
        return visible.substring(0, end) + "…";
    }

    /** As an exception, for a handler to fail with. */
    public ProblemException asException() {
        return new ProblemException(this);
    }

    /** To be kept where nobody's language is known: the title in both. */
    public JsonObject plain() {
        return json(true, "").put("titleEn", en);
    }

    JsonObject json(boolean chinese, String instance) {
        JsonObject json = new JsonObject()
                .put("type", "/problems/" + slug)
                .put("title", chinese ? zh : en)
                .put("status", status)
                .put("detail", chinese ? chineseDetail() : detail)
                .put("instance", instance);
        if (!clause.isEmpty()) {
            json.put("clause", clause);
        }
        if (!errors.isEmpty()) {
            JsonArray fields = new JsonArray();
            errors.forEach(error -> fields.add(new JsonObject()
                    .put("field", error.field())
                    .put(
                            "message",
                            shown(chinese ? ChineseDetails.of(error.message()) : error.message(), LONGEST_MESSAGE))
                    .put("remedy", chinese ? ChineseDetails.of(error.remedy()) : error.remedy())));
            json.put("errors", fields);
        }
        if (!violations.isEmpty()) {
            json.put("violations", violations);
        }
        return json;
    }

    /** Where rules or fields say what is wrong, the detail is what they say; else it is a sentence of its own. */
    private String chineseDetail() {
        List<String> said = new ArrayList<>();
        for (Object violation : violations) {
            if (violation instanceof JsonObject known && known.containsKey("zh")) {
                said.add(known.getString("zh"));
            }
        }
        if (!said.isEmpty()) {
            return String.join("；", said);
        }
        for (Field error : errors) {
            String message = shown(ChineseDetails.of(error.message()), LONGEST_MESSAGE);
            said.add(error.field().isEmpty() ? message : error.field() + "：" + message);
        }
        return said.isEmpty() ? ChineseDetails.of(detail) : String.join("；", said);
    }
}
