package io.quotaexchange.oversight;

import io.quotaexchange.registry.paper.PaperFormat;
import io.quotaexchange.rulebook.Evidence;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * A paper of a project in an export: what it is, not its content, and not its file's name, which may name people. Clause: L-03.4c.
 *
 * @param project id, for example {@code prj_33112620190012}
 * @param number among the project's papers, from 1 without a gap
 * @param bytes size of the file
 * @param digest SM3 of the file, hex
 */
record PaperRow(
        String project,
        int number,
        Evidence evidence,
        String documentNumber,
        String issuedBy,
        LocalDate issuedOn,
        PaperFormat format,
        int bytes,
        String digest,
        String addedBy,
        Instant recordedAt) {
    static final String SQL = """
            SELECT project, number, evidence, document_number, issued_by, issued_on, format, bytes, digest, added_by,
                   recorded_at
              FROM registry.project_paper ORDER BY project COLLATE "C", number
            """;

    static JsonObject of(Row row) {
        return new PaperRow(
                        row.getString("project"),
                        row.getInteger("number"),
                        Evidence.valueOf(row.getString("evidence")),
                        row.getString("document_number"),
                        row.getString("issued_by"),
                        row.getLocalDate("issued_on"),
                        PaperFormat.valueOf(row.getString("format")),
                        row.getInteger("bytes"),
                        HexFormat.of().formatHex(row.getBuffer("digest").getBytes()),
                        row.getString("added_by"),
                        row.getOffsetDateTime("recorded_at").toInstant())
                .json();
    }

    static PaperRow read(JsonObject json) {
        return new PaperRow(
                json.getString("project"),
                json.getInteger("number"),
                Evidence.valueOf(json.getString("evidence")),
                json.getString("documentNumber"),
                json.getString("issuedBy"),
                LocalDate.parse(json.getString("issuedOn")),
                PaperFormat.valueOf(json.getString("format")),
                json.getInteger("bytes"),
                json.getString("digest"),
                json.getString("addedBy"),
                Instant.parse(json.getString("recordedAt")));
    }

    JsonObject json() {
        return new JsonObject()
                .put("project", project)
                .put("number", number)
                .put("evidence", evidence.name())
                .put("documentNumber", documentNumber)
                .put("issuedBy", issuedBy)
                .put("issuedOn", issuedOn.toString())
                .put("format", format.name())
                .put("bytes", bytes)
                .put("digest", digest)
                .put("addedBy", addedBy)
                .put("recordedAt", recordedAt.toString());
    }
}
