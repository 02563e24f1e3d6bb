package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.matching.explain.DecisionRecord.Part;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Builds the records of a call auction. Orders that share an id with another are left out: nothing can be said of them by id. */
final class CallAuctionExplanation {
    private final CallAuctionCase given;
    private final CallAuctionResult result;
    private final Set<String> wanted;
    private final CallAuctionChanges changes;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, Long> fills = new HashMap<>();

    /** @param wanted ids of the orders to explain; null for all */
    CallAuctionExplanation(CallAuctionCase given, Set<String> wanted) {
        this.given = given;
        this.wanted = wanted;
        this.result = CallAuction.clear(given);
        this.changes = new CallAuctionChanges(given);
        Stream.concat(given.offers().stream(), given.bids().stream()).forEach(order -> {
            orders.put(order.id(), order);
            times.merge(order.id(), 1, Integer::sum);
        });
        result.fills().forEach(fill -> fills.put(fill.order(), fill.amount()));
    }

    List<DecisionRecord> records() {
        List<DecisionRecord> records = new ArrayList<>();
        add(records, given.offers(), false);
        add(records, given.bids(), true);
        return records;
    }

    private void add(List<DecisionRecord> records, List<Order> side, boolean bid) {
        side.stream()
                .filter(order -> times.get(order.id()) == 1)
                .filter(order -> wanted == null || wanted.contains(order.id()))
                .sorted(Comparator.comparingLong(Order::seq))
                .forEach(order -> records.add(of(order, side, bid)));
    }

    private DecisionRecord of(Order order, List<Order> side, boolean bid) {
        Long got = fills.get(order.id());
        return new DecisionRecord(
                order.id(),
                bid ? Part.BID : Part.OFFER,
                order.county(),
                given.rules().indicator(),
                order.amount(),
                got == null ? 0 : got,
                0,
                partners(order.id(), bid),
                rule(order, side, bid),
                got == null || got == order.amount() ? List.of() : ahead(order, side, bid),
                changes.of(order, bid, got == null ? Optional.empty() : Optional.of(got)));
    }

    private List<Partner> partners(String order, boolean bid) {
        List<Partner> partners = new ArrayList<>();
        for (CallAuctionResult.Trade trade : result.trades()) {
            if (order.equals(bid ? trade.bid() : trade.offer())) {
                String other = bid ? trade.offer() : trade.bid();
                partners.add(new Partner(other, orders.get(other).county(), trade.amount(), trade.paired()));
            }
        }
        return partners;
    }

    private DecidingRule rule(Order order, List<Order> side, boolean bid) {
        if (!fills.containsKey(order.id())) {
            return DecidingRule.REJECTED;
        }
        if (result.priceFen().isEmpty()) {
            return DecidingRule.NO_PRICE;
        }
        Order marginal = side.stream()
                .filter(other -> fills.getOrDefault(other.id(), 0L) > 0)
                .max(price(bid))
                .orElseThrow();
        int compared = price(bid).compare(order, marginal);
        return compared < 0 ? DecidingRule.PRICE : compared == 0 ? DecidingRule.MARGINAL : DecidingRule.LIMIT;
    }

    /** The better limit first. */
    private static Comparator<Order> price(boolean bid) {
        Comparator<Order> rising = Comparator.comparingLong(Order::limitFen);
        return bid ? rising.reversed() : rising;
    }

    private List<String> ahead(Order order, List<Order> side, boolean bid) {
        return side.stream()
                .filter(other -> !other.id().equals(order.id()) && price(bid).compare(other, order) <= 0)
                .filter(other -> fills.getOrDefault(other.id(), 0L) > 0)
                .sorted(price(bid).thenComparingLong(Order::seq))
                .map(Order::id)
                .toList();
    }
}
