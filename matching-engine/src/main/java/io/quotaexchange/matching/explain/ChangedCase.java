package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.explain.DecisionRecord.Part;
import java.util.Optional;

/** A case as it would have been with one change, and what becomes of an order in it: so anybody can try what a record states. */
public final class ChangedCase {
    private ChangedCase() {}

    /**
     * Makes a change for the order of a record.
     *
     * @throws ArithmeticException if the changed case is beyond the bounds of the format
     */
    public static Case of(Case given, DecisionRecord record, Change change) {
        if (given instanceof AllocationCase allocation) {
            return ChangedAllocation.apply(allocation, record.county(), record.order(), change);
        } else if (given instanceof CallAuctionCase callAuction) {
            return ChangedCallAuction.apply(callAuction, record.part() == Part.BID, index(record), change);
        } else if (given instanceof AscendingCase ascending) {
            return ChangedAscending.apply(ascending, record.order(), change);
        }
        return ChangedBook.apply((BookCase) given, index(record), change).given();
    }

    /**
     * What becomes of the order of a record when a change is made and the case cleared again, told in the terms of
     * {@link SmallestChange#outcome}; empty where the changed case cannot be cleared.
     */
    public static Optional<Outcome> outcome(Case given, DecisionRecord record, Change change, boolean inAll) {
        try {
            if (given instanceof BookCase book) {
                ChangedBook changed = ChangedBook.apply(book, index(record), change);
                return Optional.of(
                        inAll
                                ? BookOutcome.inAll(changed.given(), changed.index())
                                : BookOutcome.atOnce(changed.given(), changed.index()));
            }
            Case changed = of(given, record, change);
            if (changed instanceof AllocationCase allocation) {
                return AllocationChanges.outcome(allocation, record.order(), record.indicator())
                        .map(Outcome.class::cast);
            } else if (changed instanceof CallAuctionCase callAuction) {
                return CallAuctionChanges.outcome(callAuction, record.part() == Part.BID, index(record));
            }
            return Optional.of(BidOutcome.of((AscendingCase) changed, record.order()));
        } catch (ArithmeticException beyondBounds) {
            return Optional.empty();
        }
    }

    private static int index(DecisionRecord record) {
        return Integer.parseInt(record.place().substring(record.place().lastIndexOf('/') + 1));
    }
}
