package io.quotaexchange.registry.course;

import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a project stands, as its steps made it.
 *
 * @param proposal empty while nothing is on record
 * @param reached the last stage that was passed
 * @param lastOn day of the last step, passed or not
 * @param papers on record so far
 * @param graded the rows of the last grading
 * @param acceptedOn day of the city's acceptance
 */
public record Course(
        Optional<CourseStep.Proposed> proposal,
        Optional<Stage> reached,
        Optional<LocalDate> lastOn,
        List<Evidence> papers,
        List<LandRow> graded,
        Optional<LocalDate> acceptedOn,
        boolean isCancelled) {
    /** Before the first step. */
    public static final Course NONE = new Course(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), false);

    public Course {
        papers = List.copyOf(papers);
        graded = List.copyOf(graded);
    }

    /** What the steps made of a project, the oldest first. */
    public static Course of(List<CourseStep> steps) {
        Course course = NONE;
        for (CourseStep step : steps) {
            course = course.after(step);
        }
        return course;
    }

    /** The course after a step that was taken; it never refuses. */
    Course after(CourseStep step) {
        return new Course(
                step instanceof CourseStep.Proposed proposed ? Optional.of(proposed) : proposal,
                step.isPassed() && step.stage().isPresent() ? step.stage() : reached,
                Optional.of(step.on()),
                union(papers, step.papers()),
                step instanceof CourseStep.Graded grading ? grading.land() : graded,
                step instanceof CourseStep.CityAccepted accepted && accepted.isPassed()
                        ? Optional.of(accepted.on())
                        : acceptedOn,
                isCancelled || step instanceof CourseStep.Cancelled);
    }

    /** The stage that may come next; empty when the project is cancelled or has been accepted by the city. */
    public Optional<Stage> next() {
        if (isCancelled || hasReached(Stage.CITY_ACCEPTED)) {
            return Optional.empty();
        }
        return Optional.of(reached.map(Stage::next).orElse(Stage.PROPOSED));
    }

    public boolean hasReached(Stage stage) {
        return reached.isPresent() && reached.get().compareTo(stage) >= 0;
    }

    private static List<Evidence> union(List<Evidence> known, List<Evidence> added) {
        List<Evidence> all = new ArrayList<>(known);
        added.stream().filter(paper -> !known.contains(paper)).forEach(all::add);
        return all;
    }
}
