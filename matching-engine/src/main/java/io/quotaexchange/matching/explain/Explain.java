package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import java.util.List;
import java.util.Set;

/**
 * Explains the outcome of a case, order by order.
 *
 * <p>The smallest change is found by clearing changed cases, some dozens for an order: explain single orders of a large case.
 */
public final class Explain {
    private Explain() {}

    /** The mechanisms whose outcomes are explained so far. */
    public static boolean explains(Case given) {
        return given instanceof AllocationCase || given instanceof CallAuctionCase;
    }

    /**
     * A record for every order (and indicator): requests before offers in an allocation, offers before bids in a call auction, each by
     * seq.
     *
     * @throws IllegalArgumentException if the mechanism is not one of those explained
     */
    public static List<DecisionRecord> all(Case given) {
        return records(given, null);
    }

    /** The same for the orders with these ids alone. */
    public static List<DecisionRecord> of(Case given, Set<String> orders) {
        return records(given, orders);
    }

    private static List<DecisionRecord> records(Case given, Set<String> orders) {
        if (given instanceof AllocationCase allocation) {
            return new AllocationExplanation(allocation, orders).records();
        }
        if (given instanceof CallAuctionCase callAuction) {
            return new CallAuctionExplanation(callAuction, orders).records();
        }
        throw new IllegalArgumentException("no explanation for " + given.mechanism());
    }
}
