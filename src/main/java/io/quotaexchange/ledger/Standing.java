package io.quotaexchange.ledger;

/**
 * How an account stands after a posting.
 *
 * @param balance m², kg or fen
 * @param number of the posting among those of this account, from 1 without a gap
 */
public record Standing(long balance, long number) {}
