package io.quotaexchange.matching.book;

/** What becomes of the part of an order that does not trade at once. */
public enum TimeInForce {
    /** Good till cancelled: it rests in the book. */
    GTC,
    /** Immediate or cancel: it is cancelled. */
    IOC,
    /** Fill or kill: the whole order trades at once, or nothing happens. */
    FOK
}
