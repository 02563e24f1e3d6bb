package io.quotaexchange.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A page of a list that is whole in memory. */
public final class Page {
    private Page() {}

    /**
     * The rows after the one whose {@code key} is the request's {@code after}, at most its {@code limit}.
     *
     * @param rows in the order of the whole list
     */
    public static JsonObject after(List<JsonObject> rows, String key, ApiRequest request) {
        Optional<String> after = request.query("after");
        int from = 0;
        if (after.isPresent()) {
            while (from < rows.size() && !after.get().equals(rows.get(from).getString(key))) {
                from++;
            }
            from = Math.min(from + 1, rows.size());
        }
        int to = Math.min(from + request.limit(), rows.size());
        JsonArray items = new JsonArray();
        rows.subList(from, to).forEach(items::add);
        JsonObject page = new JsonObject().put("items", items);
        if (to < rows.size()) {
            page.put("nextAfter", rows.get(to - 1).getString(key));
        }
        return page;
    }
}
