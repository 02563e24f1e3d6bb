package io.quotaexchange.reserve;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What became of each row of a batch.
 *
 * @param batch its id
 */
public record FeedReport(String batch, List<Line> lines) {
    /**
     * @param number of the row, from 1
     * @param done whether it was carried out
     * @param act id of the act; empty where the row was refused
     * @param settlement in the journal; 0 where the row was refused
     * @param refusals why not
     */
    public record Line(int number, boolean done, String act, long settlement, JsonArray refusals) {
        public Line {
            refusals = refusals.copy();
        }

        public JsonObject document() {
            return new JsonObject()
                    .put("number", number)
                    .put("done", done)
                    .put("act", act)
                    .put("settlement", settlement)
                    .put("refusals", refusals);
        }

        /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
        public static Line read(JsonObject json) {
            return new Line(
                    json.getInteger("number"),
                    json.getBoolean("done"),
                    json.getString("act"),
                    json.getLong("settlement"),
                    json.getJsonArray("refusals"));
        }
    }

    public FeedReport {
        lines = List.copyOf(lines);
    }

    /** Rows that were carried out. */
    public long done() {
        return lines.stream().filter(Line::done).count();
    }
}
