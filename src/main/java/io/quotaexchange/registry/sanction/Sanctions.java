package io.quotaexchange.registry.sanction;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sanctions by id ({@code sus_…}); a suspension bars the county from trading from its day on. Clause: M13-07.5. */
public final class Sanctions {
    private static final String STEPS = """
            SELECT kind, happened_on, document FROM registry.sanction_event WHERE sanction = $1 ORDER BY number
            """;

    private static final String HISTORY = """
            SELECT sanction, kind, happened_on, document, maker, approver, recorded_at
              FROM registry.sanction_event
             WHERE $1::text IS NULL OR sanction = $1
             ORDER BY sanction, number
             LIMIT 50000
            """;

    private static final String ADD = """
            INSERT INTO registry.sanction_event
                   (sanction, number, kind, happened_on, document, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String SUSPEND = """
            INSERT INTO registry.suspension (id, county, starts_on, reason, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;

    private static final String LIFT = """
            INSERT INTO registry.suspension_lift (suspension, lifted_on, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5)
            """;

    private final Pool pool;
    private final Clock clock;

    public Sanctions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The steps taken so far, in order; empty if there is no such sanction. */
    public Future<List<SanctionEvent>> steps(String sanction) {
        return pool.withConnection(connection -> steps(connection, sanction));
    }

    /** The steps taken so far with who took them; empty if there is no such sanction. */
    public Future<List<SanctionHistory.Signed>> history(String sanction) {
        return histories(sanction)
                .map(found -> found.isEmpty() ? List.of() : found.getFirst().steps());
    }

    /** Every sanction, in order of id. */
    public Future<List<SanctionHistory>> all() {
        return histories(null);
    }

    private Future<List<SanctionHistory>> histories(String sanction) {
        return pool.preparedQuery(HISTORY).execute(Tuple.of(sanction)).map(rows -> {
            Map<String, List<SanctionHistory.Signed>> steps = new LinkedHashMap<>();
            for (Row row : rows) {
                steps.computeIfAbsent(row.getString(0), id -> new ArrayList<>())
                        .add(new SanctionHistory.Signed(
                                SanctionEventJson.read(row.getString(1), row.getLocalDate(2), row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                row.getOffsetDateTime(6).toInstant()));
            }
            return steps.entrySet().stream()
                    .map(entry -> new SanctionHistory(entry.getKey(), entry.getValue()))
                    .toList();
        });
    }

    private static Future<List<SanctionEvent>> steps(SqlConnection connection, String sanction) {
        return connection.preparedQuery(STEPS).execute(Tuple.of(sanction)).map(rows -> {
            List<SanctionEvent> events = new ArrayList<>();
            for (Row row : rows) {
                events.add(SanctionEventJson.read(row.getString(0), row.getLocalDate(1), row.getString(2)));
            }
            return events;
        });
    }

    /** What would become of a step; takes none. */
    public Future<SanctionDecisions.Decision> review(String sanction, SanctionCommand command, LocalDate today) {
        return pool.withConnection(connection -> steps(connection, sanction))
                .map(steps -> SanctionDecisions.decide(state(steps), command, today));
    }

    /**
     * Takes a step, or refuses it and changes nothing. The last step again, by the same people, is the same step.
     *
     * @return fails if maker and approver are one person, or another step was taken at the same moment
     */
    public Future<SanctionDecisions.Decision> submit(
            String sanction, SanctionCommand command, LocalDate today, String maker, String approver) {
        return history(sanction)
                .compose(known -> isLast(known, command, maker, approver)
                        ? Future.succeededFuture(new SanctionDecisions.Decision.Taken(
                                known.getLast().event()))
                        : take(sanction, command, today, maker, approver));
    }

    private static boolean isLast(
            List<SanctionHistory.Signed> steps, SanctionCommand command, String maker, String approver) {
        if (steps.isEmpty()
                || !steps.getLast().maker().equals(maker)
                || !steps.getLast().approver().equals(approver)) {
            return false;
        }
        SanctionEvent last = steps.getLast().event();
        List<SanctionEvent> before = steps.subList(0, steps.size() - 1).stream()
                .map(SanctionHistory.Signed::event)
                .toList();
        return SanctionDecisions.decide(state(before), command, last.on())
                .equals(new SanctionDecisions.Decision.Taken(last));
    }

    private Future<SanctionDecisions.Decision> take(
            String sanction, SanctionCommand command, LocalDate today, String maker, String approver) {
        return pool.withTransaction(connection -> steps(connection, sanction).compose(steps -> {
            Sanction state = state(steps);
            SanctionDecisions.Decision decision = SanctionDecisions.decide(state, command, today);
            if (!(decision instanceof SanctionDecisions.Decision.Taken taken)) {
                return Future.succeededFuture(decision);
            }
            Tuple signed = Tuple.of(maker, approver, OffsetDateTime.now(clock));
            return add(connection, sanction, steps.size() + 1, taken.event(), signed)
                    .compose(done -> takeEffect(connection, sanction, state, taken.event(), signed))
                    .map(done -> decision);
        }));
    }

    private static Sanction state(List<SanctionEvent> steps) {
        Sanction state = new Sanction.None();
        for (SanctionEvent step : steps) {
            state = SanctionDecisions.evolve(state, step);
        }
        return state;
    }

    private static Future<Void> add(
            SqlConnection connection, String sanction, int number, SanctionEvent event, Tuple signed) {
        Tuple row = Tuple.of(sanction, number, SanctionEventJson.kind(event), event.on())
                .addString(SanctionEventJson.write(event));
        return connection.preparedQuery(ADD).execute(joined(row, signed)).mapEmpty();
    }

    private static Future<Void> takeEffect(
            SqlConnection connection, String sanction, Sanction before, SanctionEvent event, Tuple signed) {
        return switch (event) {
            case SanctionEvent.Suspended suspended -> {
                Tuple row = Tuple.of(
                        sanction, SanctionDecisions.county(before), suspended.on(), SanctionDecisions.finding(before));
                yield connection
                        .preparedQuery(SUSPEND)
                        .execute(joined(row, signed))
                        .mapEmpty();
            }
            case SanctionEvent.Lifted lifted ->
                connection
                        .preparedQuery(LIFT)
                        .execute(joined(Tuple.of(sanction, lifted.on()), signed))
                        .mapEmpty();
            case SanctionEvent.Ordered ordered -> Future.succeededFuture();
            case SanctionEvent.Rectified rectified -> Future.succeededFuture();
            case SanctionEvent.Named named -> Future.succeededFuture();
        };
    }

    private static Tuple joined(Tuple row, Tuple more) {
        for (int i = 0; i < more.size(); i++) {
            row.addValue(more.getValue(i));
        }
        return row;
    }
}
