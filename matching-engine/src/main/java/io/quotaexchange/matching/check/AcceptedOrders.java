package io.quotaexchange.matching.check;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The orders of an auction that may trade, and the others with their reasons, examined by the text of the rule. Clause: M13-05.5. */
final class AcceptedOrders {
    final List<Order> bids = new ArrayList<>();
    final List<Order> offers = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    final Map<String, Order> byId = new HashMap<>();
    private final CallAuctionCase.Rules rules;
    private final Set<String> ids = new HashSet<>();
    private final Set<Long> seqs = new HashSet<>();
    private final Set<String> buyers = new HashSet<>();
    private final Set<String> sellers = new HashSet<>();

    private record Entry(Order order, boolean bid) {}

    AcceptedOrders(CallAuctionCase given) {
        rules = given.rules();
        List<Entry> entries = new ArrayList<>();
        given.offers().forEach(order -> entries.add(new Entry(order, false)));
        given.bids().forEach(order -> entries.add(new Entry(order, true)));
        entries.sort(Comparator.comparingLong(entry -> entry.order.seq()));
        entries.forEach(this::examine);
    }

    private void examine(Entry entry) {
        Order order = entry.order;
        RejectReason reason = reason(order, entry.bid ? sellers : buyers);
        ids.add(order.id());
        seqs.add(order.seq());
        if (reason != null) {
            rejected.add(new Rejected(order.id(), reason));
            return;
        }
        (entry.bid ? bids : offers).add(order);
        (entry.bid ? buyers : sellers).add(order.county());
        byId.put(order.id(), order);
    }

    private RejectReason reason(Order order, Set<String> otherSide) {
        if (order.limitFen() % rules.tickFen() != 0) {
            return RejectReason.OFF_TICK;
        } else if (order.limitFen() < rules.floorFen() || order.limitFen() > rules.capFen()) {
            return RejectReason.OUTSIDE_BAND;
        } else if (order.amount() == 0) {
            return RejectReason.NOT_POSITIVE;
        } else if (ids.contains(order.id())) {
            return RejectReason.DUPLICATE_ID;
        } else if (seqs.contains(order.seq())) {
            return RejectReason.DUPLICATE_SEQ;
        } else if (otherSide.contains(order.county())) {
            return RejectReason.OTHER_SIDE;
        }
        return null;
    }

    boolean isBid(Order accepted) {
        return buyers.contains(accepted.county());
    }

    /** D(p). */
    long demand(long price) {
        return sum(bids.stream().filter(bid -> bid.limitFen() >= price).mapToLong(Order::amount));
    }

    /** S(p). */
    long supply(long price) {
        return sum(offers.stream().filter(offer -> offer.limitFen() <= price).mapToLong(Order::amount));
    }

    private static long sum(java.util.stream.LongStream amounts) {
        return amounts.reduce(0, Math::addExact);
    }
}
