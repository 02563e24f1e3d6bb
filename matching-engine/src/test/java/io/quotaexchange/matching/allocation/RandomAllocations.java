package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.BuyerCap;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Pool;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Small hostile cases from a seed: counties on both sides, caps, zero amounts, many-to-many pairs, shortage and plenty. */
public final class RandomAllocations {
    private RandomAllocations() {}

    public static AllocationCase from(long seed, Sharing sharing) {
        Random random = new Random(seed);
        int counties = 2 + random.nextInt(5);
        int indicators = 1 + random.nextInt(random.nextBoolean() ? 1 : 3);
        int greatest = 1 + random.nextInt(random.nextBoolean() ? 4 : 20);
        int offerFactor = 1 + random.nextInt(3);

        List<Integer> seqs = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            seqs.add(i);
        }
        java.util.Collections.shuffle(seqs, random);
        List<Offer> offers = new ArrayList<>();
        int offerCount = random.nextInt(9);
        for (int i = 0; i < offerCount; i++) {
            offers.add(new Offer(
                    "o" + i,
                    seqs.get(i),
                    county(random, counties),
                    IndicatorKind.values()[random.nextInt(indicators)],
                    random.nextInt(greatest * offerFactor + 1)));
        }
        List<Request> requests = new ArrayList<>();
        int requestCount = random.nextInt(9);
        boolean someWhole = random.nextInt(3) > 0;
        for (int i = 0; i < requestCount; i++) {
            Map<IndicatorKind, Long> amounts = new EnumMap<>(IndicatorKind.class);
            amounts.put(IndicatorKind.values()[random.nextInt(indicators)], (long) random.nextInt(greatest + 1));
            if (random.nextInt(3) == 0) {
                amounts.put(IndicatorKind.values()[random.nextInt(indicators)], (long) random.nextInt(greatest + 1));
            }
            requests.add(new Request(
                    "r" + i,
                    seqs.get(20 + i),
                    county(random, counties),
                    1 + random.nextInt(2),
                    amounts,
                    !(someWhole && random.nextInt(3) == 0),
                    random.nextBoolean()));
        }
        Set<Pairings.Pair> pairs = new HashSet<>();
        int pairCount = random.nextInt(counties * 2);
        for (int i = 0; i < pairCount; i++) {
            String one = county(random, counties);
            String other = county(random, counties);
            if (!one.equals(other)) {
                pairs.add(Pairings.Pair.of(one, other));
            }
        }
        Set<String> assisted = new HashSet<>();
        if (random.nextBoolean()) {
            assisted.add(county(random, counties));
            assisted.add(county(random, counties));
        }
        return new AllocationCase(
                Mechanism.PRIORITY_ALLOCATION,
                rules(random, sharing, counties, greatest),
                new Pairings(pairs),
                assisted,
                offers,
                requests);
    }

    /** The same as one uniform limited-price round: one tier, shared pro rata. */
    public static AllocationCase uniform(long seed) {
        AllocationCase given = from(seed, Sharing.PRO_RATA);
        List<Request> oneTier = given.requests().stream()
                .map(request -> new Request(
                        request.id(),
                        request.seq(),
                        request.county(),
                        1,
                        request.amounts(),
                        request.divisible(),
                        request.poolEligible()))
                .toList();
        return new AllocationCase(
                Mechanism.UNIFORM_LIMITED_PRICE,
                given.rules(),
                given.pairings(),
                given.assisted(),
                given.offers(),
                oneTier);
    }

    private static Rules rules(Random random, Sharing sharing, int counties, int greatest) {
        Map<IndicatorKind, UnitPrice> prices = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            prices.put(indicator, UnitPrice.ofFen(1 + random.nextInt(10_000)));
        }
        List<BuyerCap> caps = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            for (int c = 0; c < counties; c++) {
                if (random.nextBoolean()) {
                    caps.add(new BuyerCap(code(c), IndicatorKind.QUANTITY, random.nextInt(greatest * 2 + 1)));
                }
            }
        }
        Optional<Pool> pool = random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new Pool(
                        new IndicatorVector(
                                random.nextInt(greatest * 2),
                                random.nextInt(greatest * 2),
                                random.nextInt(greatest * 2)),
                        new Ratio(random.nextInt(10_001))));
        return new Rules(sharing, random.nextInt(4) == 0 ? Between.PAIRED : Between.ANY, prices, caps, pool);
    }

    private static String county(Random random, int counties) {
        return code(random.nextInt(counties));
    }

    private static String code(int number) {
        return String.valueOf(330_101 + number);
    }
}
