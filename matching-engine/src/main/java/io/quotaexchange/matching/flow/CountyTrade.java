package io.quotaexchange.matching.flow;

/**
 * What one county buys from another.
 *
 * @param buyer place in the market's list of buyers
 * @param seller place in the market's list of sellers
 * @param amount m² or kg, above zero
 * @param paired whether the two are paired
 */
public record CountyTrade(int buyer, int seller, long amount, boolean paired) {}
