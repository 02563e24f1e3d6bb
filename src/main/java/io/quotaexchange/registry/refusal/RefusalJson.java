package io.quotaexchange.registry.refusal;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Refusals as they are kept beside what they refused. */
public final class RefusalJson {
    private RefusalJson() {}

    public static String write(List<Refusal> refusals) {
        JsonArray array = new JsonArray();
        for (Refusal refusal : refusals) {
            array.add(new JsonObject()
                    .put("code", refusal.code())
                    .put("clause", refusal.clause().text())
                    .put("field", refusal.field())
                    .put("zh", refusal.zh())
                    .put("en", refusal.en())
                    .put("remedyZh", refusal.remedyZh())
                    .put("remedyEn", refusal.remedyEn()));
        }
        return array.encode();
    }

    public static List<Refusal> read(String text) {
        List<Refusal> refusals = new ArrayList<>();
        for (Object element : new JsonArray(text)) {
            JsonObject object = (JsonObject) element;
            refusals.add(new Refusal(
                    object.getString("code"),
                    new ClauseId(object.getString("clause")),
                    object.getString("field"),
                    object.getString("zh"),
                    object.getString("en"),
                    object.getString("remedyZh"),
                    object.getString("remedyEn")));
        }
        return refusals;
    }
}
