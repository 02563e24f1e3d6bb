package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the process lives and whether it is ready, with a reason for each part that is not well. */
public final class Health {
    private final Map<String, Supplier<Future<Void>>> checks = new LinkedHashMap<>();

    /** @param check fails with the reason why the part is not well */
    public Health check(String name, Supplier<Future<Void>> check) {
        checks.put(name, check);
        return this;
    }

    public void addTo(Api api) {
        api.answer("getLive", request -> Future.succeededFuture(body(true, new JsonArray())));
        api.on("getReady", request -> ready());
    }

    /** Whether every part is well, and which not. */
    public Future<Api.Answer> ready() {
        return Future.join(checks.values().stream()
                        .map(check -> check.get().map("").recover(reason -> Future.succeededFuture(text(reason))))
                        .toList())
                .map(reasons -> {
                    JsonArray rows = new JsonArray();
                    boolean up = true;
                    int i = 0;
                    for (String name : checks.keySet()) {
                        String reason = reasons.resultAt(i++);
                        JsonObject row =
                                new JsonObject().put("name", name).put("status", reason.isEmpty() ? "UP" : "DOWN");
                        rows.add(reason.isEmpty() ? row : row.put("reason", reason));
                        up &= reason.isEmpty();
                    }
                    return new Api.Answer(up ? 200 : 503, body(up, rows).encode());
                });
    }

    private static JsonObject body(boolean up, JsonArray checks) {
        return new JsonObject().put("status", up ? "UP" : "DOWN").put("checks", checks);
    }

    private static String text(Throwable reason) {
        return reason.getMessage() == null || reason.getMessage().isEmpty() ? reason.toString() : reason.getMessage();
    }
}
