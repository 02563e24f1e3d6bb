package io.quotaexchange.matching.casefile;

import io.quotaexchange.quantity.IndicatorKind;

/** The sum of one side, by indicator: within 2⁶³−1 of the smallest unit. */
final class Totals {
    private final long[] sums = new long[IndicatorKind.values().length];

    void add(String place, IndicatorKind indicator, long amount) throws MalformedCaseException {
        long sum = sums[indicator.ordinal()] + amount;
        if (sum < 0) {
            throw new MalformedCaseException(
                    place, "the " + indicator + " of this side sums to more than 2^63-1 of the smallest unit");
        }
        sums[indicator.ordinal()] = sum;
    }
}
