package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCertificate.Paired;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.matching.allocation.AllocationResult.Fill;
import io.quotaexchange.matching.allocation.AllocationResult.Sold;
import io.quotaexchange.matching.allocation.AllocationResult.Trade;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clears a fixed-price allocation: fills, paired first, assisted first, who with whom, trades, provincial pool.
 *
 * <p>The result is unique: it depends on ids, seqs and amounts only, not on the order of the lists in the case.
 *
 * <p>Clause: M13-05.4, M13-05.6, M13-05.9, Z10-10.1, Z10-10.2, Z10-21.1.
 */
public final class PriorityAllocation {
    private PriorityAllocation() {}

    /**
     * @throws io.quotaexchange.matching.AmountOverflowException if the offers or the requests of an indicator sum to more than
     *     2⁶³−1, or a trade's value exceeds it
     */
    public static AllocationResult clear(AllocationCase given) {
        Orders orders = new Orders(given);
        Fills fills = new Fills(given, orders);
        if (given.rules().sharing() == AllocationCase.Sharing.PRO_RATA) {
            fills.share();
        } else {
            fills.serve();
        }

        List<Trade> trades = new ArrayList<>();
        List<Paired> paired = new ArrayList<>();
        long[] soldByOffer = new long[orders.offers.size()];
        for (IndicatorKind indicator : IndicatorKind.values()) {
            IndicatorClearing clearing =
                    new IndicatorClearing(given, orders, indicator, fills.market[indicator.ordinal()]);
            clearing.clear(trades);
            if (clearing.paired != null) {
                paired.add(new Paired(indicator, clearing.paired));
            }
            for (int i = 0; i < soldByOffer.length; i++) {
                soldByOffer[i] += clearing.sold[i];
            }
        }
        long[][] pool = PoolDraws.draw(given, orders, fills.market);
        int[] requestsBySeq =
                bySeq(orders.requests.stream().mapToLong(Request::seq).toArray());
        return new AllocationResult(
                given.mechanism(),
                fills(orders, requestsBySeq, fills.market, pool),
                sold(orders, soldByOffer),
                trades,
                new AllocationCertificate(stops(requestsBySeq, fills.stops), fills.cuts, paired));
    }

    private static int[] bySeq(long[] seq) {
        return IntStream.range(0, seq.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> seq[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<Fill> fills(Orders orders, int[] bySeq, long[][] market, long[][] pool) {
        List<Fill> fills = new ArrayList<>();
        for (int i : bySeq) {
            Request request = orders.requests.get(i);
            for (IndicatorKind indicator : IndicatorKind.values()) {
                if (request.amounts().containsKey(indicator)) {
                    long got = market[indicator.ordinal()][i];
                    long drawn = pool[indicator.ordinal()][i];
                    fills.add(new Fill(request.id(), indicator, got, drawn, orders.asked(i, indicator) - got - drawn));
                }
            }
        }
        return fills;
    }

    private static List<Sold> sold(Orders orders, long[] amount) {
        int[] order = bySeq(
                orders.offers.stream().mapToLong(AllocationCase.Offer::seq).toArray());
        return IntStream.of(order)
                .mapToObj(i -> new Sold(orders.offers.get(i).id(), amount[i]))
                .toList();
    }

    private static List<Stop> stops(int[] bySeq, Stop[][] stops) {
        List<Stop> inOrder = new ArrayList<>();
        for (int i : bySeq) {
            for (IndicatorKind indicator : IndicatorKind.values()) {
                if (stops[indicator.ordinal()][i] != null) {
                    inOrder.add(stops[indicator.ordinal()][i]);
                }
            }
        }
        return inOrder;
    }
}
