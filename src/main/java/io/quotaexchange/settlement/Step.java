package io.quotaexchange.settlement;

/** The steps of an award, in the order in which they are taken. */
public enum Step {
    /** The units left the listing (or the pool): ledger AWARD. */
    AWARDED,
    /** The seller confirmed the deal (成交确认书). */
    SELLER_CONFIRMED,
    /** The buyer confirmed the deal. */
    BUYER_CONFIRMED,
    /** The buyer's money arrived: ledger PAY_IN. */
    PAID,
    /** Units and money moved into both ledgers: ledger DELIVER. */
    DELIVERED;

    /** What the public sees of an award at this step. */
    public String status() {
        return switch (this) {
            case AWARDED, SELLER_CONFIRMED -> "AWARDED";
            case BUYER_CONFIRMED -> "CONFIRMED";
            case PAID -> "PAID";
            case DELIVERED -> "DELIVERED";
        };
    }
}
