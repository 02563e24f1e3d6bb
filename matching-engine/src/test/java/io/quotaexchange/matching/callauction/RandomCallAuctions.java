package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionCase.Rules;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Small hostile auctions from a seed: few price levels, wide marginal classes, bad orders, many-to-many pairs. */
public final class RandomCallAuctions {
    private RandomCallAuctions() {}

    public static CallAuctionCase from(long seed) {
        Random random = new Random(seed);
        int tick = 1 + random.nextInt(5);
        int floor = random.nextInt(3) * tick;
        int levels = 1 + random.nextInt(8);
        int cap = floor + (levels - 1) * tick;
        Rules rules = new Rules(
                IndicatorKind.values()[random.nextInt(3)], tick, floor, cap, floor + random.nextInt(cap - floor + 1));
        int greatest = 1 + random.nextInt(12);
        boolean someBad = random.nextInt(3) == 0;
        boolean oneLevel = random.nextInt(4) == 0;
        List<List<Order>> sides = List.of(new ArrayList<>(), new ArrayList<>());
        int count = random.nextInt(15);
        for (int i = 0; i < count; i++) {
            int side = random.nextInt(2);
            long limit = floor + (oneLevel ? 0 : random.nextInt(levels)) * (long) tick;
            boolean bad = someBad && random.nextInt(4) == 0;
            sides.get(side)
                    .add(new Order(
                            "x" + (bad ? random.nextInt(count) : 100 + i),
                            bad ? 1 + random.nextInt(40) : 2 * i + 1,
                            String.valueOf(330_100 + (bad ? 0 : side * 5) + random.nextInt(5)),
                            bad ? random.nextInt(3) : 1 + random.nextInt(greatest),
                            bad ? random.nextInt(cap + tick + 2) : limit));
        }
        sides.forEach(list -> java.util.Collections.shuffle(list, random));
        Set<Pairings.Pair> pairs = new HashSet<>();
        int pairCount = random.nextInt(12);
        for (int i = 0; i < pairCount; i++) {
            pairs.add(Pairings.Pair.of(
                    String.valueOf(330_100 + random.nextInt(5)), String.valueOf(330_105 + random.nextInt(5))));
        }
        return new CallAuctionCase(rules, new Pairings(pairs), sides.get(0), sides.get(1));
    }
}
