package io.quotaexchange.settlement;

import java.util.EnumSet;
import java.util.Set;

/** The steps of an award; both counties confirm in either order, everything else goes in this order. */
public enum Step {
    /** The units left the listing (or the pool): ledger AWARD. */
    AWARDED,
    /** The seller confirmed the deal (成交确认书). */
    SELLER_CONFIRMED,
    /** The buyer confirmed the deal. */
    BUYER_CONFIRMED,
    /** The buyer's money is there: ledger PAY_IN, or nothing where it was prefunded. */
    PAID,
    /** Units and money moved into both ledgers: ledger DELIVER. */
    DELIVERED;

    /** The steps that must have been taken before this one. */
    public Set<Step> before() {
        return switch (this) {
            case AWARDED -> EnumSet.noneOf(Step.class);
            case SELLER_CONFIRMED, BUYER_CONFIRMED -> EnumSet.of(AWARDED);
            case PAID -> EnumSet.of(AWARDED, SELLER_CONFIRMED, BUYER_CONFIRMED);
            case DELIVERED -> EnumSet.of(AWARDED, SELLER_CONFIRMED, BUYER_CONFIRMED, PAID);
        };
    }

    /** What the public sees of an award that has taken these steps. */
    public static String status(Set<Step> taken) {
        if (taken.contains(DELIVERED)) {
            return "DELIVERED";
        }
        if (taken.contains(PAID)) {
            return "PAID";
        }
        return taken.contains(SELLER_CONFIRMED) && taken.contains(BUYER_CONFIRMED) ? "CONFIRMED" : "AWARDED";
    }
}
