package io.quotaexchange.pricing;

import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.Pricing;

/**
 * The prices at which an indicator may trade, in fen per mu or kg. Clause: M13-05.8, M13-05.4.
 *
 * @param guide the guide price
 * @param fixed what key projects pay
 * @param floor lowest and {@code cap} highest limit, multiples of {@code tick}
 */
public record PriceBand(UnitPrice guide, UnitPrice fixed, UnitPrice floor, UnitPrice cap, UnitPrice tick) {

    /**
     * The band inside what the rulebook permits: the floor is rounded up to the tick, the cap down to it, so that neither lies
     * outside; the fixed price is rounded down to the fen.
     *
     * @throws IllegalArgumentException if no multiple of the tick lies in the band
     */
    public static PriceBand around(GuidePrice guide, Pricing rules) {
        long price = guide.price().fen();
        long tick = rules.ticks().get(guide.indicator()).value().fen();
        long lowest = price - rules.bandBelow().value().floorOf(price);
        long highest = Math.addExact(price, rules.bandAbove().value().floorOf(price));
        long floor = Math.multiplyExact(Math.ceilDiv(lowest, tick), tick);
        long cap = highest / tick * tick;
        if (floor > cap) {
            throw new IllegalArgumentException(
                    "no multiple of the tick " + tick + " between " + lowest + " and " + highest);
        }
        return new PriceBand(
                guide.price(),
                UnitPrice.ofFen(rules.keyProjectShare().value().floorOf(price)),
                UnitPrice.ofFen(floor),
                UnitPrice.ofFen(cap),
                UnitPrice.ofFen(tick));
    }
}
