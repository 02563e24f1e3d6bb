package io.quotaexchange.act;

import io.quotaexchange.ledger.LedgerRefusal;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Violation;
import io.quotaexchange.platform.database.Turns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Carries acts out: keeps the document, posts the settlement, marks the end. Each may be repeated; killed anywhere, the same act again goes
 * on where it was, and nothing happens twice.
 */
public final class Acts {
    /** Most rows of one page. */
    public static final int MOST_ROWS = 1_000;

    private static final String KEEP = """
            INSERT INTO act.act (id, kind, county, document, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
            """;

    private static final String END = """
            INSERT INTO act.ended (act_id, settlement, refusal) VALUES ($1, $2, $3) ON CONFLICT (act_id) DO NOTHING
            """;

    private static final String COLUMNS = """
            SELECT a.id, a.kind, a.county, a.document, a.maker, a.approver, a.recorded_at, e.settlement, e.refusal
              FROM act.act a LEFT JOIN act.ended e ON e.act_id = a.id
            """;

    private static final String ONE = COLUMNS + " WHERE a.id = $1";

    private static final String PAGE = COLUMNS + """
             WHERE a.id > $1 AND ($2::text IS NULL OR a.kind = $2) AND ($3::text IS NULL OR a.county = $3)
             ORDER BY a.id LIMIT $4
            """;

    private static final String ABOUT = COLUMNS + """
             WHERE a.document::jsonb ->> 'project' = $1 ORDER BY a.id LIMIT $2
            """;

    private static final String ABOUT_SEVERAL = COLUMNS + """
             WHERE a.document::jsonb ->> 'project' = ANY($1) AND a.kind = ANY($2) ORDER BY a.id LIMIT $3
            """;

    /** Names the locks of acts among those of the database. */
    private static final int SPACE = 7_237;

    private static final int MOST_AT_A_TIME = 6;

    private final Pool client;
    private final Turns turns;
    private final Poster poster;
    private final Clock clock;

    public Acts(Pool client, Poster poster, Clock clock) {
        this.client = client;
        this.turns = new Turns(client, SPACE, MOST_AT_A_TIME);
        this.poster = poster;
        this.clock = clock;
    }

    /**
     * Carries it out. The same act asked for twice at once is done by one after the other: what the ledger refused is never posted by
     * who asked a moment later.
     *
     * @return fails only if the outcome is unknown: repeat it then
     */
    public Future<ActOutcome> carryOut(Act act) {
        return turns.alone(act.id(), connection -> carryOut(connection, act));
    }

    private Future<ActOutcome> carryOut(SqlConnection connection, Act act) {
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                                act.id(),
                                act.kind().text(),
                                act.county(),
                                act.document().encode(),
                                act.maker())
                        .addString(act.approver())
                        .addOffsetDateTime(OffsetDateTime.now(clock)))
                .compose(kept -> kept.rowCount() == 1 ? post(connection, act) : goOn(connection, act));
    }

    private Future<ActOutcome> goOn(SqlConnection connection, Act act) {
        return find(connection, act.id()).map(Optional::orElseThrow).compose(kept -> {
            if (!kept.document().equals(act.document().encode()) || kept.kind() != act.kind()) {
                return Future.succeededFuture(new ActOutcome.IdTaken(kept));
            }
            if (kept.refusal().isPresent()) {
                return Future.succeededFuture(
                        new ActOutcome.Refused(kept.refusal().get(), List.of()));
            }
            boolean done = kept.settlement().isPresent() || act.settlement().isEmpty();
            return done ? Future.succeededFuture(new ActOutcome.Done(kept.settlement(), true)) : post(connection, act);
        });
    }

    private Future<ActOutcome> post(SqlConnection connection, Act act) {
        if (act.settlement().isEmpty()) {
            return Future.succeededFuture(new ActOutcome.Done(OptionalLong.empty(), false));
        }
        return poster.post(act.settlement().get()).compose(outcome -> switch (outcome) {
            case Outcome.Posted posted -> posted(connection, act, posted.sequence(), false);
            case Outcome.Repeated repeated -> posted(connection, act, repeated.sequence(), true);
            case Outcome.Refused refused ->
                refused.reason() == LedgerRefusal.BUSY ? busy(refused) : refused(connection, act, refused);
        });
    }

    private static Future<ActOutcome> posted(SqlConnection connection, Act act, long sequence, boolean repeated) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(act.id(), sequence, null))
                .map(done -> new ActOutcome.Done(OptionalLong.of(sequence), repeated));
    }

    private static Future<ActOutcome> busy(Outcome.Refused refused) {
        return Future.failedFuture(refused.reason() + ": " + refused.detail());
    }

    private static Future<ActOutcome> refused(SqlConnection connection, Act act, Outcome.Refused refused) {
        String text = refused.violations().stream()
                .map(Violation::detail)
                .reduce((one, other) -> one + "; " + other)
                .orElse(refused.detail());
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(act.id(), null, refused.reason() + ": " + text))
                .map(done -> new ActOutcome.Refused(refused.reason() + ": " + text, refused.violations()));
    }

    public Future<Optional<KeptAct>> find(String id) {
        return find(client, id);
    }

    private static Future<Optional<KeptAct>> find(SqlClient client, String id) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Acts::read));
    }

    /** Acts by id, those after the one named; of one kind, of one county, where given. */
    public Future<List<KeptAct>> page(Optional<ActKind> kind, Optional<String> county, String after, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(
                        after,
                        kind.map(ActKind::text).orElse(null),
                        county.orElse(null),
                        Math.clamp(limit, 1, MOST_ROWS)))
                .map(rows -> rows.stream().map(Acts::read).toList());
    }

    /** Acts whose document names a project, by id; at most {@link #MOST_ROWS}. */
    public Future<List<KeptAct>> about(String project) {
        return client.preparedQuery(ABOUT)
                .execute(Tuple.of(project, MOST_ROWS))
                .map(rows -> rows.stream().map(Acts::read).toList());
    }

    /** Acts of some kinds whose document names one of these projects, by id; at most ten times {@link #MOST_ROWS}. */
    public Future<List<KeptAct>> about(List<String> projects, Set<ActKind> kinds) {
        return client.preparedQuery(ABOUT_SEVERAL)
                .execute(Tuple.of(
                        projects.toArray(String[]::new),
                        kinds.stream().map(ActKind::text).toArray(String[]::new),
                        10 * MOST_ROWS))
                .map(rows -> rows.stream().map(Acts::read).toList());
    }

    private static KeptAct read(Row row) {
        Long settlement = row.getLong("settlement");
        return new KeptAct(
                row.getString("id"),
                ActKind.of(row.getString("kind")).orElseThrow(),
                row.getString("county"),
                row.getString("document"),
                row.getString("maker"),
                row.getString("approver"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                settlement == null ? OptionalLong.empty() : OptionalLong.of(settlement),
                Optional.ofNullable(row.getString("refusal")));
    }
}
