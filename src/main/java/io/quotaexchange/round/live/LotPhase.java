package io.quotaexchange.round.live;

/** Where a lot stands. */
public enum LotPhase {
    /** Announced, not open yet: limits and the reserve are set (公告). */
    ANNOUNCED,
    /** Bids are taken (限时竞价). */
    OPEN,
    /** No more bids; paired counties may match where they have the right. Clause: Z10-21.1. */
    MATCHING,
    /** Nothing is taken any more; the outcome is being worked out. */
    ENDED,
    /** The outcome stands, the key is published. */
    DECIDED,
    /** Taken back before anybody signed up. */
    WITHDRAWN
}
