package io.quotaexchange.matching.clearing;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.PriorityAllocation;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingClearing;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.ContinuousTrading;
import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;

/** The one door: clears a case of any mechanism. */
public final class Engine {
    private Engine() {}

    /**
     * The result the rules give; the same case always gives the same result.
     *
     * @throws AmountOverflowException if a value or sum exceeds 2⁶³−1 of the smallest unit
     * @throws IllegalArgumentException if the case is of no mechanism of this engine
     */
    public static Result clear(Case given) {
        if (given instanceof AllocationCase allocation) {
            return PriorityAllocation.clear(allocation);
        }
        if (given instanceof CallAuctionCase callAuction) {
            return CallAuction.clear(callAuction);
        }
        if (given instanceof AscendingCase ascending) {
            return AscendingClearing.clear(ascending);
        }
        if (given instanceof BookCase book) {
            return ContinuousTrading.clear(book);
        }
        throw new IllegalArgumentException("no such case: " + given.getClass());
    }
}
