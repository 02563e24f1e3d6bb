package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of every bid and match, and of the lot.
 *
 * @param bids in the order of the case; matches likewise
 * @param closedAt the close after all extensions
 */
public record AscendingResult(List<Answer> bids, List<Answer> matches, Instant closedAt, AscendingOutcome outcome)
        implements Result {

    /** @param reason empty where the bid or match was accepted */
    public record Answer(String id, Optional<RejectReason> reason) {}

    public AscendingResult {
        bids = List.copyOf(bids);
        matches = List.copyOf(matches);
    }

    @Override
    public Mechanism mechanism() {
        return Mechanism.ASCENDING_AUCTION;
    }
}
