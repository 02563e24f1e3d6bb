package io.quotaexchange.registry.course;

import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.rulebook.Lifecycle;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Where the steps of projects are kept; the other side is PostgreSQL, or nothing where projects are filed from their papers. */
public interface CourseStore {
    /** The steps of a project, the oldest first; empty if none is on record. */
    Future<List<Courses.Signed>> steps(String project);

    /**
     * Adds a step that was decided on {@code before}.
     *
     * @param before the steps that the decision saw
     * @return fails with a unique violation where another step came between
     */
    Future<Void> add(String project, List<Courses.Signed> before, CourseStep step, Signatures signatures);

    /**
     * What is still due of every project under way, the nearest day first.
     *
     * @param county empty for all
     */
    Future<List<Deadline>> deadlines(Optional<String> county, Lifecycle lifecycle);

    /**
     * Projects that are neither cancelled nor filed, in order of id.
     *
     * @param county empty for all
     */
    Future<List<UnderWay>> underWay(Optional<String> county, Lifecycle lifecycle);

    /** Where a project stands; {@link Course#NONE} if nothing is on record. */
    default Future<Course> course(String project) {
        return steps(project).map(Courses::course);
    }

    /** Knows of no step and takes none. */
    static CourseStore none() {
        return new CourseStore() {
            @Override
            public Future<List<Courses.Signed>> steps(String project) {
                return Future.succeededFuture(List.of());
            }

            @Override
            public Future<Void> add(
                    String project, List<Courses.Signed> before, CourseStep step, Signatures signatures) {
                return Future.failedFuture(new UnsupportedOperationException("no steps are kept here"));
            }

            @Override
            public Future<List<Deadline>> deadlines(Optional<String> county, Lifecycle lifecycle) {
                return Future.succeededFuture(List.of());
            }

            @Override
            public Future<List<UnderWay>> underWay(Optional<String> county, Lifecycle lifecycle) {
                return Future.succeededFuture(List.of());
            }
        };
    }
}
