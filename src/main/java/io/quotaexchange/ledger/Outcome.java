package io.quotaexchange.ledger;

import java.time.Instant;
import java.util.List;

/** What became of a settlement; answered only after the commit. */
public sealed interface Outcome {
    /**
     * Posted for good.
     *
     * @param sequence of the settlement in the journal, from 1 without a gap
     * @param recordedAt the writer's monotone clock
     */
    record Posted(long sequence, Instant recordedAt) implements Outcome {}

    /** The key was known with the same content: nothing was posted now, this is the first answer. */
    record Repeated(long sequence, Instant recordedAt) implements Outcome {}

    /**
     * Nothing was posted.
     *
     * @param reason the first of the violations, which answers
     * @param violations everything that is wrong, in order of precedence; at most {@link #MOST_VIOLATIONS}
     */
    record Refused(LedgerRefusal reason, String detail, List<Violation> violations) implements Outcome {
        public static final int MOST_VIOLATIONS = 100;

        public Refused {
            violations = List.copyOf(violations);
        }

        public Refused(LedgerRefusal reason, String detail) {
            this(reason, detail, List.of(new Violation(reason, detail)));
        }
    }
}
