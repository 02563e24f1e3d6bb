package io.quotaexchange.matching.callauction;

import com.google.ortools.linearsolver.MPVariable;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult.Fill;
import io.quotaexchange.matching.callauction.CallAuctionResult.Rejected;
import io.quotaexchange.matching.callauction.CallAuctionResult.Trade;
import io.quotaexchange.matching.literal.Lp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;

/** The page, word by word and slowly: walks the grid, and asks one linear programme for every «greatest». */
final class LiteralCallAuction {
    OptionalLong price = OptionalLong.empty();
    long volume;
    final List<Fill> fills = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();

    private final CallAuctionCase given;
    private final List<Order> bids = new ArrayList<>();
    private final List<Order> offers = new ArrayList<>();
    private final Map<Order, Long> filled = new LinkedHashMap<>();

    LiteralCallAuction(CallAuctionCase given) {
        this.given = given;
        examine();
        choosePrice();
        bids.sort(Comparator.comparing(Order::limitFen).reversed().thenComparing(Order::seq));
        offers.sort(Comparator.comparing(Order::limitFen).thenComparing(Order::seq));
        if (volume > 0) {
            settle();
        }
        List<Order> all = new ArrayList<>(bids);
        all.addAll(offers);
        all.sort(Comparator.comparing(Order::seq));
        all.forEach(order -> fills.add(new Fill(order.id(), filled.getOrDefault(order, 0L))));
    }

    private void examine() {
        record Examined(Order order, boolean bid) {}
        List<Examined> all = new ArrayList<>();
        given.offers().forEach(order -> all.add(new Examined(order, false)));
        given.bids().forEach(order -> all.add(new Examined(order, true)));
        all.sort(Comparator.comparing(examined -> examined.order.seq()));
        List<Order> before = new ArrayList<>();
        CallAuctionCase.Rules rules = given.rules();
        for (Examined examined : all) {
            Order order = examined.order;
            List<Order> other = examined.bid ? offers : bids;
            RejectReason reason = null;
            if (other.stream().anyMatch(o -> o.county().equals(order.county()))) {
                reason = RejectReason.OTHER_SIDE;
            }
            if (before.stream().anyMatch(o -> o.seq() == order.seq())) {
                reason = RejectReason.DUPLICATE_SEQ;
            }
            if (before.stream().anyMatch(o -> o.id().equals(order.id()))) {
                reason = RejectReason.DUPLICATE_ID;
            }
            if (order.amount() == 0) {
                reason = RejectReason.NOT_POSITIVE;
            }
            if (order.limitFen() < rules.floorFen() || order.limitFen() > rules.capFen()) {
                reason = RejectReason.OUTSIDE_BAND;
            }
            if (order.limitFen() % rules.tickFen() != 0) {
                reason = RejectReason.OFF_TICK;
            }
            before.add(order);
            if (reason == null) {
                (examined.bid ? bids : offers).add(order);
            } else {
                rejected.add(new Rejected(order.id(), reason));
            }
        }
    }

    private long demand(long p) {
        return bids.stream()
                .filter(bid -> bid.limitFen() >= p)
                .mapToLong(Order::amount)
                .sum();
    }

    private long supply(long p) {
        return offers.stream()
                .filter(offer -> offer.limitFen() <= p)
                .mapToLong(Order::amount)
                .sum();
    }

    private void choosePrice() {
        List<Long> left = new ArrayList<>();
        for (long p = given.rules().floorFen();
                p <= given.rules().capFen();
                p += given.rules().tickFen()) {
            left.add(p);
        }
        long most = left.stream()
                .mapToLong(p -> Math.min(demand(p), supply(p)))
                .max()
                .orElseThrow();
        if (most == 0) {
            return;
        }
        volume = most;
        left.removeIf(p -> Math.min(demand(p), supply(p)) < most);
        long least = left.stream()
                .mapToLong(p -> Math.abs(demand(p) - supply(p)))
                .min()
                .orElseThrow();
        left.removeIf(p -> Math.abs(demand(p) - supply(p)) > least);
        if (left.stream().allMatch(p -> demand(p) > supply(p))) {
            price = OptionalLong.of(left.get(left.size() - 1));
        } else if (left.stream().allMatch(p -> demand(p) < supply(p))) {
            price = OptionalLong.of(left.get(0));
        } else {
            left.sort(Comparator.<Long>comparingLong(
                            p -> Math.abs(p - given.rules().referenceFen()))
                    .thenComparing(Comparator.naturalOrder()));
            price = OptionalLong.of(left.get(0));
        }
    }

    private void settle() {
        Lp lp = new Lp();
        Map<Order, Map<Order, MPVariable>> x = new LinkedHashMap<>();
        for (Order bid : bids) {
            x.put(bid, new LinkedHashMap<>());
            for (Order offer : offers) {
                x.get(bid).put(offer, lp.amount());
            }
        }
        keepSide(lp, x, bids, (bid, offer, order) -> bid == order);
        keepSide(lp, x, offers, (bid, offer, order) -> offer == order);
        lp.maximise(where(x, this::paired));
        List<Order> bySeq = new ArrayList<>(bids);
        bySeq.addAll(offers);
        bySeq.sort(Comparator.comparing(Order::seq));
        for (Order order : bySeq) {
            filled.put(order, lp.maximise(where(x, (bid, offer) -> bid == order || offer == order)));
        }
        Set<String> buyers = new LinkedHashSet<>();
        bids.stream().filter(bid -> filled.get(bid) > 0).forEach(bid -> buyers.add(bid.county()));
        Set<String> sellers = new LinkedHashSet<>();
        offers.stream().filter(offer -> filled.get(offer) > 0).forEach(offer -> sellers.add(offer.county()));
        Map<Order, Long> left = new LinkedHashMap<>(filled);
        for (String buyer : buyers) {
            for (String seller : sellers) {
                long amount = lp.maximise(where(
                        x,
                        (bid, offer) ->
                                bid.county().equals(buyer) && offer.county().equals(seller)));
                walk(buyer, seller, amount, left);
            }
        }
        lp.close();
    }

    private interface Touches {
        boolean test(Order bid, Order offer, Order order);
    }

    private void keepSide(Lp lp, Map<Order, Map<Order, MPVariable>> x, List<Order> inPriority, Touches touches) {
        long before = 0;
        for (int i = 0; i < inPriority.size(); ) {
            int end = i;
            long inClass = 0;
            List<MPVariable> ofClass = new ArrayList<>();
            while (end < inPriority.size()
                    && inPriority.get(end).limitFen() == inPriority.get(i).limitFen()) {
                inClass += inPriority.get(end++).amount();
            }
            long share = Math.max(0, Math.min(inClass, volume - before));
            for (Order order : inPriority.subList(i, end)) {
                List<MPVariable> ofOrder = where(x, (bid, offer) -> touches.test(bid, offer, order));
                lp.keep(ofOrder, 0, order.amount());
                ofClass.addAll(ofOrder);
            }
            lp.keep(ofClass, share, share);
            before += inClass;
            i = end;
        }
    }

    private void walk(String buyer, String seller, long amount, Map<Order, Long> left) {
        long rest = amount;
        for (Order bid : bids) {
            for (Order offer : offers) {
                if (bid.county().equals(buyer) && offer.county().equals(seller)) {
                    long met = Math.min(rest, Math.min(left.get(bid), left.get(offer)));
                    if (met > 0) {
                        long p = price.getAsLong();
                        trades.add(new Trade(
                                bid.id(),
                                offer.id(),
                                met,
                                p,
                                given.rules().indicator().value(met, p),
                                paired(bid, offer)));
                        rest -= met;
                        left.merge(bid, -met, Long::sum);
                        left.merge(offer, -met, Long::sum);
                    }
                }
            }
        }
    }

    private boolean paired(Order bid, Order offer) {
        return given.pairings().arePaired(bid.county(), offer.county());
    }

    private static List<MPVariable> where(Map<Order, Map<Order, MPVariable>> x, BiPredicate<Order, Order> wanted) {
        List<MPVariable> chosen = new ArrayList<>();
        x.forEach((bid, row) -> row.forEach((offer, variable) -> {
            if (wanted.test(bid, offer)) {
                chosen.add(variable);
            }
        }));
        return chosen;
    }
}
