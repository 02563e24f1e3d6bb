package io.quotaexchange.registry.sanction;

import java.time.Instant;
import java.util.List;

/**
 * A sanction with everything that was done, in order. Clause: M13-07.5.
 *
 * @param id {@code sus_…}
 */
public record SanctionHistory(String id, List<Signed> steps) {
    /** A step with who took it and when it was recorded. */
    public record Signed(SanctionEvent event, String maker, String approver, Instant recordedAt) {}

    public SanctionHistory {
        steps = List.copyOf(steps);
    }

    public Sanction state() {
        Sanction state = new Sanction.None();
        for (Signed step : steps) {
            state = SanctionDecisions.evolve(state, step.event());
        }
        return state;
    }
}
