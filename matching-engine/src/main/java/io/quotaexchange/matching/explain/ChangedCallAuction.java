package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a change in a call auction, for one of its orders. */
final class ChangedCallAuction {
    private ChangedCallAuction() {}

    /**
     * The case as it would have been.
     *
     * @param bid whether the order stands among the bids, at place {@code index} of that list
     * @throws ArithmeticException if the changed case is beyond the bounds of the format
     */
    static CallAuctionCase apply(CallAuctionCase given, boolean bid, int index, Change change) {
        List<Order> offers = new ArrayList<>(given.offers());
        List<Order> bids = new ArrayList<>(given.bids());
        if (change instanceof Change.OtherLimit other) {
            List<Order> side = bid ? bids : offers;
            Order order = side.get(index);
            side.set(index, new Order(order.id(), order.seq(), order.county(), order.amount(), other.limitFen()));
        } else if (change instanceof Change.MoreOffered more) {
            offers.add(fresh(given, more.amount(), given.rules().floorFen()));
        } else if (change instanceof Change.MoreAsked more) {
            bids.add(fresh(given, more.amount(), given.rules().capFen()));
        } else if (change instanceof Change.LessOffered less) {
            take(offers, less.amount());
        } else if (change instanceof Change.LessAsked less) {
            take(bids, less.amount());
        } else if (change instanceof Change.OtherAmount other) {
            List<Order> side = bid ? bids : offers;
            Order order = side.get(index);
            side.set(index, new Order(order.id(), order.seq(), order.county(), other.amount(), order.limitFen()));
        } else if (change instanceof Change.FreshId) {
            List<Order> side = bid ? bids : offers;
            Order order = side.get(index);
            String id = Fresh.id(Stream.concat(offers.stream(), bids.stream()).map(Order::id));
            side.set(index, new Order(id, order.seq(), order.county(), order.amount(), order.limitFen()));
        } else {
            throw new IllegalArgumentException("no change of a call auction: " + change);
        }
        return new CallAuctionCase(given.rules(), given.pairings(), offers, bids);
    }

    /** Takes an amount off the latest orders of a side first. */
    private static void take(List<Order> side, long amount) {
        List<Integer> latestFirst = IntStream.range(0, side.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> side.get(i).seq())
                        .reversed())
                .toList();
        long left = amount;
        for (int i : latestFirst) {
            Order order = side.get(i);
            long less = Math.min(left, order.amount());
            left -= less;
            side.set(i, new Order(order.id(), order.seq(), order.county(), order.amount() - less, order.limitFen()));
        }
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
