package io.quotaexchange.round.live;

import io.quotaexchange.clause.Refusal;
import java.util.List;

/** The answer of a pure decision. */
public sealed interface LiveDecision {
    /** These events happen. None: the same command was decided before, or nothing has to happen. */
    record Accepted(List<LiveEvent> events) implements LiveDecision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** Nothing happens. */
    record Rejected(Refusal refusal) implements LiveDecision {}
}
