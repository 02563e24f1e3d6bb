package io.quotaexchange.ledger;

import java.time.Instant;

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

    /** Nothing was posted. */
    record Refused(LedgerRefusal reason, String detail) implements Outcome {}
}
