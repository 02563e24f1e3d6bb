package io.quotaexchange.oversight;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;

/**
 * A step of a project before it was filed, in an export. Clause: L-03.4a.
 *
 * @param project id, for example {@code prj_33112620190012}
 * @param number from 1 without a gap
 */
record ProjectStepRow(String project, int number, String document, String maker, String approver, Instant recordedAt) {
    static final String SQL = """
            SELECT project, number, document, maker, approver, recorded_at
              FROM registry.project_step ORDER BY project COLLATE "C", number
            """;

    static JsonObject of(Row row) {
        return new ProjectStepRow(
                        row.getString("project"),
                        row.getInteger("number"),
                        row.getString("document"),
                        row.getString("maker"),
                        row.getString("approver"),
                        row.getOffsetDateTime("recorded_at").toInstant())
                .json();
    }

    static ProjectStepRow read(JsonObject json) {
        return new ProjectStepRow(
                json.getString("project"),
                json.getInteger("number"),
                json.getString("document"),
                json.getString("maker"),
                json.getString("approver"),
                Instant.parse(json.getString("recordedAt")));
    }

    JsonObject json() {
        return new JsonObject()
                .put("project", project)
                .put("number", number)
                .put("document", document)
                .put("maker", maker)
                .put("approver", approver)
                .put("recordedAt", recordedAt.toString());
    }
}
