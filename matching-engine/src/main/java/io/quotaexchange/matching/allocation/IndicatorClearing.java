package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.PairedTotal;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationResult.Trade;
import io.quotaexchange.matching.flow.CountyFlow;
import io.quotaexchange.matching.flow.CountyMarket;
import io.quotaexchange.matching.flow.CountyQueues;
import io.quotaexchange.matching.flow.CountyTrade;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Steps 2 to 5 for one indicator: from fills to paired total, sold amounts, county matrix and trades.
 *
 * <p>Clause: M13-05.9, Z10-21.1.
 */
final class IndicatorClearing {
    private final AllocationCase given;
    private final Orders orders;
    private final IndicatorKind indicator;
    private final long[] fills;
    private final int[] countyOfOffer;
    private final long[] offered;
    /** By offer in the order of step 3: m² or kg. */
    final long[] sold;

    PairedTotal paired;

    IndicatorClearing(AllocationCase given, Orders orders, IndicatorKind indicator, long[] fills) {
        this.given = given;
        this.orders = orders;
        this.indicator = indicator;
        this.fills = fills;
        int count = orders.offers.size();
        sold = new long[count];
        offered = new long[count];
        countyOfOffer = new int[count];
        for (int i = 0; i < count; i++) {
            Offer offer = orders.offers.get(i);
            offered[i] = offer.indicator() == indicator ? offer.amount() : 0;
            countyOfOffer[i] = orders.countyOfOffer[i];
        }
    }

    /** Adds the trades of this indicator; adds none and leaves {@link #paired} null where nothing was filled. */
    void clear(List<Trade> trades) {
        long[] received = sumByCounty(orders.countyOfRequest, fills);
        long[] maySell = sumByCounty(countyOfOffer, offered);
        int[] buyers = positive(received);
        int[] sellers = positive(maySell);
        if (buyers.length == 0) {
            return;
        }
        boolean pairsOnly = given.rules().between() == AllocationCase.Between.PAIRED;
        CountyFlow flow = new CountyFlow(new CountyMarket(
                codes(buyers),
                select(received, buyers),
                codes(sellers),
                new long[sellers.length],
                select(maySell, sellers),
                given.pairings(),
                pairsOnly));
        paired = flow.pairedTotal();

        int[] offers = positive(offered);
        int[] sellerPlace = places(sellers);
        long[] soldByOffer = flow.sell(
                IntStream.of(offers).map(i -> sellerPlace[countyOfOffer[i]]).toArray(), select(offered, offers));
        for (int i = 0; i < offers.length; i++) {
            sold[offers[i]] = soldByOffer[i];
        }
        int[] buyerPlace = places(buyers);
        int[] countyOfBuying = renumber(orders.countyOfRequest, buyerPlace);
        int[] countyOfSelling = renumber(countyOfOffer, sellerPlace);
        List<CountyTrade> matrix = flow.matrix(
                CountyQueues.firstMet(buyers.length, countyOfBuying, fills),
                CountyQueues.firstMet(sellers.length, countyOfSelling, sold));
        CountyQueues.cut(
                matrix,
                new CountyQueues(buyers.length, countyOfBuying, fills),
                new CountyQueues(sellers.length, countyOfSelling, sold),
                (request, offer, amount, arePaired) -> trades.add(trade(request, offer, amount, arePaired)));
    }

    private Trade trade(int requestPlace, int offerPlace, long amount, boolean arePaired) {
        AllocationCase.Request request = orders.requests.get(requestPlace);
        Offer offer = orders.offers.get(offerPlace);
        long price = given.rules().prices().get(indicator).fen();
        try {
            return new Trade(
                    request.id(), offer.id(), indicator, amount, price, indicator.value(amount, price), arePaired);
        } catch (ArithmeticException e) {
            throw new AmountOverflowException(
                    "the value of the trade of " + request.id() + " with " + offer.id() + " exceeds 2^63-1 fen");
        }
    }

    private long[] sumByCounty(int[] county, long[] amount) {
        long[] sums = new long[orders.counties.size()];
        for (int i = 0; i < amount.length; i++) {
            sums[county[i]] += amount[i];
        }
        return sums;
    }

    private static int[] positive(long[] amounts) {
        return IntStream.range(0, amounts.length).filter(i -> amounts[i] > 0).toArray();
    }

    private static long[] select(long[] amounts, int[] chosen) {
        return IntStream.of(chosen).mapToLong(i -> amounts[i]).toArray();
    }

    private List<String> codes(int[] chosen) {
        return IntStream.of(chosen).mapToObj(orders.counties::get).toList();
    }

    /** By county number its place among the chosen, or −1. */
    private int[] places(int[] chosen) {
        int[] places = new int[orders.counties.size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < chosen.length; i++) {
            places[chosen[i]] = i;
        }
        return places;
    }

    private static int[] renumber(int[] county, int[] places) {
        return IntStream.of(county).map(number -> places[number]).toArray();
    }
}
