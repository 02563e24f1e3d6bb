package io.quotaexchange.registry.course;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.intake.GradedLand;
import io.quotaexchange.rulebook.ProjectType;
import java.util.List;

/** Demands on a grading: its rows are what will be filed. */
final class GradingRules {
    private GradingRules() {}

    /** The rows can be, go with the type and have the capacity that follows from them. Clause: M13-03.4, M13-03.5, M13-03.6. */
    static List<Refusal> refusals(CourseQuestion question, CourseStep.Graded graded) {
        if (!graded.isPassed()) {
            return List.of();
        }
        ProjectType type = question.course()
                .proposal()
                .map(CourseStep.Proposed::sourceType)
                .orElse(ProjectType.RECLAIM);
        return new GradedLand(graded.land(), type, question.rulebook()).refusals();
    }
}
