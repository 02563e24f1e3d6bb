package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The orders of a case as the steps walk them: requests by (tier, seq), offers assisted counties first, then seq; counties by number.
 *
 * <p>Clause: M13-05.4, M13-05.9.
 */
final class Orders {
    final List<Request> requests;
    final List<Offer> offers;
    /** Six-digit codes, rising; a county's number is its place here. */
    final List<String> counties;

    final int[] countyOfRequest;
    final int[] countyOfOffer;

    Orders(AllocationCase given) {
        requests = given.requests().stream()
                .sorted(Comparator.comparingInt(Request::tier).thenComparingLong(Request::seq))
                .toList();
        offers = given.offers().stream()
                .sorted(Comparator.comparing((Offer offer) -> !given.assisted().contains(offer.county()))
                        .thenComparingLong(Offer::seq))
                .toList();
        TreeSet<String> codes = new TreeSet<>();
        requests.forEach(request -> codes.add(request.county()));
        offers.forEach(offer -> codes.add(offer.county()));
        counties = List.copyOf(codes);
        Map<String, Integer> number = new HashMap<>();
        for (int i = 0; i < counties.size(); i++) {
            number.put(counties.get(i), i);
        }
        countyOfRequest = requests.stream()
                .mapToInt(request -> number.get(request.county()))
                .toArray();
        countyOfOffer =
                offers.stream().mapToInt(offer -> number.get(offer.county())).toArray();
        refuseOverflow();
    }

    /** What a request asks of an indicator; 0 where it does not name it. */
    long asked(int request, IndicatorKind indicator) {
        return requests.get(request).amounts().getOrDefault(indicator, 0L);
    }

    /** By county, what its offers of an indicator sum to. */
    long[] offered(IndicatorKind indicator) {
        long[] sums = new long[counties.size()];
        for (int i = 0; i < offers.size(); i++) {
            if (offers.get(i).indicator() == indicator) {
                sums[countyOfOffer[i]] += offers.get(i).amount();
            }
        }
        return sums;
    }

    private void refuseOverflow() {
        for (IndicatorKind indicator : IndicatorKind.values()) {
            long offered = 0;
            for (Offer offer : offers) {
                if (offer.indicator() == indicator) {
                    offered = plus(offered, offer.amount(), "offers", indicator);
                }
            }
            long asked = 0;
            for (int i = 0; i < requests.size(); i++) {
                asked = plus(asked, asked(i, indicator), "requests", indicator);
            }
        }
    }

    private static long plus(long sum, long amount, String side, IndicatorKind indicator) {
        if (sum > Long.MAX_VALUE - amount) {
            throw new AmountOverflowException("the " + side + " of " + indicator + " sum to more than 2^63-1");
        }
        return sum + amount;
    }
}
