package io.quotaexchange.rulebook;

/** A stage that a round may have. */
public enum StageKind {
    /** Key projects ask, only paired counties trade. Clause: Z10-21.1. */
    FIRST_REFUSAL,
    /** Key projects at the fixed price, then the provincial pool. Clause: M13-05.4, Z10-10.1, Z10-10.2. */
    PRIORITY_ALLOCATION,
    /** The other projects bid for what is left. Clause: M13-05.5. */
    CALL_AUCTION,
    /** All at one limited price, shared in proportion. Clause: M13-05.6. */
    UNIFORM_LIMITED_PRICE,
    /** Lots are bid up in the open. Clause: M13-05.5. */
    ASCENDING_AUCTION,
    /** Offers and bids meet as they come. Clause: M13-05.6. */
    CONTINUOUS;

    /** Whether a ruling on the mechanism of this name is enough to have it; a first refusal is a stage of its own. */
    public boolean isMechanism() {
        return this != FIRST_REFUSAL;
    }

    /** Whether it is held open for a time, rather than cleared at one moment from orders entered before. */
    public boolean isLive() {
        return this == ASCENDING_AUCTION || this == CONTINUOUS;
    }

    /** Whether there is one stage of it for each indicator. */
    public boolean isByIndicator() {
        return this == CALL_AUCTION || isLive();
    }

    /** Whether key projects' requests take part in it. */
    public boolean servesRequests() {
        return this == FIRST_REFUSAL || this == PRIORITY_ALLOCATION || this == UNIFORM_LIMITED_PRICE;
    }
}
