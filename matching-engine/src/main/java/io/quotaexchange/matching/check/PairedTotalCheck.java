package io.quotaexchange.matching.check;

import static java.math.BigInteger.ZERO;

import io.quotaexchange.matching.PairedTotal;
import io.quotaexchange.matching.Pairings;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whether weights prove a paired total the greatest: they cover every pair once and never fall below zero between others, and
 * weight × amount over all counties sums to the total.
 *
 * <p>Clause: Z10-21.1.
 */
final class PairedTotalCheck {
    /**
     * What a county must and may trade on one side.
     *
     * @param must equal to {@code may} where the amount is fixed
     */
    record Range(BigInteger must, BigInteger may) {}

    private final String place;
    private final Map<String, Integer> u;
    private final Map<String, Integer> v;

    private PairedTotalCheck(String place, PairedTotal proof, Set<String> buying, Set<String> selling) {
        this.place = place;
        u = weights(proof.buyers(), buying, place + "/buyers");
        v = weights(proof.sellers(), selling, place + "/sellers");
    }

    static void run(
            String place,
            PairedTotal proof,
            BigInteger found,
            SortedMap<String, Range> buyers,
            SortedMap<String, Range> sellers,
            Pairings pairings,
            boolean pairsOnly) {
        Wrong.unlessEqual(proof.total(), found.longValueExact(), place + "/total");
        PairedTotalCheck check = new PairedTotalCheck(place, proof, buyers.keySet(), sellers.keySet());
        check.coverPairs(pairings, buyers, sellers);
        if (!pairsOnly) {
            check.coverOthers(buyers, sellers);
        }
        BigInteger bound = check.bound(check.u, buyers).add(check.bound(check.v, sellers));
        Wrong.unless(
                bound.equals(found), place, "the weights permit a paired total of " + bound + ", not only " + found);
    }

    /** By county code, each once, none zero, all of counties that trade on that side. */
    private static Map<String, Integer> weights(List<PairedTotal.Weight> list, Set<String> trading, String place) {
        Map<String, Integer> weights = new HashMap<>();
        String last = "";
        for (PairedTotal.Weight weight : list) {
            Wrong.unless(last.compareTo(weight.county()) < 0, place, "county " + weight.county() + " is out of order");
            Wrong.unless(weight.value() != 0, place, "county " + weight.county() + " has weight 0");
            Wrong.unless(
                    trading.contains(weight.county()), place, "county " + weight.county() + " does not trade here");
            weights.put(weight.county(), weight.value());
            last = weight.county();
        }
        return weights;
    }

    private void coverPairs(Pairings pairings, SortedMap<String, Range> buyers, SortedMap<String, Range> sellers) {
        for (Pairings.Pair pair : pairings.all()) {
            coverPair(pair.first(), pair.second(), buyers, sellers);
            coverPair(pair.second(), pair.first(), buyers, sellers);
        }
    }

    private void coverPair(
            String buyer, String seller, SortedMap<String, Range> buyers, SortedMap<String, Range> sellers) {
        Wrong.unless(
                !buyers.containsKey(buyer) || !sellers.containsKey(seller) || weight(u, buyer) + weight(v, seller) >= 1,
                place,
                "the weights of buyer " + buyer + " and its partner " + seller + " sum to less than 1");
    }

    /** Every buyer against the lowest weight among the sellers that are not itself. */
    private void coverOthers(SortedMap<String, Range> buyers, SortedMap<String, Range> sellers) {
        String lowest = null;
        String second = null;
        for (String seller : sellers.keySet()) {
            if (lowest == null || weight(v, seller) < weight(v, lowest)) {
                second = lowest;
                lowest = seller;
            } else if (second == null || weight(v, seller) < weight(v, second)) {
                second = seller;
            }
        }
        for (String buyer : buyers.keySet()) {
            String other = buyer.equals(lowest) ? second : lowest;
            Wrong.unless(
                    other == null || weight(u, buyer) + weight(v, other) >= 0,
                    place,
                    "the weights of buyer " + buyer + " and seller " + other + " sum to less than 0");
        }
    }

    private BigInteger bound(Map<String, Integer> weights, SortedMap<String, Range> side) {
        BigInteger bound = ZERO;
        for (Map.Entry<String, Range> county : side.entrySet()) {
            int weight = weight(weights, county.getKey());
            BigInteger amount =
                    weight > 0 ? county.getValue().may() : county.getValue().must();
            bound = bound.add(amount.multiply(BigInteger.valueOf(weight)));
        }
        return bound;
    }

    private static int weight(Map<String, Integer> weights, String county) {
        return weights.getOrDefault(county, 0);
    }
}
