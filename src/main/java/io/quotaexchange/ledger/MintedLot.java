package io.quotaexchange.ledger;

/**
 * A lot with where it came into being.
 *
 * @param settlement sequence number of its MINT
 */
public record MintedLot(Lot lot, long settlement) {}
