package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCase.Pool;
import io.quotaexchange.quantity.IndicatorKind;

/**
 * Step 6: what the provincial pool covers of the gaps of divisible, eligible requests, in order of service.
 *
 * <p>Clause: Z10-10.2.
 */
final class PoolDraws {
    private PoolDraws() {}

    /** By indicator and request in the order of service: m² or kg. */
    static long[][] draw(AllocationCase given, Orders orders, long[][] market) {
        long[][] drawn = new long[market.length][orders.requests.size()];
        if (given.rules().pool().isEmpty()) {
            return drawn;
        }
        Pool pool = given.rules().pool().get();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            long left = pool.amounts().get(indicator);
            for (int i = 0; i < orders.requests.size(); i++) {
                AllocationCase.Request request = orders.requests.get(i);
                if (request.divisible() && request.poolEligible()) {
                    long gap = orders.asked(i, indicator) - market[indicator.ordinal()][i];
                    long amount = Math.min(pool.ratio().floorOf(gap), left);
                    drawn[indicator.ordinal()][i] = amount;
                    left -= amount;
                }
            }
        }
        return drawn;
    }
}
