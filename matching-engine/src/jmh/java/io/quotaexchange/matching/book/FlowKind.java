package io.quotaexchange.matching.book;

/** The kinds of message flow books are compared on. */
public enum FlowKind {
    /** Half new orders, a third cancels, the rest crossing orders, over 1,000 price levels. */
    MIXED,
    /** Nearly every order is cancelled again, over 1,000 price levels. */
    CANCEL_HEAVY,
    /** All at one price: a long queue, taken from the front and thinned out inside. */
    ONE_LEVEL,
    /** 1,000 levels build up, then one order sweeps them all. */
    CRASH
}
