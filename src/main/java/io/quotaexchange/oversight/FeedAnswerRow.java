package io.quotaexchange.oversight;

import io.quotaexchange.reserve.FeedReport;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;

/** What became of one row of a batch of the monitoring feed, in an export. Clause: M13-07.3. */
record FeedAnswerRow(String batch, FeedReport.Line line) {
    static final String SQL = "SELECT batch, document FROM reserve.feed_row ORDER BY batch COLLATE \"C\", number";

    static JsonObject of(Row row) {
        return new FeedAnswerRow(
                        row.getString("batch"), FeedReport.Line.read(new JsonObject(row.getString("document"))))
                .json();
    }

    static FeedAnswerRow read(JsonObject json) {
        return new FeedAnswerRow(json.getString("batch"), FeedReport.Line.read(json));
    }

    JsonObject json() {
        return new JsonObject().put("batch", batch).mergeIn(line.document());
    }
}
