package io.quotaexchange.matching;

/** The trading mechanisms, by the name a case file gives them. */
public enum Mechanism {
    /** Fixed price, key projects first. Clause: M13-05.4, Z10-10.1, Z10-21.1. */
    PRIORITY_ALLOCATION,
    /** Fixed price, one tier, shared pro rata (统一限价交易). Clause: M13-05.6. */
    UNIFORM_LIMITED_PRICE,
    /** Sealed bids, one price. Clause: M13-05.5. */
    CALL_AUCTION,
    /** One lot, live, open (网上竞价). Clause: M13-05.5. */
    ASCENDING_AUCTION,
    /** Limit order book (市场交易). Clause: M13-05.6. */
    CONTINUOUS
}
