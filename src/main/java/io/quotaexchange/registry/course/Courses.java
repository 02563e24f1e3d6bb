package io.quotaexchange.registry.course;

import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.rulebook.Lifecycle;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps of projects as PostgreSQL keeps them: added in order, never changed. */
public final class Courses implements CourseStore {
    private static final String STEPS = """
            SELECT project, document, maker, approver, recorded_at
              FROM registry.project_step WHERE project = $1 ORDER BY number
            """;

    private static final String NOT_FILED = """
            SELECT s.project, s.document, s.maker, s.approver, s.recorded_at
              FROM registry.project_step s
             WHERE ($1::text IS NULL OR s.county = $1)
               AND NOT EXISTS (SELECT FROM registry.project_step c
                                WHERE c.project = s.project AND c.closes AND c.kind = 'CANCELLED')
               AND NOT EXISTS (SELECT FROM registry.filing f WHERE f.project = s.project AND f.decision = 'ACCEPTED')
             ORDER BY s.project, s.number
             LIMIT 200000
            """;

    private static final String UNDER_WAY = """
            SELECT s.project, s.document, s.maker, s.approver, s.recorded_at
              FROM registry.project_step s
             WHERE ($1::text IS NULL OR s.county = $1)
               AND NOT EXISTS (SELECT FROM registry.project_step c WHERE c.project = s.project AND c.closes)
             ORDER BY s.project, s.number
             LIMIT 200000
            """;

    private static final String ADD = """
            INSERT INTO registry.project_step
                   (project, number, county, kind, happened_on, passed, closes, document, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    /** A step with who recorded it and when. */
    public record Signed(CourseStep step, Signatures signatures, Instant recordedAt) {}

    private final Pool pool;
    private final Clock clock;

    public Courses(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Future<List<Signed>> steps(String project) {
        return pool.preparedQuery(STEPS)
                .execute(Tuple.of(project))
                .map(rows -> read(rows).getOrDefault(project, List.of()));
    }

    static Course course(List<Signed> steps) {
        return Course.of(steps.stream().map(Signed::step).toList());
    }

    @Override
    public Future<Void> add(String project, List<Signed> before, CourseStep step, Signatures signatures) {
        Course after = course(before).after(step);
        boolean closes = after.next().isEmpty();
        Tuple row = Tuple.of(
                        project,
                        before.size() + 1,
                        after.proposal().orElseThrow().county(),
                        CourseStepJson.kind(step).name(),
                        step.on())
                .addBoolean(step.isPassed())
                .addBoolean(closes)
                .addString(CourseStepJson.write(step).encode())
                .addString(signatures.maker())
                .addString(signatures.approver())
                .addOffsetDateTime(OffsetDateTime.now(clock));
        return pool.preparedQuery(ADD).execute(row).mapEmpty();
    }

    @Override
    public Future<List<Deadline>> deadlines(Optional<String> county, Lifecycle lifecycle) {
        return pool.preparedQuery(UNDER_WAY)
                .execute(Tuple.of(county.orElse(null)))
                .map(rows -> {
                    List<Deadline> deadlines = new ArrayList<>();
                    read(rows)
                            .forEach((project, steps) ->
                                    deadlines.addAll(Deadline.of(project, course(steps), lifecycle)));
                    deadlines.sort(Comparator.comparing(Deadline::due)
                            .thenComparing(Deadline::project)
                            .thenComparing(Deadline::stage));
                    return deadlines;
                });
    }

    @Override
    public Future<List<UnderWay>> underWay(Optional<String> county, Lifecycle lifecycle) {
        return pool.preparedQuery(NOT_FILED)
                .execute(Tuple.of(county.orElse(null)))
                .map(rows -> {
                    List<UnderWay> projects = new ArrayList<>();
                    read(rows)
                            .forEach((project, steps) -> UnderWay.of(project, course(steps), lifecycle)
                                    .ifPresent(projects::add));
                    return projects;
                });
    }

    private static Map<String, List<Signed>> read(RowSet<Row> rows) {
        Map<String, List<Signed>> steps = new LinkedHashMap<>();
        for (Row row : rows) {
            steps.computeIfAbsent(row.getString(0), project -> new ArrayList<>())
                    .add(new Signed(
                            CourseStepJson.read(row.getString(1)),
                            new Signatures(row.getString(2), row.getString(3)),
                            row.getOffsetDateTime(4).toInstant()));
        }
        return steps;
    }
}
