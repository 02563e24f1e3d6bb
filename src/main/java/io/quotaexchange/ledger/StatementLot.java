package io.quotaexchange.ledger;

/**
 * Units of a lot that one posting moved.
 *
 * @param number of the posting among those of the account
 * @param amount m² or kg
 */
public record StatementLot(long number, String lot, String project, long amount) {}
