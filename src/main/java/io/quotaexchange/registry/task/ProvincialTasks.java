package io.quotaexchange.registry.task;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The province's annual tasks; a new breakdown of a year replaces the one before, which is kept. */
public final class ProvincialTasks {
    private static final String SET = """
            INSERT INTO registry.provincial_task
                   (year, revision, total_m2, counties, tasks_m2, maker, approver, recorded_at)
            SELECT $1, coalesce(max(revision), 0) + 1, $2, $3, $4, $5, $6, $7
              FROM registry.provincial_task
             WHERE year = $1
            """;

    private static final String OF_YEAR = """
            SELECT total_m2, counties, tasks_m2 FROM registry.provincial_task
             WHERE year = $1 ORDER BY revision DESC LIMIT 1
            """;

    private final Pool pool;
    private final Clock clock;

    public ProvincialTasks(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Keeps a breakdown that nothing stands against; one that stands already is not kept twice. */
    public Future<Void> set(ProvincialTask task, String maker, String approver) {
        return of(task.year())
                .compose(known ->
                        known.equals(Optional.of(task)) ? Future.succeededFuture() : insert(task, maker, approver));
    }

    private Future<Void> insert(ProvincialTask task, String maker, String approver) {
        String[] counties =
                task.counties().stream().map(ProvincialTask.CountyTask::county).toArray(String[]::new);
        Long[] tasks =
                task.counties().stream().map(ProvincialTask.CountyTask::task).toArray(Long[]::new);
        Tuple row = Tuple.of(task.year(), task.total())
                .addArrayOfString(counties)
                .addArrayOfLong(tasks)
                .addString(maker)
                .addString(approver)
                .addOffsetDateTime(OffsetDateTime.now(clock));
        return pool.preparedQuery(SET).execute(row).mapEmpty();
    }

    /** What the province asks of a county in a year, m²; empty if nothing was set. Clause: L-02.2. */
    public Future<OptionalLong> of(String county, int year) {
        return of(year).map(found -> found.stream()
                .flatMap(task -> task.counties().stream())
                .filter(task -> task.county().equals(county))
                .mapToLong(ProvincialTask.CountyTask::task)
                .findFirst());
    }

    /** The breakdown that counts. */
    public Future<Optional<ProvincialTask>> of(int year) {
        return pool.preparedQuery(OF_YEAR).execute(Tuple.of(year)).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            String[] counties = row.getArrayOfStrings(1);
            Long[] tasks = row.getArrayOfLongs(2);
            List<ProvincialTask.CountyTask> list = new ArrayList<>();
            for (int i = 0; i < counties.length; i++) {
                list.add(new ProvincialTask.CountyTask(counties[i], tasks[i]));
            }
            return Optional.of(new ProvincialTask(year, row.getLong(0), list));
        });
    }
}
