package io.quotaexchange.matching;

/** Why an order, bid or command was rejected. When several apply, the one that stands first here is given. */
public enum RejectReason {
    OFF_TICK,
    OUTSIDE_BAND,
    NOT_POSITIVE,
    DUPLICATE_ID,
    DUPLICATE_SEQ,
    OTHER_SIDE,
    NOT_OPEN,
    CLOSED,
    OWN_LOT,
    ALREADY_LEADING,
    NOT_ABOVE_PRICE,
    OFF_INCREMENT,
    ABOVE_CAP,
    CAP_PHASE,
    NOT_ELIGIBLE,
    UNKNOWN_ORDER,
    SELF_TRADE,
    CANNOT_FILL
}
