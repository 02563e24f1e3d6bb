package io.quotaexchange.oversight;

import io.quotaexchange.ledger.JournalEntryJson;
import io.quotaexchange.ledger.JournalHead;
import io.quotaexchange.ledger.LedgerReading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;

/** Writes everything an auditor needs into one file, as it stood at one moment. */
public final class Export {
    /** What was written. */
    public record Written(long settlements, String hash) {}

    private static final String SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private static final String RULEBOOKS = "SELECT document FROM policy.rulebook ORDER BY effective_from, id, version";
    private static final String GUIDE_PRICES = """
            SELECT indicator, effective_from, average_cost_fen, compensation_fen, upkeep_fen, maker, approver
              FROM policy.guide_price ORDER BY effective_from, indicator
            """;
    private static final String PROJECTS = """
            SELECT document, revision, rulebook_digest, decision, refusals, maker, approver
              FROM registry.filing ORDER BY project, revision
            """;
    private static final String ROUNDS = """
            SELECT round_id, number, kind, recorded_at, document FROM round.event ORDER BY round_id, number
            """;
    private static final String AWARD_STEPS = """
            SELECT award_id, step, settlement, maker, approver, recorded_at
              FROM settlement.award_step ORDER BY award_id, step
            """;
    private static final String WRITE_OFFS = "SELECT document FROM writeoff.slip ORDER BY id";

    private final Vertx vertx;
    private final Pool pool;

    /** @param pool of connections that may select, no more */
    public Export(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Writes the file whole, or not at all. */
    public Future<Written> to(Path target) {
        ArchiveWriter archive;
        try {
            archive = new ArchiveWriter(target);
        } catch (IOException e) {
            return Future.failedFuture("cannot write " + target + ": " + e.getMessage());
        }
        return pool.withConnection(connection -> connection
                        .query(SNAPSHOT)
                        .execute()
                        .compose(begun -> write(connection, archive))
                        .eventually(() -> connection.query("ROLLBACK").execute()))
                .eventually(() -> vertx.executeBlocking(() -> {
                    archive.close();
                    return null;
                }));
    }

    private Future<Written> write(SqlConnection connection, ArchiveWriter archive) {
        return file(
                        connection,
                        archive,
                        ArchiveFile.RULEBOOKS,
                        RULEBOOKS,
                        row -> new JsonObject().put("document", row.getString("document")))
                .compose(done -> file(connection, archive, ArchiveFile.GUIDE_PRICES, GUIDE_PRICES, Export::price))
                .compose(done -> file(connection, archive, ArchiveFile.PROJECTS, PROJECTS, Export::project))
                .compose(done -> file(connection, archive, ArchiveFile.ROUNDS, ROUNDS, Export::event))
                .compose(done -> file(connection, archive, ArchiveFile.AWARD_STEPS, AWARD_STEPS, Export::step))
                .compose(done -> file(
                        connection,
                        archive,
                        ArchiveFile.WRITE_OFFS,
                        WRITE_OFFS,
                        row -> new JsonObject().put("document", row.getString("document"))))
                .compose(done -> journal(connection, archive));
    }

    private Future<Void> file(
            SqlConnection connection,
            ArchiveWriter archive,
            ArchiveFile file,
            String sql,
            Function<Row, JsonObject> form) {
        return connection
                .preparedQuery(sql)
                .execute()
                .compose(rows -> vertx.executeBlocking(() -> {
                    lines(archive, file, rows, form);
                    return null;
                }));
    }

    private static void lines(ArchiveWriter archive, ArchiveFile file, RowSet<Row> rows, Function<Row, JsonObject> form)
            throws IOException {
        archive.begin(file);
        for (Row row : rows) {
            archive.line(form.apply(row).encode());
        }
        archive.end();
    }

    private Future<Written> journal(SqlConnection connection, ArchiveWriter archive) {
        return Future.<Void>future(promise -> {
                    try {
                        archive.begin(ArchiveFile.JOURNAL);
                        promise.complete();
                    } catch (IOException e) {
                        promise.fail(e);
                    }
                })
                .compose(begun -> new LedgerReading(connection).forEachEntry(entry -> {
                    try {
                        archive.line(JournalEntryJson.write(entry));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .compose(head -> vertx.executeBlocking(() -> {
                    archive.end();
                    return finish(archive, head);
                }));
    }

    private static Written finish(ArchiveWriter archive, JournalHead head) throws IOException {
        archive.finish(head.sequence(), head.hash().toString());
        return new Written(head.sequence(), head.hash().toString());
    }

    private static JsonObject price(Row row) {
        return new JsonObject()
                .put("indicator", row.getString("indicator"))
                .put("effectiveFrom", row.getLocalDate("effective_from").toString())
                .put("averageCostFen", row.getLong("average_cost_fen").toString())
                .put("compensationFen", row.getLong("compensation_fen").toString())
                .put("upkeepFen", row.getLong("upkeep_fen").toString())
                .put("maker", row.getString("maker"))
                .put("approver", row.getString("approver"));
    }

    private static JsonObject project(Row row) {
        return new JsonObject()
                .put("document", row.getString("document"))
                .put("revision", row.getInteger("revision"))
                .put("rulebookDigest", row.getString("rulebook_digest"))
                .put("decision", row.getString("decision"))
                .put("refusals", row.getString("refusals"))
                .put("maker", row.getString("maker"))
                .put("approver", row.getString("approver"));
    }

    private static JsonObject event(Row row) {
        return new JsonObject()
                .put("round", row.getString("round_id"))
                .put("number", row.getLong("number"))
                .put("kind", row.getString("kind"))
                .put(
                        "recordedAt",
                        row.getOffsetDateTime("recorded_at").toInstant().toString())
                .put("document", row.getString("document"));
    }

    private static JsonObject step(Row row) {
        return new JsonObject()
                .put("award", row.getString("award_id"))
                .put("step", row.getShort("step").intValue())
                .put("settlement", row.getLong("settlement"))
                .put("maker", row.getString("maker"))
                .put("approver", row.getString("approver"))
                .put(
                        "recordedAt",
                        row.getOffsetDateTime("recorded_at").toInstant().toString());
    }
}
