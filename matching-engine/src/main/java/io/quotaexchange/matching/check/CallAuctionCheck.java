package io.quotaexchange.matching.check;

import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.matching.callauction.CallAuctionResult.Fill;
import io.quotaexchange.matching.callauction.CallAuctionResult.Trade;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks a call auction: rejections, price, uniform price, nobody worse off than its limit, price priority, paired total; then solves
 * again for the marginal class and the counterparties.
 *
 * <p>Clause: M13-05.5, M13-05.8, Z10-21.1.
 */
final class CallAuctionCheck {
    private final CallAuctionCase given;
    private final CallAuctionResult result;
    private final AcceptedOrders accepted;
    private final Map<String, Long> fills = new HashMap<>();

    CallAuctionCheck(CallAuctionCase given, CallAuctionResult result) {
        this.given = given;
        this.result = result;
        accepted = new AcceptedOrders(given);
    }

    void run() {
        Wrong.unlessSame(result.rejected(), accepted.rejected, "rejected");
        lists();
        new PriceCheck(given.rules(), accepted, result).run();
        trades();
        SortedMap<String, PairedTotalCheck.Range> buyers = side(accepted.bids, true);
        SortedMap<String, PairedTotalCheck.Range> sellers = side(accepted.offers, false);
        Sums<Boolean> traded = new Sums<>();
        result.trades().forEach(trade -> traded.add(trade.paired(), trade.amount()));
        PairedTotalCheck.run(
                "certificate/paired",
                result.certificate().paired(),
                traded.of(true),
                buyers,
                sellers,
                given.pairings(),
                false);
        CallAuctionResult again = CallAuction.clear(given);
        Wrong.unlessSame(result.fills(), again.fills(), "fills");
        Wrong.unlessSame(result.trades(), again.trades(), "trades");
    }

    private void lists() {
        List<Order> bySeq = new ArrayList<>(accepted.byId.values());
        bySeq.sort(Comparator.comparingLong(Order::seq));
        Wrong.unlessSame(
                result.fills().stream().map(Fill::order).toList(),
                bySeq.stream().map(Order::id).toList(),
                "fills");
        for (Fill fill : result.fills()) {
            Wrong.unless(
                    fill.amount() >= 0
                            && fill.amount() <= accepted.byId.get(fill.order()).amount(),
                    "fills/" + fill.order(),
                    "is not within the order's amount");
            fills.put(fill.order(), fill.amount());
        }
    }

    private void trades() {
        Sums<String> traded = new Sums<>();
        for (int i = 0; i < result.trades().size(); i++) {
            Trade trade = result.trades().get(i);
            String place = "trades/" + i;
            Order bid = accepted.byId.get(trade.bid());
            Order offer = accepted.byId.get(trade.offer());
            Wrong.unless(
                    bid != null && offer != null && accepted.isBid(bid) && !accepted.isBid(offer),
                    place,
                    "is not between a bid and an offer that were accepted");
            Wrong.unless(trade.amount() > 0, place, "has no amount");
            Wrong.unless(
                    result.priceFen().isPresent()
                            && trade.priceFen() == result.priceFen().getAsLong(),
                    place + "/price",
                    "is not the one price");
            Wrong.unless(bid.limitFen() >= trade.priceFen(), place + "/price", "is above the bid's limit");
            Wrong.unless(offer.limitFen() <= trade.priceFen(), place + "/price", "is below the offer's limit");
            Wrong.unlessEqual(
                    trade.valueFen(),
                    given.rules().indicator().value(trade.amount(), trade.priceFen()),
                    place + "/value");
            Wrong.unlessEqual(
                    trade.paired(), given.pairings().arePaired(bid.county(), offer.county()), place + "/paired");
            traded.add(trade.bid(), trade.amount());
            traded.add(trade.offer(), trade.amount());
        }
        for (Fill fill : result.fills()) {
            Wrong.unlessEqual(BigInteger.valueOf(fill.amount()), traded.of(fill.order()), "fills/" + fill.order());
        }
    }

    /**
     * One side's price priority, and what its counties must and may trade: whole classes while they fit into the volume, a share of
     * the class in which it runs out, nothing after.
     */
    private SortedMap<String, PairedTotalCheck.Range> side(List<Order> orders, boolean bids) {
        Comparator<Long> best = bids ? Comparator.reverseOrder() : Comparator.naturalOrder();
        TreeMap<Long, List<Order>> classes = new TreeMap<>(best);
        orders.forEach(order -> classes.computeIfAbsent(order.limitFen(), fresh -> new ArrayList<>())
                .add(order));
        Sums<String> must = new Sums<>();
        Sums<String> may = new Sums<>();
        BigInteger left = BigInteger.valueOf(result.volume());
        for (List<Order> equal : classes.values()) {
            Sums<String> inClass = new Sums<>();
            equal.forEach(order -> inClass.add("", order.amount()));
            boolean whole = inClass.all().compareTo(left) <= 0;
            BigInteger share = inClass.all().min(left);
            BigInteger found = BigInteger.ZERO;
            for (Order order : equal) {
                long fill = fills.get(order.id());
                found = found.add(BigInteger.valueOf(fill));
                if (share.signum() > 0) {
                    must.add(order.county(), whole ? order.amount() : 0);
                    may.add(order.county(), order.amount());
                }
            }
            Wrong.unlessEqual(
                    found,
                    share,
                    "fills of the " + (bids ? "bids" : "offers") + " at "
                            + equal.get(0).limitFen() + " fen");
            left = left.subtract(share);
        }
        SortedMap<String, PairedTotalCheck.Range> ranges = new TreeMap<>();
        may.byKey().forEach((county, most) -> ranges.put(county, new PairedTotalCheck.Range(must.of(county), most)));
        return ranges;
    }
}
