package io.quotaexchange.registry.refusal;

import io.quotaexchange.clause.ClauseId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Something that a rule asks for without forbidding the rest (class W): the act goes through and the reader is told.
 *
 * @param code stable name
 * @param field the input it is about, empty where it is about the whole
 * @param zh what is the matter, {@code en} likewise; {@code remedyZh} and {@code remedyEn} what to do about it
 */
public record Warning(
        String code, ClauseId clause, String field, String zh, String en, String remedyZh, String remedyEn) {
    /** As the contract's schema Refusal has it. */
    public static JsonArray json(List<Warning> warnings) {
        JsonArray array = new JsonArray();
        warnings.forEach(warning -> array.add(new JsonObject()
                .put("code", warning.code)
                .put("clause", warning.clause.text())
                .put("field", warning.field)
                .put("zh", warning.zh)
                .put("en", warning.en)
                .put("remedyZh", warning.remedyZh)
                .put("remedyEn", warning.remedyEn)));
        return array;
    }
}
