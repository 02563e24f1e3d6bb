package io.quotaexchange.registry.course;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.rulebook.Lifecycle;
import io.quotaexchange.rulebook.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a project still has to reach, and by when. Clause: L-03.4b.
 *
 * @param project id
 * @param reached where it stands
 * @param due last day, of the stage {@code stage}
 */
public record Deadline(
        String project, String county, String name, Stage reached, Stage stage, LocalDate due, ClauseId clause) {
    /** Whether the day has passed. */
    public boolean isOverdue(LocalDate today) {
        return today.isAfter(due);
    }

    /** Every stage that is still due of a project that is under way, the nearest first. */
    static List<Deadline> of(String project, Course course, Lifecycle lifecycle) {
        List<Deadline> deadlines = new ArrayList<>();
        if (course.isCancelled() || course.proposal().isEmpty()) {
            return deadlines;
        }
        for (Stage stage : Stage.values()) {
            if (!course.hasReached(stage)) {
                CourseWarnings.due(stage, course, lifecycle)
                        .ifPresent(due -> deadlines.add(new Deadline(
                                project,
                                course.proposal().get().county(),
                                course.proposal().get().name(),
                                course.reached().orElseThrow(),
                                stage,
                                due.day(),
                                due.clause())));
            }
        }
        return deadlines;
    }
}
