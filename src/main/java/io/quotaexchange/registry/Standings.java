package io.quotaexchange.registry;

import io.quotaexchange.registry.eligibility.CountyStanding;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** How counties stand, as PostgreSQL keeps it: facts are added, the newest counts. */
final class Standings implements StandingStore {
    private static final String STANDING = """
            SELECT (SELECT coalesce((
                        SELECT b.unbalanced_projects FROM registry.own_balance b
                         WHERE b.county = $1 AND b.as_of <= $2 ORDER BY b.as_of DESC, b.number DESC LIMIT 1), 0)) AS unbalanced,
                   t.year, t.task_m2, t.done_m2,
                   s.starts_on, s.reason,
                   (SELECT count(*) FROM registry.commitment_overdue o
                     WHERE o.county = $1 AND o.since <= $2
                       AND NOT EXISTS (SELECT FROM registry.commitment_kept k
                                        WHERE k.overdue = o.id AND k.kept_on <= $2)) AS overdue,
                   (SELECT max(until) FROM registry.exclusion
                     WHERE county = $1 AND from_day <= $2 AND until >= $2) AS excluded_until,
                   (SELECT max(declared_on) FROM registry.shortage
                     WHERE county = $1 AND declared_on <= $2 AND ends_on >= $2) AS declared_on
              FROM (SELECT) AS one
              LEFT JOIN LATERAL (
                   SELECT year, task_m2, done_m2 FROM registry.county_task
                    WHERE county = $1 AND year <= extract(year FROM $2::date)
                    ORDER BY year DESC, number DESC LIMIT 1) t ON true
              LEFT JOIN LATERAL (
                   SELECT starts_on, reason FROM registry.suspension p
                    WHERE county = $1 AND starts_on <= $2
                      AND NOT EXISTS (SELECT FROM registry.suspension_lift l
                                       WHERE l.suspension = p.id AND l.lifted_on <= $2)
                    ORDER BY starts_on, id LIMIT 1) s ON true
            """;

    private static final String TASK = """
            INSERT INTO registry.county_task (id, county, year, task_m2, done_m2, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING
            """;

    private static final String OWN_BALANCE = """
            INSERT INTO registry.own_balance (id, county, as_of, unbalanced_projects, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
            """;

    private static final String FIND = """
            SELECT 'task' AS kind, id, county, NULL::date AS first_day, NULL::date AS last_day, year::bigint AS first_number,
                   task_m2 AS second_number, done_m2 AS third_number, NULL::text AS words, maker, approver
              FROM registry.county_task WHERE id = $1
            UNION ALL
            SELECT 'own-balance', id, county, as_of, NULL, unbalanced_projects, NULL, NULL, NULL, maker, approver
              FROM registry.own_balance WHERE id = $1
            UNION ALL
            SELECT 'shortage', id, county, declared_on, ends_on, NULL, NULL, NULL, statement, maker, approver
              FROM registry.shortage WHERE id = $1
            LIMIT 1
            """;

    private static final String SUSPENDED = """
            INSERT INTO registry.suspension (id, county, starts_on, reason, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
            """;

    private static final String LIFTED = """
            INSERT INTO registry.suspension_lift (suspension, lifted_on, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (suspension) DO NOTHING
            """;

    private static final String SHORTAGE = """
            INSERT INTO registry.shortage (id, county, declared_on, ends_on, statement, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING
            """;

    private static final String OVERDUE = """
            INSERT INTO registry.commitment_overdue (id, county, since, commitment, recorded_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING
            """;

    private static final String EXCLUDED = """
            INSERT INTO registry.exclusion (id, county, from_day, until, recorded_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING
            """;

    private static final String KEPT = """
            INSERT INTO registry.commitment_kept (overdue, kept_on, write_off, recorded_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT (overdue) DO NOTHING
            """;

    private final Pool pool;
    private final Clock clock;

    Standings(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Records facts in one transaction, in their order. */
    @Override
    public Future<Void> record(List<StandingFact> facts) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return pool.withTransaction(connection -> {
            Future<Void> chain = Future.succeededFuture();
            for (StandingFact fact : facts) {
                chain = chain.compose(done -> insert(connection, fact, now));
            }
            return chain;
        });
    }

    private static Future<Void> insert(SqlConnection connection, StandingFact fact, OffsetDateTime now) {
        return switch (fact) {
            case StandingFact.Task task ->
                insert(
                        connection,
                        TASK,
                        signed(
                                Tuple.of(task.id(), task.county(), task.year(), task.taskM2(), task.doneM2()),
                                task.by(),
                                now));
            case StandingFact.OwnBalance balance ->
                insert(
                        connection,
                        OWN_BALANCE,
                        signed(
                                Tuple.of(balance.id(), balance.county(), balance.asOf(), balance.unbalancedProjects()),
                                balance.by(),
                                now));
            case StandingFact.Suspended suspended ->
                insert(
                        connection,
                        SUSPENDED,
                        Tuple.of(suspended.id(), suspended.county(), suspended.from(), suspended.reason())
                                .addString(suspended.maker())
                                .addString(suspended.approver())
                                .addOffsetDateTime(now));
            case StandingFact.Lifted lifted ->
                insert(connection, LIFTED, Tuple.of(lifted.id(), lifted.on(), lifted.maker(), lifted.approver(), now));
            case StandingFact.CommitmentOverdue overdue ->
                insert(
                        connection,
                        OVERDUE,
                        Tuple.of(overdue.id(), overdue.county(), overdue.since(), overdue.commitment(), now));
            case StandingFact.Excluded excluded ->
                insert(
                        connection,
                        EXCLUDED,
                        Tuple.of(excluded.id(), excluded.county(), excluded.from(), excluded.until(), now));
            case StandingFact.CommitmentKept kept ->
                insert(connection, KEPT, Tuple.of(kept.id(), kept.on(), kept.writeOff(), now));
            case StandingFact.Shortage shortage ->
                insert(
                        connection,
                        SHORTAGE,
                        signed(
                                Tuple.of(
                                        shortage.id(),
                                        shortage.county(),
                                        shortage.declaredOn(),
                                        shortage.endsOn(),
                                        shortage.statement()),
                                shortage.by(),
                                now));
        };
    }

    private static Tuple signed(Tuple row, Optional<Signatures> by, OffsetDateTime now) {
        return row.addString(by.map(Signatures::maker).orElse(null))
                .addString(by.map(Signatures::approver).orElse(null))
                .addOffsetDateTime(now);
    }

    @Override
    public Future<Optional<StandingFact>> find(String id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().map(Standings::fact));
    }

    private static StandingFact fact(Row row) {
        String id = row.getString("id");
        String county = row.getString("county");
        Optional<Signatures> by = Optional.ofNullable(row.getString("maker"))
                .map(maker -> new Signatures(maker, row.getString("approver")));
        return switch (row.getString("kind")) {
            case "task" ->
                new StandingFact.Task(
                        id,
                        county,
                        Math.toIntExact(row.getLong("first_number")),
                        row.getLong("second_number"),
                        row.getLong("third_number"),
                        by);
            case "own-balance" ->
                new StandingFact.OwnBalance(
                        id, county, row.getLocalDate("first_day"), Math.toIntExact(row.getLong("first_number")), by);
            default ->
                new StandingFact.Shortage(
                        id,
                        county,
                        row.getLocalDate("first_day"),
                        row.getLocalDate("last_day"),
                        row.getString("words"),
                        by);
        };
    }

    private static Future<Void> insert(SqlConnection connection, String sql, Tuple row) {
        return connection.preparedQuery(sql).execute(row).mapEmpty();
    }

    @Override
    public Future<CountyStanding> of(String county, LocalDate day) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(county, day))
                .map(rows -> read(county, day, rows.iterator().next()));
    }

    private static CountyStanding read(String county, LocalDate day, Row row) {
        Optional<CountyStanding.AnnualTask> task = row.getInteger("year") == null
                ? Optional.empty()
                : Optional.of(new CountyStanding.AnnualTask(
                        row.getInteger("year"), row.getLong("task_m2"), row.getLong("done_m2")));
        Optional<CountyStanding.Suspension> suspension = row.getLocalDate("starts_on") == null
                ? Optional.empty()
                : Optional.of(new CountyStanding.Suspension(row.getLocalDate("starts_on"), row.getString("reason")));
        return new CountyStanding(
                county,
                day.getYear(),
                task,
                row.getInteger("unbalanced"),
                suspension,
                Optional.ofNullable(row.getLocalDate("declared_on")),
                Math.toIntExact(row.getLong("overdue")),
                Optional.ofNullable(row.getLocalDate("excluded_until")));
    }
}
