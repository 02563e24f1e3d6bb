package io.quotaexchange.registry.course;

import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.rulebook.Lifecycle;
import io.quotaexchange.rulebook.Rulebook;
import java.time.LocalDate;

/**
 * A step that somebody wants on record, and what must be known to decide on it.
 *
 * @param course as it stands before the step
 * @param countyKnown whether the county of the proposal is one of the province on its day
 * @param today on the calendar
 * @param rulebook in force on the day of the step
 */
public record CourseQuestion(
        ProjectNumber number, Course course, CourseStep step, boolean countyKnown, LocalDate today, Rulebook rulebook) {
    Lifecycle lifecycle() {
        return rulebook.lifecycle();
    }
}
