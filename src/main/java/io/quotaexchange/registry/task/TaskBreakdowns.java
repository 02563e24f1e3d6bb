package io.quotaexchange.registry.task;

import io.quotaexchange.clause.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Breakdowns of annual tasks; a new one of a year replaces the one before, which is kept. */
public final class TaskBreakdowns {
    private static final String SET = """
            INSERT INTO registry.task_breakdown
                   (county, year, revision, county_mu, towns, towns_mu, maker, approver, recorded_at)
            SELECT $1, $2, coalesce(max(revision), 0) + 1, $3, $4, $5, $6, $7, $8
              FROM registry.task_breakdown
             WHERE county = $1 AND year = $2
            """;

    private static final String OF_YEAR = """
            SELECT county_mu, towns, towns_mu FROM registry.task_breakdown
             WHERE county = $1 AND year = $2 ORDER BY revision DESC LIMIT 1
            """;

    private final Pool pool;
    private final Clock clock;

    public TaskBreakdowns(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @return what stands against the breakdown; empty if it was kept. Setting what stands already keeps nothing new. */
    public Future<List<Refusal>> set(TaskBreakdown breakdown, String maker, String approver) {
        List<Refusal> refusals = breakdown.refusals();
        if (!refusals.isEmpty()) {
            return Future.succeededFuture(refusals);
        }
        return of(breakdown.county(), breakdown.year())
                .compose(known -> known.equals(Optional.of(breakdown))
                        ? Future.succeededFuture(List.of())
                        : insert(breakdown, maker, approver));
    }

    private Future<List<Refusal>> insert(TaskBreakdown breakdown, String maker, String approver) {
        String[] towns =
                breakdown.towns().stream().map(TaskBreakdown.TownTask::town).toArray(String[]::new);
        Integer[] mu =
                breakdown.towns().stream().map(TaskBreakdown.TownTask::mu).toArray(Integer[]::new);
        Tuple row = Tuple.of(breakdown.county(), breakdown.year(), breakdown.countyMu())
                .addArrayOfString(towns)
                .addArrayOfInteger(mu)
                .addString(maker)
                .addString(approver)
                .addOffsetDateTime(OffsetDateTime.now(clock));
        return pool.preparedQuery(SET).execute(row).map(done -> List.of());
    }

    /** The breakdown that counts. */
    public Future<Optional<TaskBreakdown>> of(String county, int year) {
        return pool.preparedQuery(OF_YEAR).execute(Tuple.of(county, year)).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            String[] towns = row.getArrayOfStrings(1);
            Integer[] mu = row.getArrayOfIntegers(2);
            List<TaskBreakdown.TownTask> tasks = new ArrayList<>();
            for (int i = 0; i < towns.length; i++) {
                tasks.add(new TaskBreakdown.TownTask(towns[i], mu[i]));
            }
            return Optional.of(new TaskBreakdown(county, year, row.getInteger(0), tasks));
        });
    }
}
