package io.quotaexchange.matching.reasons;

import static io.quotaexchange.matching.RejectReason.ABOVE_CAP;
import static io.quotaexchange.matching.RejectReason.ALREADY_LEADING;
import static io.quotaexchange.matching.RejectReason.CAP_PHASE;
import static io.quotaexchange.matching.RejectReason.CLOSED;
import static io.quotaexchange.matching.RejectReason.NOT_ABOVE_PRICE;
import static io.quotaexchange.matching.RejectReason.NOT_ELIGIBLE;
import static io.quotaexchange.matching.RejectReason.NOT_OPEN;
import static io.quotaexchange.matching.RejectReason.OFF_INCREMENT;
import static io.quotaexchange.matching.RejectReason.OWN_LOT;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import io.quotaexchange.matching.ascending.AscendingTerms;
import io.quotaexchange.matching.ascending.Seed;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Bids and matches: start 100, increment 10, cap 205, open from second 0 to 100, a minute to match; 330281 is paired with the seller. */
final class FaultyAuctions {
    static final Faulty BID = new Faulty(
            Mechanism.ASCENDING_AUCTION,
            "bid",
            List.of(NOT_OPEN, CLOSED, OWN_LOT, ALREADY_LEADING, NOT_ABOVE_PRICE, OFF_INCREMENT, ABOVE_CAP, CAP_PHASE),
            FaultyAuctions::bid);
    static final Faulty MATCH = new Faulty(
            Mechanism.ASCENDING_AUCTION, "match", List.of(NOT_OPEN, CLOSED, NOT_ELIGIBLE), FaultyAuctions::match);

    /** No input has both. Before the opening nobody leads; the seller never does; in the cap phase no other test of the price applies. */
    private static final List<Set<RejectReason>> EXCLUSIVE = List.of(
            Set.of(NOT_OPEN, CLOSED),
            Set.of(NOT_OPEN, ALREADY_LEADING),
            Set.of(NOT_OPEN, CAP_PHASE),
            Set.of(OWN_LOT, ALREADY_LEADING),
            Set.of(NOT_ABOVE_PRICE, ABOVE_CAP),
            Set.of(NOT_ABOVE_PRICE, CAP_PHASE),
            Set.of(OFF_INCREMENT, CAP_PHASE),
            Set.of(ABOVE_CAP, CAP_PHASE));

    private static final String SELLER = "331126";
    private static final String PARTNER = "330281";
    private static final String LEADER = "330482";
    private static final String OTHER = "330822";

    private FaultyAuctions() {}

    private static Optional<Case> bid(Set<RejectReason> faults) {
        if (EXCLUSIVE.stream().anyMatch(faults::containsAll)) {
            return Optional.empty();
        }
        String county = faults.contains(OWN_LOT) ? SELLER : faults.contains(ALREADY_LEADING) ? LEADER : OTHER;
        long at = faults.contains(NOT_OPEN) ? -1 : faults.contains(CLOSED) ? 100 : 50;
        Bid tested = new Bid(Faulty.ID, 2, county, price(faults), at(at));
        if (faults.contains(NOT_OPEN)) {
            return Optional.of(auction(List.of(tested), List.of()));
        }
        Bid first = new Bid("first", 1, LEADER, faults.contains(CAP_PHASE) ? 205 : 150, at(10));
        return Optional.of(auction(List.of(first, tested), List.of()));
    }

    private static long price(Set<RejectReason> faults) {
        long off = faults.contains(OFF_INCREMENT) ? 5 : 0;
        if (faults.contains(NOT_ABOVE_PRICE)) {
            // Before the opening nobody has bid: there only a price below the start is too low.
            return (faults.contains(NOT_OPEN) ? 80 : 140) + off;
        }
        return (faults.contains(ABOVE_CAP) ? 210 : 160) + off;
    }

    private static Optional<Case> match(Set<RejectReason> faults) {
        if (faults.containsAll(Set.of(NOT_OPEN, CLOSED))) {
            return Optional.empty();
        }
        long at = faults.contains(NOT_OPEN) ? 99 : faults.contains(CLOSED) ? 160 : 120;
        String county = faults.contains(NOT_ELIGIBLE) ? OTHER : PARTNER;
        List<Bid> bids = List.of(new Bid("first", 1, PARTNER, 100, at(10)), new Bid("second", 2, LEADER, 150, at(20)));
        return Optional.of(auction(bids, List.of(new Match(Faulty.ID, 3, county, at(at)))));
    }

    private static AscendingCase auction(List<Bid> bids, List<Match> matches) {
        AscendingTerms terms = new AscendingTerms(
                new AscendingTerms.Lot("lot", SELLER, IndicatorKind.CAPACITY, 1000),
                new AscendingTerms.Prices(100, 10, 205, OptionalLong.empty()),
                new AscendingTerms.Times(at(0), at(100), 0, 60),
                new Pairings(List.of(Pairings.Pair.of(SELLER, PARTNER))));
        return new AscendingCase(terms, new Seed("07".repeat(32)), bids, matches);
    }

    private static Instant at(long seconds) {
        return Instant.parse("2026-03-02T01:00:00Z").plusSeconds(seconds);
    }
}
