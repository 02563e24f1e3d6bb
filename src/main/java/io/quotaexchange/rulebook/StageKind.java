package io.quotaexchange.rulebook;

/** A stage that a round may have. */
public enum StageKind {
    /** Key projects ask, only paired counties trade. Clause: Z10-21.1. */
    FIRST_REFUSAL,
    /** Key projects at the fixed price, then the provincial pool. Clause: M13-05.4, Z10-10.1, Z10-10.2. */
    PRIORITY_ALLOCATION,
    /** The other projects bid for what is left. Clause: M13-05.5. */
    CALL_AUCTION
}
