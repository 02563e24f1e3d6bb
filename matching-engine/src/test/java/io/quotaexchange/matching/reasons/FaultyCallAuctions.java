package io.quotaexchange.matching.reasons;

import static io.quotaexchange.matching.RejectReason.DUPLICATE_ID;
import static io.quotaexchange.matching.RejectReason.DUPLICATE_SEQ;
import static io.quotaexchange.matching.RejectReason.NOT_POSITIVE;
import static io.quotaexchange.matching.RejectReason.OFF_TICK;
import static io.quotaexchange.matching.RejectReason.OTHER_SIDE;
import static io.quotaexchange.matching.RejectReason.OUTSIDE_BAND;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionCase.Rules;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A bid in a call auction with tick 10, band 100 to 200, one offer (seq 1) and one bid (seq 2) before it. */
final class FaultyCallAuctions {
    static final Faulty ORDER = new Faulty(
            Mechanism.CALL_AUCTION,
            "order",
            List.of(OFF_TICK, OUTSIDE_BAND, NOT_POSITIVE, DUPLICATE_ID, DUPLICATE_SEQ, OTHER_SIDE),
            FaultyCallAuctions::bid);

    private FaultyCallAuctions() {}

    private static Optional<Case> bid(Set<RejectReason> faults) {
        Order tested = new Order(
                faults.contains(DUPLICATE_ID) ? "b1" : Faulty.ID,
                faults.contains(DUPLICATE_SEQ) ? 2 : 3,
                faults.contains(OTHER_SIDE) ? "331126" : "330482",
                faults.contains(NOT_POSITIVE) ? 0 : 5,
                (faults.contains(OUTSIDE_BAND) ? 210 : 150) + (faults.contains(OFF_TICK) ? 5 : 0));
        return Optional.of(new CallAuctionCase(
                new Rules(IndicatorKind.CAPACITY, 10, 100, 200, 150),
                Pairings.NONE,
                List.of(new Order("o1", 1, "331126", 5, 120)),
                List.of(new Order("b1", 2, "330281", 5, 130), tested)));
    }
}
