package io.quotaexchange.matching.bench;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.BuyerCap;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Pool;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
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
import java.util.TreeMap;

/** Instances of a province's and the country's size, from a fixed seed. */
public final class LargeCases {
    private static final long SEED = 20_171_213L;

    private LargeCases() {}

    /**
     * @param plenty tenths: 5 offers half of what is asked, 20 twice as much
     */
    public static AllocationCase allocation(
            int counties, int orders, int pairCount, int plenty, Sharing sharing, Between between) {
        Random random = new Random(SEED);
        Map<IndicatorKind, UnitPrice> prices = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            prices.put(indicator, UnitPrice.ofFen(1_000_000));
        }
        List<Offer> offers = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            IndicatorKind indicator = IndicatorKind.values()[random.nextInt(3)];
            offers.add(new Offer(
                    "o" + i, 2L * i + 1, code(random.nextInt(counties)), indicator, random.nextInt(10_000 * plenty)));
            Map<IndicatorKind, Long> amounts = new EnumMap<>(IndicatorKind.class);
            amounts.put(IndicatorKind.values()[random.nextInt(3)], (long) random.nextInt(100_000));
            requests.add(new Request(
                    "r" + i,
                    2L * i + 2,
                    code(random.nextInt(counties)),
                    1 + random.nextInt(3),
                    amounts,
                    random.nextInt(10) > 0,
                    random.nextBoolean()));
        }
        Set<String> assisted = new HashSet<>();
        for (int i = 0; i < counties / 4; i++) {
            assisted.add(code(random.nextInt(counties)));
        }
        return new AllocationCase(
                Mechanism.PRIORITY_ALLOCATION,
                new Rules(sharing, between, prices, List.of(), Optional.empty()),
                pairings(random, counties, pairCount),
                assisted,
                offers,
                requests);
    }

    /** The same case with a cap for every other county, near what a county asks on average, and a provincial pool for half of every gap. */
    public static AllocationCase limited(AllocationCase given) {
        Map<IndicatorKind, Map<String, Long>> asked = new EnumMap<>(IndicatorKind.class);
        for (Request request : given.requests()) {
            request.amounts()
                    .forEach((indicator, amount) -> asked.computeIfAbsent(indicator, fresh -> new TreeMap<>())
                            .merge(request.county(), amount, Long::sum));
        }
        List<BuyerCap> caps = new ArrayList<>();
        asked.forEach((indicator, sums) -> {
            long all = sums.values().stream().mapToLong(Long::longValue).sum();
            sums.forEach((county, sum) -> {
                if (sum % 2 == 0) {
                    caps.add(new BuyerCap(county, indicator, all / sums.size()));
                }
            });
        });
        Rules rules = given.rules();
        Pool pool = new Pool(new IndicatorVector(1_000_000, 1_000_000, 1_000_000), new Ratio(5_000));
        return new AllocationCase(
                given.mechanism(),
                new Rules(rules.sharing(), rules.between(), rules.prices(), caps, Optional.of(pool)),
                given.pairings(),
                given.assisted(),
                given.offers(),
                given.requests());
    }

    /** Half of the counties sell, half buy; a thousand price levels. */
    public static CallAuctionCase callAuction(int counties, int orders, int pairCount) {
        Random random = new Random(SEED);
        List<Order> offers = new ArrayList<>();
        List<Order> bids = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            boolean bid = random.nextBoolean();
            int county = random.nextInt(counties / 2) * 2 + (bid ? 1 : 0);
            (bid ? bids : offers)
                    .add(new Order(
                            "x" + i,
                            i + 1L,
                            code(county),
                            1 + random.nextInt(100_000),
                            100L * (1 + random.nextInt(1000))));
        }
        return new CallAuctionCase(
                new CallAuctionCase.Rules(IndicatorKind.QUANTITY, 100, 100, 100_000, 50_000),
                pairings(random, counties, pairCount),
                offers,
                bids);
    }

    private static Pairings pairings(Random random, int counties, int pairCount) {
        Set<Pairings.Pair> pairs = new HashSet<>();
        while (pairs.size() < pairCount) {
            int one = random.nextInt(counties);
            int other = random.nextInt(counties);
            if (one != other) {
                pairs.add(Pairings.Pair.of(code(one), code(other)));
            }
        }
        return new Pairings(pairs);
    }

    private static String code(int number) {
        return String.valueOf(110_000 + number);
    }
}
