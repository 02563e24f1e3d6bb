package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Examines the orders in order of seq (equal seq: offers first, then place in the list) and keeps those that may trade.
 *
 * <p>An order that is rejected still uses up its id and seq, but not its county's side. Of several reasons the one that stands first
 * in {@link RejectReason} is given. The sums of a side count rejected orders too.
 *
 * <p>Clause: M13-05.5, M13-05.8.
 */
final class Screening {
    private final CallAuctionCase.Rules rules;
    final List<Order> offers = new ArrayList<>();
    final List<Order> bids = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    /** County codes by number, in the order met. */
    final List<String> counties = new ArrayList<>();

    private final Map<String, Integer> countyNumber = new HashMap<>();
    private final List<Boolean> countyBids = new ArrayList<>();
    private final IntStream.Builder bidPlaces = IntStream.builder();
    private final IntStream.Builder offerPlaces = IntStream.builder();
    private final IntStream.Builder bidCounties = IntStream.builder();
    private final IntStream.Builder offerCounties = IntStream.builder();
    private final Set<String> ids;
    private long lastSeq = -1;

    Screening(CallAuctionCase given) {
        rules = given.rules();
        refuseOverflow(given.offers(), "offers");
        refuseOverflow(given.bids(), "bids");
        ids = new HashSet<>((given.offers().size() + given.bids().size()) * 2);
        List<Order> offersBySeq = bySeq(given.offers());
        List<Order> bidsBySeq = bySeq(given.bids());
        int o = 0;
        int b = 0;
        while (o < offersBySeq.size() || b < bidsBySeq.size()) {
            boolean bid = o == offersBySeq.size()
                    || (b < bidsBySeq.size()
                            && bidsBySeq.get(b).seq() < offersBySeq.get(o).seq());
            examine(bid ? bidsBySeq.get(b++) : offersBySeq.get(o++), bid);
        }
    }

    private static void refuseOverflow(List<Order> orders, String side) {
        long sum = 0;
        for (Order order : orders) {
            if (sum > Long.MAX_VALUE - order.amount()) {
                throw new AmountOverflowException("the " + side + " sum to more than 2^63-1");
            }
            sum += order.amount();
        }
    }

    private static List<Order> bySeq(List<Order> orders) {
        for (int i = 1; i < orders.size(); i++) {
            if (orders.get(i - 1).seq() > orders.get(i).seq()) {
                List<Order> sorted = new ArrayList<>(orders);
                sorted.sort(Comparator.comparingLong(Order::seq));
                return sorted;
            }
        }
        return orders;
    }

    private void examine(Order order, boolean bid) {
        boolean idMet = !ids.add(order.id());
        boolean seqMet = order.seq() == lastSeq;
        lastSeq = order.seq();
        Integer number = countyNumber.get(order.county());
        boolean otherSide = number != null && countyBids.get(number) != bid;
        RejectReason reason = reason(order, otherSide, idMet, seqMet);
        if (reason != null) {
            rejected.add(new Rejected(order.id(), reason));
            return;
        }
        if (number == null) {
            countyNumber.put(order.county(), counties.size());
            counties.add(order.county());
            countyBids.add(bid);
        }
        int accepted = bids.size() + offers.size();
        (bid ? bidPlaces : offerPlaces).add(accepted);
        (bid ? bidCounties : offerCounties).add(number == null ? counties.size() - 1 : number);
        (bid ? bids : offers).add(order);
    }

    private RejectReason reason(Order order, boolean otherSide, boolean idMet, boolean seqMet) {
        if (order.limitFen() % rules.tickFen() != 0) {
            return RejectReason.OFF_TICK;
        }
        if (order.limitFen() < rules.floorFen() || order.limitFen() > rules.capFen()) {
            return RejectReason.OUTSIDE_BAND;
        }
        if (order.amount() == 0) {
            return RejectReason.NOT_POSITIVE;
        }
        if (idMet) {
            return RejectReason.DUPLICATE_ID;
        }
        if (seqMet) {
            return RejectReason.DUPLICATE_SEQ;
        }
        return otherSide ? RejectReason.OTHER_SIDE : null;
    }

    /** Of every order of a side: its place among all that were not rejected. */
    int[] places(boolean bid) {
        return (bid ? bidPlaces : offerPlaces).build().toArray();
    }

    /** Of every order of a side: the number of its county. */
    int[] countyNumbers(boolean bid) {
        return (bid ? bidCounties : offerCounties).build().toArray();
    }
}
