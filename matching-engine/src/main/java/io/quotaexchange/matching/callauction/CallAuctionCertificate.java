package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.PairedTotal;
import java.util.List;

/**
 * Evidence for a call auction: demand and supply at the few prices that decide, and why no more could go between pairs.
 *
 * <p>Demand never rises with the price and supply never falls, so the prices that are equally good by volume and surplus lie side
 * by side, and it is enough to look at the first and last of them and at one tick beyond each. Without any trade the highest
 * bid decides: there is no supply at or below it, and no demand above it.
 *
 * <p>Clause: M13-05.5, M13-05.8, Z10-21.1.
 *
 * @param points from the lowest price up, no price twice: one tick below the first of the prices left after volume and surplus
 *     (if inside the band), the first, the price chosen, the last, one tick above the last (if inside the band). Without any trade:
 *     the limit of the highest bid, if there is one
 * @param paired the greatest paired total; all zero and empty without any trade
 */
public record CallAuctionCertificate(List<Point> points, PairedTotal paired) {

    /**
     * @param priceFen fen per mu or kg
     * @param demand m² or kg of bids with a limit at or above the price
     * @param supply m² or kg of offers with a limit at or below the price
     */
    public record Point(long priceFen, long demand, long supply) {}

    public CallAuctionCertificate {
        points = List.copyOf(points);
    }
}
