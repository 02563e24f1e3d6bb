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
import java.util.stream.IntStream;

/** Builds the records of a call auction. */
final class CallAuctionExplanation {
    private final CallAuctionCase given;
    private final CallAuctionResult result;
    private final Set<String> wanted;
    private final boolean tries;
    private final CallAuctionOutcomes outcomes;
    private final CallAuctionChanges changes;
    private final Map<String, String> counties = new HashMap<>();
    private final Map<String, List<CallAuctionResult.Trade>> trades = new HashMap<>();

    /**
     * @param wanted ids of the orders to explain; null for all
     * @param tries whether to look for smallest changes
     */
    CallAuctionExplanation(CallAuctionCase given, Set<String> wanted, boolean tries) {
        this.given = given;
        this.wanted = wanted;
        this.tries = tries;
        this.result = CallAuction.clear(given);
        this.outcomes = new CallAuctionOutcomes(given, result);
        this.changes = new CallAuctionChanges(given);
        for (CallAuctionResult.Trade trade : result.trades()) {
            trades.computeIfAbsent(trade.bid(), id -> new ArrayList<>()).add(trade);
            trades.computeIfAbsent(trade.offer(), id -> new ArrayList<>()).add(trade);
        }
    }

    List<DecisionRecord> records() {
        Queue offers = new Queue(given.offers(), false);
        Queue bids = new Queue(given.bids(), true);
        List<DecisionRecord> records = new ArrayList<>();
        offers.addTo(records);
        bids.addTo(records);
        return records;
    }

    /** One side, with the orders that traded in the order of their limits. */
    private final class Queue {
        private final List<Order> side;
        private final boolean bid;
        private final Comparator<Order> price;
        private final List<Order> traded;

        Queue(List<Order> side, boolean bid) {
            this.side = side;
            this.bid = bid;
            Comparator<Order> rising = Comparator.comparingLong(Order::limitFen);
            this.price = bid ? rising.reversed() : rising;
            this.traded = IntStream.range(0, side.size())
                    .filter(i -> got(i) > 0)
                    .mapToObj(side::get)
                    .sorted(price.thenComparingLong(Order::seq))
                    .toList();
            traded.forEach(order -> counties.put(order.id(), order.county()));
        }

        private long got(int index) {
            return outcomes.of(bid, index) instanceof Outcome.Filled filled ? filled.amount() : 0;
        }

        void addTo(List<DecisionRecord> records) {
            IntStream.range(0, side.size())
                    .filter(i -> wanted == null || wanted.contains(side.get(i).id()))
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> side.get(i).seq()))
                    .forEach(i -> records.add(of(i)));
        }

        private DecisionRecord of(int index) {
            Order order = side.get(index);
            Outcome outcome = outcomes.of(bid, index);
            boolean refused = outcome instanceof Outcome.Refused;
            return new DecisionRecord(
                    (bid ? "/bids/" : "/offers/") + index,
                    order.id(),
                    bid ? Part.BID : Part.OFFER,
                    order.county(),
                    given.rules().indicator(),
                    Asked.limited(order.amount(), order.limitFen()),
                    outcome,
                    got(index) == 0 ? List.of() : partners(order.id()),
                    refused ? DecidingRule.REJECTED : rule(order),
                    refused || got(index) == order.amount() ? Ahead.NOBODY : ahead(order, got(index) > 0),
                    Optional.empty(),
                    tries ? changes.of(bid, index, outcome) : Optional.empty());
        }

        private List<Partner> partners(String order) {
            List<Partner> partners = new ArrayList<>();
            for (CallAuctionResult.Trade trade : trades.get(order)) {
                String other = bid ? trade.offer() : trade.bid();
                partners.add(new Partner(other, counties.get(other), trade.amount(), trade.priceFen(), trade.paired()));
            }
            return partners;
        }

        private DecidingRule rule(Order order) {
            if (traded.isEmpty()) {
                return DecidingRule.NO_PRICE;
            }
            int compared = price.compare(order, traded.get(traded.size() - 1));
            return compared < 0 ? DecidingRule.PRICE : compared == 0 ? DecidingRule.MARGINAL : DecidingRule.LIMIT;
        }

        /** Those that traded and whose limit is no worse. */
        private Ahead ahead(Order order, boolean itself) {
            int end = endOf(order);
            List<String> first = new ArrayList<>();
            for (int i = 0; i < end && first.size() < Ahead.NAMED; i++) {
                if (!itself || !traded.get(i).id().equals(order.id())) {
                    first.add(traded.get(i).id());
                }
            }
            return new Ahead(end - (itself ? 1 : 0), first);
        }

        /** How many of those that traded have no worse a limit. */
        private int endOf(Order order) {
            int low = 0;
            int high = traded.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (price.compare(traded.get(middle), order) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
