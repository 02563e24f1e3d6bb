package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/**
 * A sealed-bid call auction of one indicator; prices in fen per mu or fen per kg.
 *
 * @param offers in the order of the file; bids likewise
 */
public record CallAuctionCase(Rules rules, Pairings pairings, List<Order> offers, List<Order> bids) implements Case {

    /**
     * @param tickFen greater than zero
     * @param floorFen lowest price, a multiple of the tick
     * @param capFen highest price, a multiple of the tick
     * @param referenceFen the guide price, inside the band, may be off the tick. Clause: M13-05.8
     */
    public record Rules(IndicatorKind indicator, long tickFen, long floorFen, long capFen, long referenceFen) {}

    /** @param amount m² or kg; {@code limitFen} fen per mu or kg */
    public record Order(String id, long seq, String county, long amount, long limitFen) {}

    public CallAuctionCase {
        offers = List.copyOf(offers);
        bids = List.copyOf(bids);
    }

    @Override
    public Mechanism mechanism() {
        return Mechanism.CALL_AUCTION;
    }
}
