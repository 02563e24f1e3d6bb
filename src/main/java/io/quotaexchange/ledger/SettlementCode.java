package io.quotaexchange.ledger;

/** Why units or money move: the closed, ordered list of settlement codes. */
public enum SettlementCode {
    /** Units of an accepted project come into being: system minted → county reserve. Clause: M13-03.2. */
    MINT,
    /** The province's share: county reserve → provincial pool. Clause: Z10-07.2. */
    LEVY,
    /** County reserve → listed. Clause: M13-05.2. */
    LIST,
    /** Listed → county reserve. */
    UNLIST,
    /** Listed → awarded (of a county), pool → awarded (of the province). */
    AWARD,
    /** Awarded → buyer's reserve, and the buyer's money → the seller's revenue. */
    DELIVER,
    /** Awarded → seller's reserve, because the buyer defaulted. */
    DEFAULT,
    /** County reserve → written off. Clause: M13-04.5. */
    WRITE_OFF,
    FREEZE,
    THAW,
    CANCEL,
    DEPOSIT_HOLD,
    DEPOSIT_RELEASE,
    DEPOSIT_FORFEIT,
    /** Outside → cash. */
    PAY_IN,
    /** Cash or revenue → outside. */
    PAY_OUT,
    /** Revenue → outside, for one of the permitted purposes. Clause: Z10-08.2. */
    SPEND,
    /** Undoes one earlier posting, once. */
    REVERSE
}
