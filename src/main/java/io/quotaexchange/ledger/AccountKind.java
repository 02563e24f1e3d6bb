package io.quotaexchange.ledger;

/** The accounts an owner may have. Only MINTED and OUTSIDE may be negative. */
public enum AccountKind {
    /** Free units of a county's reserve (储备库). Clause: M13-03.1. */
    RESERVE,
    /** Units in an open offer. */
    LISTED,
    /** Units sold (or, of the province, drawn from the pool), not yet delivered. */
    AWARDED,
    /** Units frozen after a check. Clause: M13-07.3. */
    FROZEN,
    /** The provincial pool. Clause: Z10-07.2. */
    POOL,
    /** System: the source of every unit. */
    MINTED,
    /** System: units written off (核销). Clause: M13-04.1. */
    WRITTEN_OFF,
    /** System: units cancelled after a check (核减). */
    CANCELLED,
    /** Prefunded money of a buyer. */
    CASH,
    /** Deposit held. */
    DEPOSIT,
    /** Earmarked proceeds of a seller (or of the province, for the pool). Clause: Z10-08.2. */
    REVENUE,
    /** System: banks and treasuries. */
    OUTSIDE,
    /** System: forfeited deposits. */
    FORFEITS;

    public boolean mayBeNegative() {
        return this == MINTED || this == OUTSIDE;
    }
}
