package io.quotaexchange.checkpoint;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The disclosure of checkpoints and public keys: what a witness copies. */
public final class CheckpointRoutes {
    private final CheckpointStore store;

    public CheckpointRoutes(CheckpointStore store) {
        this.store = store;
    }

    public void addTo(Api api) {
        api.answer("listCheckpoints", this::checkpoints);
        api.answer("listCheckpointKeys", request -> keys());
    }

    private Future<JsonObject> checkpoints(ApiRequest request) {
        long after = request.queryLong("after").orElse(0);
        return store.after(after, request.limit()).map(page -> {
            JsonArray items = new JsonArray();
            page.forEach(checkpoint -> items.add(checkpoint.json()));
            JsonObject json = new JsonObject().put("items", items);
            return page.size() == request.limit()
                    ? json.put("nextAfter", page.getLast().number())
                    : json;
        });
    }

    private Future<JsonObject> keys() {
        return store.keys().map(keys -> {
            JsonArray items = new JsonArray();
            keys.forEach(key -> items.add(key.json()));
            return new JsonObject().put("items", items);
        });
    }
}
