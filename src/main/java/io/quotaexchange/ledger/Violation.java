package io.quotaexchange.ledger;

/**
 * One thing that is wrong with a settlement.
 *
 * @param detail which account, amount or lot, in a sentence
 */
public record Violation(LedgerRefusal reason, String detail) {}
