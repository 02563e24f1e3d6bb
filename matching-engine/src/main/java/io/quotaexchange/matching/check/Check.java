package io.quotaexchange.matching.check;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import java.util.Optional;

/** Checks a result against its case: the first thing found wrong, or nothing. */
public final class Check {
    private Check() {}

    /**
     * Looks at the result in order: what it lists, its sums, its certificate, and last what only solving again can tell. Of the two
     * live mechanisms it walks bids and commands, and what was made of each.
     *
     * @return empty if the result is the one the rules give and its certificate holds
     */
    public static Optional<Finding> check(Case given, Result result) {
        if (given.mechanism() != result.mechanism()) {
            return Optional.of(
                    new Finding("mechanism", "is " + result.mechanism() + ", the case's is " + given.mechanism()));
        }
        try {
            if (given instanceof AllocationCase allocation) {
                new AllocationCheck(allocation, (AllocationResult) result).run();
            } else if (given instanceof CallAuctionCase callAuction) {
                new CallAuctionCheck(callAuction, (CallAuctionResult) result).run();
            } else if (given instanceof AscendingCase ascending) {
                new AscendingCheck(ascending, (AscendingResult) result).run();
            } else if (given instanceof BookCase book) {
                new BookCheck(book, (BookResult) result).run();
            }
            return Optional.empty();
        } catch (Wrong wrong) {
            return Optional.of(wrong.finding);
        } catch (ArithmeticException overflow) {
            return Optional.of(new Finding("result", "an amount or value exceeds 2^63-1"));
        }
    }
}
