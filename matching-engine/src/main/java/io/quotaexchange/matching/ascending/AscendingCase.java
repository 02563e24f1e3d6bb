package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import java.util.List;

/**
 * A whole ascending auction: the terms, the revealed seed, and everything that was sent.
 *
 * @param bids in rising seq, {@code at} never falling
 * @param matches likewise
 */
public record AscendingCase(
        AscendingTerms terms, Seed seed, List<AscendingCommand.Bid> bids, List<AscendingCommand.Match> matches)
        implements Case {
    public AscendingCase {
        bids = List.copyOf(bids);
        matches = List.copyOf(matches);
    }

    @Override
    public Mechanism mechanism() {
        return Mechanism.ASCENDING_AUCTION;
    }
}
