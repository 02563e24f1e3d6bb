package io.quotaexchange.oversight;

import io.quotaexchange.approval.Proposal;
import io.quotaexchange.approval.ProposalStore;
import io.quotaexchange.checkpoint.Checkpoint;
import io.quotaexchange.checkpoint.CheckpointStore;
import io.quotaexchange.checkpoint.SigningKey;
import io.quotaexchange.ledger.JournalEntryJson;
import io.quotaexchange.ledger.JournalHead;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.settlement.Confirmations;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes everything an auditor needs into one file, as it stood at one moment. */
public final class Export {
    /** What was written. */
    public record Written(long settlements, String hash) {}

    private static final int CHECKPOINTS_A_TIME = 1_000;
    private static final int PROPOSALS_A_TIME = 200;
    private static final String SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private static final String RULEBOOKS =
            "SELECT document, maker, approver FROM policy.rulebook ORDER BY effective_from, id, version";
    private static final String GUIDE_PRICES = """
            SELECT indicator, land_class, effective_from, average_cost_fen, compensation_fen, upkeep_fen, maker, approver
              FROM policy.guide_price ORDER BY effective_from, indicator, land_class
            """;
    private static final String DIVISIONS = """
            SELECT code, name, city, type, assisted, valid_from, valid_to, successor
              FROM registry.division_span ORDER BY code, valid_from
            """;
    private static final String PAIRINGS = """
            SELECT p.scheme, p.first, p.second, p.basis, p.valid_from, p.maker, p.approver,
                   e.valid_to, e.reason, e.maker AS end_maker, e.approver AS end_approver, e.recorded_at AS ended_at
              FROM registry.pairing p LEFT JOIN registry.pairing_end e USING (scheme, first, second)
             ORDER BY p.scheme, p.first, p.second
            """;
    private static final String STANDINGS = """
            SELECT 'task' AS kind, number AS place, id, county, NULL::date AS first_day, NULL::date AS last_day,
                   year::bigint AS first_number, task_m2 AS second_number, done_m2 AS third_number,
                   NULL::text AS words, maker, approver, recorded_at
              FROM registry.county_task
            UNION ALL
            SELECT 'own-balance', number, id, county, as_of, NULL, unbalanced_projects, NULL, NULL, NULL, maker, approver,
                   recorded_at
              FROM registry.own_balance
            UNION ALL
            SELECT 'suspension', 0, id, county, starts_on, NULL, NULL, NULL, NULL, reason, maker, approver, recorded_at
              FROM registry.suspension
            UNION ALL
            SELECT 'suspension-lifted', 0, suspension, NULL, lifted_on, NULL, NULL, NULL, NULL, NULL, maker, approver,
                   recorded_at
              FROM registry.suspension_lift
            UNION ALL
            SELECT 'shortage', 0, id, county, declared_on, ends_on, NULL, NULL, NULL, statement, maker, approver, recorded_at
              FROM registry.shortage
            UNION ALL
            SELECT 'commitment-overdue', 0, id, county, since, NULL, NULL, NULL, NULL, commitment, NULL, NULL, recorded_at
              FROM registry.commitment_overdue
            UNION ALL
            SELECT 'exclusion', 0, id, county, from_day, until, NULL, NULL, NULL, NULL, NULL, NULL, recorded_at
              FROM registry.exclusion
            UNION ALL
            SELECT 'commitment-kept', 0, overdue, NULL, kept_on, NULL, NULL, NULL, NULL, write_off, NULL, NULL,
                   recorded_at
              FROM registry.commitment_kept
             ORDER BY kind, place, recorded_at, id
            """;
    private static final String PROJECTS = """
            SELECT f.document, f.revision, f.rulebook_digest, f.decision, f.refusals, f.maker, f.approver,
                   f.recorded_at, f.decision = 'ACCEPTED' AND m.project IS NOT NULL AS minted
              FROM registry.filing f LEFT JOIN registry.minted m ON m.project = f.project
             ORDER BY f.project, f.revision
            """;
    private static final String ROUNDS = """
            SELECT round_id, number, kind, recorded_at, document FROM round.event ORDER BY round_id, number
            """;
    private static final String AWARD_STEPS = """
            SELECT award_id, step, settlement, maker, approver, recorded_at
              FROM settlement.award_step ORDER BY award_id, step
            """;
    private static final String WRITE_OFFS = """
            SELECT s.document, p.slip_id IS NOT NULL AS posted
              FROM writeoff.slip s LEFT JOIN writeoff.posted p ON p.slip_id = s.id
             ORDER BY s.id
            """;

    private static final String ACTS = """
            SELECT a.document,
                   CASE WHEN e.settlement IS NOT NULL THEN 'POSTED' WHEN e.refusal IS NOT NULL THEN 'REFUSED'
                        ELSE 'OPEN' END AS state, a.recorded_at
              FROM act.act a LEFT JOIN act.ended e ON e.act_id = a.id
             ORDER BY a.recorded_at, a.id
            """;

    private static final String CONFIRMATIONS =
            "SELECT award_id, sealed_at, key_id, signature FROM settlement.confirmation ORDER BY award_id";
    private static final String PEOPLE = """
            SELECT person, number, organisation, roles, active, appointed_by, recorded_at
              FROM identity.appointment ORDER BY person, number
            """;

    private final Vertx vertx;
    private final Pool pool;
    private final String province;

    /**
     * @param pool of connections that may select, no more
     * @param province division code of the province, for example {@code 330000}
     */
    public Export(Vertx vertx, Pool pool, String province) {
        this.province = province;
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
        return file(connection, archive, ArchiveFile.RULEBOOKS, RULEBOOKS, Export::adopted)
                .compose(done -> file(connection, archive, ArchiveFile.GUIDE_PRICES, GUIDE_PRICES, Export::price))
                .compose(done -> file(connection, archive, ArchiveFile.DIVISIONS, DIVISIONS, Export::division))
                .compose(done -> file(connection, archive, ArchiveFile.PAIRINGS, PAIRINGS, Export::pairing))
                .compose(done -> file(connection, archive, ArchiveFile.STANDINGS, STANDINGS, Export::standing))
                .compose(done ->
                        file(connection, archive, ArchiveFile.PROJECT_STEPS, ProjectStepRow.SQL, ProjectStepRow::of))
                .compose(done -> file(connection, archive, ArchiveFile.PAPERS, PaperRow.SQL, PaperRow::of))
                .compose(done -> file(connection, archive, ArchiveFile.PROJECTS, PROJECTS, Export::project))
                .compose(done -> file(connection, archive, ArchiveFile.ROUNDS, ROUNDS, Export::event))
                .compose(done -> file(connection, archive, ArchiveFile.AWARD_STEPS, AWARD_STEPS, Export::step))
                .compose(done -> file(connection, archive, ArchiveFile.WRITE_OFFS, WRITE_OFFS, Export::slip))
                .compose(done -> file(connection, archive, ArchiveFile.ACTS, ACTS, Export::act))
                .compose(done -> file(connection, archive, ArchiveFile.FEEDS, FeedBatchRow.SQL, FeedBatchRow::of))
                .compose(done -> file(connection, archive, ArchiveFile.FEED_ROWS, FeedAnswerRow.SQL, FeedAnswerRow::of))
                .compose(done -> file(connection, archive, ArchiveFile.PEOPLE, PEOPLE, Export::appointment))
                .compose(done -> begin(archive, ArchiveFile.APPROVALS))
                .compose(done -> approvals(new ProposalStore(connection), "", archive))
                .compose(done -> new CheckpointStore(connection)
                        .keys()
                        .compose(keys -> lines(archive, ArchiveFile.KEYS, keys, SigningKey::json)))
                .compose(done -> begin(archive, ArchiveFile.CHECKPOINTS))
                .compose(done -> checkpoints(new CheckpointStore(connection), 0, archive))
                .compose(done -> file(
                        connection,
                        archive,
                        ArchiveFile.CONFIRMATIONS,
                        CONFIRMATIONS,
                        row -> Confirmations.read(row).json()))
                .compose(done -> journal(connection, archive));
    }

    private <T> Future<Void> lines(
            ArchiveWriter archive, ArchiveFile file, List<T> values, Function<T, JsonObject> form) {
        return vertx.executeBlocking(() -> {
            archive.begin(file);
            for (T value : values) {
                archive.line(form.apply(value).encode());
            }
            archive.end();
            return null;
        });
    }

    private Future<Void> begin(ArchiveWriter archive, ArchiveFile file) {
        return vertx.executeBlocking(() -> {
            archive.begin(file);
            return null;
        });
    }

    private Future<Void> approvals(ProposalStore store, String after, ArchiveWriter archive) {
        return store.after(after, PROPOSALS_A_TIME)
                .compose(page -> vertx.executeBlocking(() -> {
                    for (Proposal proposal : page) {
                        archive.line(proposal.json().encode());
                    }
                    if (page.size() < PROPOSALS_A_TIME) {
                        archive.end();
                    }
                    return page;
                }))
                .compose(page -> page.size() < PROPOSALS_A_TIME
                        ? Future.succeededFuture()
                        : approvals(store, page.getLast().id(), archive));
    }

    private static JsonObject appointment(Row row) {
        return new ExportRows.Appointment(
                        row.getString("person"),
                        row.getInteger("number"),
                        row.getString("organisation"),
                        List.of(row.getArrayOfStrings("roles")),
                        row.getBoolean("active"),
                        row.getString("appointed_by"),
                        row.getOffsetDateTime("recorded_at").toInstant().toString())
                .json();
    }

    private Future<Void> checkpoints(CheckpointStore store, long after, ArchiveWriter archive) {
        return store.after(after, CHECKPOINTS_A_TIME)
                .compose(page -> vertx.executeBlocking(() -> {
                    for (Checkpoint checkpoint : page) {
                        archive.line(checkpoint.json().encode());
                    }
                    if (page.size() < CHECKPOINTS_A_TIME) {
                        archive.end();
                    }
                    return page;
                }))
                .compose(page -> page.size() < CHECKPOINTS_A_TIME
                        ? Future.succeededFuture()
                        : checkpoints(store, page.getLast().number(), archive));
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
        return begin(archive, ArchiveFile.JOURNAL)
                .compose(begun -> vertx.executeBlocking(() -> new TwinFile(archive.aside())))
                .compose(twin -> new LedgerReading(connection)
                        .forEachEntry(entry -> {
                            try {
                                archive.line(JournalEntryJson.write(entry));
                                twin.add(entry);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                        .compose(head -> vertx.executeBlocking(() -> {
                            archive.end();
                            twin.close();
                            archive.begin(ArchiveFile.HLEDGER);
                            archive.lines(archive.aside(), twin.rows());
                            archive.end();
                            return finish(archive, head);
                        }))
                        .eventually(() -> vertx.executeBlocking(() -> {
                            twin.close();
                            return null;
                        })));
    }

    private Written finish(ArchiveWriter archive, JournalHead head) throws IOException {
        archive.finish(province, head.sequence(), head.hash().toString());
        return new Written(head.sequence(), head.hash().toString());
    }

    private static JsonObject price(Row row) {
        return new ExportRows.Price(
                        row.getString("indicator"),
                        Optional.of(row.getString("land_class")).filter(text -> !text.isEmpty()),
                        row.getLocalDate("effective_from"),
                        row.getLong("average_cost_fen"),
                        row.getLong("compensation_fen"),
                        row.getLong("upkeep_fen"),
                        row.getString("maker"),
                        row.getString("approver"))
                .json();
    }

    private static JsonObject division(Row row) {
        return new ExportRows.Division(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("city"),
                        row.getString("type"),
                        row.getBoolean("assisted"),
                        row.getLocalDate("valid_from"),
                        Optional.ofNullable(row.getLocalDate("valid_to")),
                        Optional.ofNullable(row.getString("successor")))
                .json();
    }

    private static JsonObject pairing(Row row) {
        return new ExportRows.Pair(
                        row.getString("scheme"),
                        row.getString("first"),
                        row.getString("second"),
                        row.getString("basis"),
                        row.getLocalDate("valid_from"),
                        Optional.ofNullable(row.getString("maker")),
                        Optional.ofNullable(row.getString("approver")),
                        Optional.ofNullable(row.getLocalDate("valid_to"))
                                .map(last -> new ExportRows.PairEnd(
                                        last,
                                        row.getString("reason"),
                                        row.getString("end_maker"),
                                        row.getString("end_approver"),
                                        row.getOffsetDateTime("ended_at").toInstant())))
                .json();
    }

    private static JsonObject project(Row row) {
        return new ExportRows.Filed(
                        row.getString("document"),
                        row.getInteger("revision"),
                        row.getString("rulebook_digest"),
                        row.getString("decision"),
                        row.getString("refusals"),
                        row.getBoolean("minted"),
                        row.getString("maker"),
                        row.getString("approver"),
                        row.getOffsetDateTime("recorded_at").toInstant())
                .json();
    }

    private static JsonObject event(Row row) {
        return new ExportRows.Event(
                        row.getString("round_id"),
                        row.getLong("number"),
                        row.getString("kind"),
                        row.getOffsetDateTime("recorded_at").toInstant().toString(),
                        row.getString("document"))
                .json();
    }

    private static JsonObject step(Row row) {
        return new ExportRows.AwardStep(
                        row.getString("award_id"),
                        row.getShort("step"),
                        row.getLong("settlement"),
                        row.getString("maker"),
                        row.getString("approver"),
                        row.getOffsetDateTime("recorded_at").toInstant().toString())
                .json();
    }

    private static JsonObject slip(Row row) {
        return new ExportRows.Slip(row.getString("document"), row.getBoolean("posted")).json();
    }

    private static JsonObject act(Row row) {
        return new ExportRows.KeptAct(
                        row.getString("document"),
                        row.getString("state"),
                        row.getOffsetDateTime("recorded_at").toInstant())
                .json();
    }

    private static JsonObject adopted(Row row) {
        return new ExportRows.Adopted(row.getString("document"), row.getString("maker"), row.getString("approver"))
                .json();
    }

    private static JsonObject standing(Row row) {
        String id = row.getString("id");
        String county = row.getString("county");
        LocalDate day = row.getLocalDate("first_day");
        String maker = row.getString("maker");
        String approver = row.getString("approver");
        Optional<Signatures> by = Optional.ofNullable(maker).map(signed -> new Signatures(signed, approver));
        StandingFact fact = switch (row.getString("kind")) {
            case "task" ->
                new StandingFact.Task(
                        id,
                        county,
                        Math.toIntExact(row.getLong("first_number")),
                        row.getLong("second_number"),
                        row.getLong("third_number"),
                        by);
            case "own-balance" ->
                new StandingFact.OwnBalance(id, county, day, Math.toIntExact(row.getLong("first_number")), by);
            case "suspension" -> new StandingFact.Suspended(id, county, day, row.getString("words"), maker, approver);
            case "commitment-overdue" -> new StandingFact.CommitmentOverdue(id, county, day, row.getString("words"));
            case "exclusion" -> new StandingFact.Excluded(id, county, day, row.getLocalDate("last_day"));
            case "commitment-kept" -> new StandingFact.CommitmentKept(id, day, row.getString("words"));
            case "suspension-lifted" -> new StandingFact.Lifted(id, day, maker, approver);
            default ->
                new StandingFact.Shortage(id, county, day, row.getLocalDate("last_day"), row.getString("words"), by);
        };
        return new StandingRow(
                        fact, row.getOffsetDateTime("recorded_at").toInstant().toString())
                .json();
    }
}
