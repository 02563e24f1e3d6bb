package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.RejectReason;

/** What became of an order. */
public sealed interface Outcome {
    /**
     * An order of an allocation or a call auction.
     *
     * @param amount m² or kg received or sold on the market
     * @param pool m² or kg from the provincial pool besides; 0 for all but requests. Clause: Z10-10.2
     */
    record Filled(long amount, long pool) implements Outcome {}

    /** It took no part. */
    record Refused(RejectReason reason) implements Outcome {}

    /** A bid or match of an ascending auction that was accepted; {@code wins} whether it won the lot. */
    record Stood(boolean wins) implements Outcome {}

    /**
     * A new order, or a replacement, of continuous trading: what it did when it arrived. The three sum to what it asked.
     *
     * @param traded m² or kg at once
     * @param rested m² or kg that came to rest
     * @param cancelled m² or kg of the rest that was cancelled at once
     */
    record Entered(long traded, long rested, long cancelled) implements Outcome {}

    /** An order of continuous trading over its whole life: m² or kg at once and while it rested. Only ever what would have been. */
    record TradedInAll(long traded) implements Outcome {}

    /** A cancellation or reduction of continuous trading: m² or kg taken off an order, and what is left of it. */
    record TakenOff(long amount, long left) implements Outcome {}
}
