package io.quotaexchange.matching.ascending;

/** How a lot ended. */
public sealed interface AscendingOutcome {
    /** How the winner was found. */
    enum DecidedBy {
        /** The highest bid, below the cap. */
        HIGHEST,
        /** The only county that accepted the cap. */
        CAP_SINGLE,
        /** Of several at the cap, the only one paired with the seller. Clause: Z10-21.1 */
        CAP_PAIRED,
        /** Drawn among several at the cap. */
        CAP_LOTTERY,
        /** A paired county matched the closing price. Clause: Z10-21.1 */
        MATCHED
    }

    /** @param priceFen fen per mu or kg; {@code valueFen} for the whole lot */
    record Sold(String winner, long priceFen, long valueFen, DecidedBy decidedBy) implements AscendingOutcome {}

    /** Nobody bid. */
    record Unsold() implements AscendingOutcome {}

    /** The highest bid was below the seller's reserve. */
    record BelowReserve() implements AscendingOutcome {}
}
