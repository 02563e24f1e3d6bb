package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Explains the outcome of a case, order by order.
 *
 * <p>Most smallest changes are found by clearing changed cases, some dozens for an order. They are sought only where the orders to be
 * explained times the orders of the case are at most {@link #MOST_TRIED}: explain single orders of a large case. What an order of a
 * book would have done when it came needs no clearing and is told always.
 */
public final class Explain {
    /** Orders to be explained times orders of the case; up to here changed cases are cleared. */
    public static final long MOST_TRIED = 250_000;

    private Explain() {}

    /**
     * A record for every order of the case, and of a request for every indicator: requests before offers in an allocation, offers
     * before bids in a call auction, bids before matches in an ascending auction, each by seq; the commands of a book by seq.
     *
     * @throws io.quotaexchange.matching.AmountOverflowException if the case cannot be cleared
     */
    public static List<DecisionRecord> all(Case given) {
        return records(given, null, seeksChanges(given, null));
    }

    /** The same for the orders with these ids alone; an id of no order is passed over. */
    public static List<DecisionRecord> of(Case given, Set<String> orders) {
        return records(given, orders, seeksChanges(given, orders));
    }

    /**
     * Whether changed cases are cleared to explain these orders.
     *
     * @param orders ids, null for all
     */
    public static boolean seeksChanges(Case given, Set<String> orders) {
        long all = ids(given).count();
        long explained =
                orders == null ? all : ids(given).filter(orders::contains).count();
        return explained <= MOST_TRIED / Math.max(1, all);
    }

    /** Ids of all orders, one for each record or more. */
    private static Stream<String> ids(Case given) {
        if (given instanceof AllocationCase c) {
            return Stream.concat(
                    c.requests().stream().map(AllocationCase.Request::id),
                    c.offers().stream().map(AllocationCase.Offer::id));
        } else if (given instanceof CallAuctionCase c) {
            return Stream.of(c.offers(), c.bids()).flatMap(Collection::stream).map(CallAuctionCase.Order::id);
        } else if (given instanceof AscendingCase c) {
            return Stream.of(c.bids(), c.matches()).flatMap(Collection::stream).map(command -> command.id());
        }
        return ((BookCase) given).commands().stream().map(command -> command.id());
    }

    static List<DecisionRecord> records(Case given, Set<String> orders, boolean tries) {
        if (given instanceof AllocationCase allocation) {
            return new AllocationExplanation(allocation, orders, tries).records();
        } else if (given instanceof CallAuctionCase callAuction) {
            return new CallAuctionExplanation(callAuction, orders, tries).records();
        } else if (given instanceof AscendingCase ascending) {
            return new AscendingExplanation(ascending, orders, tries).records();
        } else if (given instanceof BookCase book) {
            return new BookExplanation(book, orders, tries).records();
        }
        throw new IllegalArgumentException("no such case: " + given.getClass());
    }
}
