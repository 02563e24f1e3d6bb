package io.quotaexchange.ledger;

/** Why a settlement was refused, in order of precedence. */
public enum LedgerRefusal {
    /** Same key, other content. */
    KEY_REUSED,
    /** The same fact was delivered before. */
    ALREADY_DELIVERED,
    /** Maker and approver are the same person. */
    SAME_PERSON,
    /** An account, unit or combination of accounts that this code does not permit. */
    NOT_PERMITTED,
    /** Zero or less, or beyond 2⁶³−1 together with the balance. */
    AMOUNT_OUT_OF_RANGE,
    /** A delivery without both legs, or whose money is not price × amount. */
    LEGS_DIFFER,
    /** A lot with this serial exists already, or the named lot is not held by the account. */
    LOT_UNKNOWN_OR_TAKEN,
    /** The account would become negative. */
    INSUFFICIENT_BALANCE,
    /** Too much is queued: try again. */
    BUSY
}
