package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.RejectReason;

/** The answer to a command. */
public sealed interface AscendingDecision {
    record Accepted(AscendingEvent event) implements AscendingDecision {}

    record Rejected(RejectReason reason) implements AscendingDecision {}
}
