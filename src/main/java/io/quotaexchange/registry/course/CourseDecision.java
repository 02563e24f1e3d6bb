package io.quotaexchange.registry.course;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.refusal.Warning;
import java.util.List;

/**
 * What becomes of a step.
 *
 * @param refusals every reason against it; empty: it is recorded
 * @param warnings what is late or unusual without being forbidden
 */
public record CourseDecision(List<Refusal> refusals, List<Warning> warnings) {
    public CourseDecision {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    public boolean isTaken() {
        return refusals.isEmpty();
    }
}
