package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes a change in a call auction, for one of its orders. */
public final class ChangedCallAuction {
    private ChangedCallAuction() {}

    /**
     * The case as it would have been.
     *
     * @param order id of the order the change is stated for, which must be the only one of that id
     * @throws ArithmeticException if the changed case is beyond the bounds of the format
     */
    public static CallAuctionCase apply(CallAuctionCase given, String order, Change change) {
        List<Order> offers = new ArrayList<>(given.offers());
        List<Order> bids = new ArrayList<>(given.bids());
        if (change instanceof Change.OtherLimit other) {
            limit(offers, order, other.limitFen());
            limit(bids, order, other.limitFen());
        } else if (change instanceof Change.MoreOffered more) {
            offers.add(fresh(given, more.amount(), given.rules().floorFen()));
        } else if (change instanceof Change.MoreAsked more) {
            bids.add(fresh(given, more.amount(), given.rules().capFen()));
        } else {
            throw new IllegalArgumentException("no change of a call auction: " + change);
        }
        return new CallAuctionCase(given.rules(), given.pairings(), offers, bids);
    }

    private static void limit(List<Order> orders, String id, long limitFen) {
        orders.replaceAll(order ->
                order.id().equals(id) ? new Order(id, order.seq(), order.county(), order.amount(), limitFen) : order);
    }

    private static Order fresh(CallAuctionCase given, long amount, long limitFen) {
        List<Order> all =
                Stream.concat(given.offers().stream(), given.bids().stream()).toList();
        long last = all.stream().mapToLong(Order::seq).max().orElse(0);
        Stream<String> paired = given.pairings().all().stream().flatMap(pair -> Stream.of(pair.first(), pair.second()));
        return new Order(
                Fresh.id(all.stream().map(Order::id)),
                Math.addExact(last, 1),
                Fresh.county(Stream.concat(all.stream().map(Order::county), paired)),
                amount,
                limitFen);
    }
}
