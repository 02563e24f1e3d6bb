package io.quotaexchange.matching.explain;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.Map;

/**
 * One thing that could have been otherwise in a case. {@code got} is what the order would have received or sold then.
 *
 * <p>One unit, one tick or one place less would have changed nothing for the order.
 */
public sealed interface Change {
    long got();

    /** Some other county had offered more: as one more offer, later than all others (in a call auction at the floor). */
    record MoreOffered(IndicatorKind indicator, long amount, long got) implements Change {}

    /** Some other county had asked for more: as one more request or bid, after all others (in a call auction at the cap). */
    record MoreAsked(IndicatorKind indicator, long amount, long got) implements Change {}

    /** Other counties had offered less: taken off their latest offers first. */
    record LessOffered(IndicatorKind indicator, long amount, long got) implements Change {}

    /** Other counties had asked for less: taken off the requests served last first. */
    record LessAsked(IndicatorKind indicator, long amount, long got) implements Change {}

    /** The county's cap had been higher by this. */
    record HigherCap(IndicatorKind indicator, long amount, long got) implements Change {}

    /** The request had stood right before that one. */
    record Earlier(String before, long got) implements Change {}

    /** The all-or-nothing request had asked for no more than this: m² or kg by indicator. */
    record AskedOnly(Map<IndicatorKind, Long> amounts, long got) implements Change {
        public AskedOnly {
            amounts = Map.copyOf(amounts);
        }
    }

    /** The order's limit had been this, fen per mu or kg. */
    record OtherLimit(long limitFen, long got) implements Change {}
}
