package io.quotaexchange.matching.explain;

import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One thing that could have been otherwise in a case; {@link ChangedCase} makes it so. */
public sealed interface Change {
    /**
     * Some other county had offered more: as one more offer, later than all others; in a call auction at the floor; in a book at the
     * order's own limit, right before it.
     */
    record MoreOffered(IndicatorKind indicator, long amount) implements Change {}

    /** Some other county had asked for more: likewise, in a call auction at the cap. */
    record MoreAsked(IndicatorKind indicator, long amount) implements Change {}

    /** Other counties had offered less: taken off their latest offers first. */
    record LessOffered(IndicatorKind indicator, long amount) implements Change {}

    /** Other counties had asked for less: taken off the requests served last, or the latest bids, first. */
    record LessAsked(IndicatorKind indicator, long amount) implements Change {}

    /** The county's cap had been higher by this. */
    record HigherCap(IndicatorKind indicator, long amount) implements Change {}

    /** It had stood right before that one; in an ascending auction at the same moment. */
    record Earlier(String before) implements Change {}

    /** It had come right after that one, at the same moment. */
    record Later(String after) implements Change {}

    /** The all-or-nothing request had asked for no more than this: m² or kg by indicator. */
    record AskedOnly(Map<IndicatorKind, Long> amounts) implements Change {
        public AskedOnly {
            amounts = Map.copyOf(amounts);
        }
    }

    /** The order's limit had been this, fen per mu or kg. */
    record OtherLimit(long limitFen) implements Change {}

    /**
     * The bid or match had been sent at another time, at another price, or both. Moved later it is the first of its moment, moved
     * earlier the last.
     */
    record Sent(Optional<Instant> at, OptionalLong priceFen) implements Change {}

    /** The county had been paired with the seller. Clause: Z10-21.1 */
    record PairedWithSeller() implements Change {}

    /** The order had been for this amount, m² or kg. */
    record OtherAmount(long amount) implements Change {}

    /** The order had had an id no other has. */
    record FreshId() implements Change {}

    /** These resting orders of its own county had been cancelled right before. */
    record OwnWithdrawn(List<String> orders) implements Change {
        public OwnWithdrawn {
            orders = List.copyOf(orders);
        }
    }

    /** The command had come right before the one with this seq. */
    record BeforeCommand(long seq) implements Change {}
}
