package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.RejectReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may match the closing price, and when.
 *
 * <p>The seller itself, the leader and counties without an accepted bid simply lack the right: {@code NOT_ELIGIBLE}.
 *
 * <p>Clause: Z10-21.1.
 */
final class MatchRules {
    private MatchRules() {}

    static Optional<RejectReason> firstBroken(AscendingState state, AscendingCommand.Match match) {
        Instant close = state.closesAt();
        if (match.at().isBefore(close)) {
            return Optional.of(RejectReason.NOT_OPEN);
        }
        Instant end = close.plusSeconds(state.terms().times().matchWindowSeconds());
        if (!match.at().isBefore(end) || state.matchedBy().isPresent()) {
            return Optional.of(RejectReason.CLOSED);
        }
        boolean eligible = state.hasRightToMatch() && state.isPairedBidder(match.county());
        return eligible ? Optional.empty() : Optional.of(RejectReason.NOT_ELIGIBLE);
    }
}
