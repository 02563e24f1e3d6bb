package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import java.util.List;

/** The answer of a pure decision. */
public sealed interface Decision {
    /** These events happen. None: the same command was decided before, nothing happens again. */
    record Accepted(List<RoundEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** Nothing happens. */
    record Rejected(Refusal refusal) implements Decision {}
}
