package io.quotaexchange.ledger;

/**
 * What ever moved through an owner's reserve for one reason.
 *
 * @param incoming into the reserve; else out of it, or out of what was awarded from it
 * @param amount m² or kg
 */
public record Turnover(Unit unit, SettlementCode code, boolean incoming, long amount) {}
