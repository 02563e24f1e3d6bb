package io.quotaexchange.round;

import io.quotaexchange.platform.http.Api;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;

/** Public notices (公告、公示): what was announced, changed, paused, stopped, withdrawn, published. Clause: M13-05.3. */
public final class RoundNotices {
    private static final String NOTICES = """
            SELECT round_id, kind, recorded_at, document
              FROM round.event
             WHERE kind IN ('announced.v1', 'rescheduled.v1', 'interrupted.v1', 'paused.v1', 'resumed.v1', 'stopped.v1',
                            'withdrawn.v1', 'publicity-begun.v1', 'settled.v1')
             ORDER BY recorded_at DESC, round_id, number DESC
             LIMIT 200
            """;

    private final Pool pool;

    public RoundNotices(Pool pool) {
        this.pool = pool;
    }

    public void addTo(Api api) {
        api.answer("listNotices", request -> notices());
    }

    private Future<JsonObject> notices() {
        return pool.preparedQuery(NOTICES).execute().map(rows -> {
            JsonArray items = new JsonArray();
            for (Row row : rows) {
                items.add(notice(row));
            }
            return new JsonObject().put("items", items);
        });
    }

    private static JsonObject notice(Row row) {
        JsonObject document = new JsonObject(row.getString("document"));
        JsonObject json = new JsonObject()
                .put("round", row.getString("round_id"))
                .put("at", row.getOffsetDateTime("recorded_at").toInstant().toString());
        return switch (RoundEventJson.read(row.getString("kind"), document)) {
            case RoundEvent.Announced e ->
                json.put("kind", "ANNOUNCED")
                        .put("nameZh", e.plan().nameZh())
                        .put("nameEn", e.plan().nameEn())
                        .put("calendar", CalendarEventJson.write(e.calendar()));
            case RoundEvent.Rescheduled e ->
                json.put("kind", "RESCHEDULED").put("calendar", CalendarEventJson.write(e.calendar()));
            case RoundEvent.Interrupted e ->
                json.put("kind", "INTERRUPTED").put("downSince", e.downSince().toString());
            case RoundEvent.Paused e -> json.put("kind", "PAUSED").put("reason", e.reason());
            case RoundEvent.Resumed e -> json.put("kind", "RESUMED");
            case RoundEvent.Stopped e -> json.put("kind", "STOPPED").put("reason", e.reason());
            case RoundEvent.Withdrawn e -> json.put("kind", "WITHDRAWN").put("reason", e.reason());
            case RoundEvent.PublicityBegun e ->
                json.put("kind", "PUBLICITY").put("until", e.until().toString());
            case RoundEvent.Settled e -> json.put("kind", "SETTLED");
            case RoundEvent other -> throw new IllegalStateException("no notice: " + RoundEventJson.kind(other));
        };
    }
}
