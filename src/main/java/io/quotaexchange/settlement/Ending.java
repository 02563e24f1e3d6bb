package io.quotaexchange.settlement;

/** How an award ends: one way or the other, claimed once before anything moves. */
public enum Ending {
    /** The buyer's money is there: what is left is the delivery. */
    PAID,
    /** A party did not do its part in time: the units go back. */
    DEFAULTED
}
