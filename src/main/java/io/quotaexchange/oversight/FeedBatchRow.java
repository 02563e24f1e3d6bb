package io.quotaexchange.oversight;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A batch of the monitoring feed in an export; what was sent stands in the approval of it. Clause: M13-07.3.
 *
 * @param digest SM3 of what was sent, hex
 * @param rows how many it has, the header not counted
 */
record FeedBatchRow(
        String id, String source, String digest, int rows, String maker, String approver, Instant recordedAt) {
    static final String SQL = """
            SELECT id, source, digest, rows, maker, approver, recorded_at
              FROM reserve.feed_batch ORDER BY id COLLATE "C"
            """;

    static JsonObject of(Row row) {
        return new FeedBatchRow(
                        row.getString("id"),
                        row.getString("source"),
                        HexFormat.of().formatHex(row.getBuffer("digest").getBytes()),
                        row.getInteger("rows"),
                        row.getString("maker"),
                        row.getString("approver"),
                        row.getOffsetDateTime("recorded_at").toInstant())
                .json();
    }

    static FeedBatchRow read(JsonObject json) {
        return new FeedBatchRow(
                json.getString("id"),
                json.getString("source"),
                json.getString("digest"),
                json.getInteger("rows"),
                json.getString("maker"),
                json.getString("approver"),
                Instant.parse(json.getString("recordedAt")));
    }

    JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("source", source)
                .put("digest", digest)
                .put("rows", rows)
                .put("maker", maker)
                .put("approver", approver)
                .put("recordedAt", recordedAt.toString());
    }
}
