package io.quotaexchange.matching.flow;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** A flow over pairs with fractional demands: everything multiplied by their common denominator, amounts of any size. */
final class ExactFlow {
    private final CountyMarket market;
    private final boolean[] gone;
    private final BigInteger[] missing;
    private final BigInteger[] room;
    private final Map<Long, BigInteger> amounts = new HashMap<>();
    private final int[] from;
    private final int[] queue;
    private int tail;

    /**
     * @param gone nodes that take no part
     * @param demands of every buyer, multiplied by {@code scale}
     */
    ExactFlow(CountyMarket market, boolean[] gone, BigInteger[] demands, BigInteger scale) {
        this.market = market;
        this.gone = gone;
        missing = demands;
        room = new BigInteger[market.nodes];
        for (int s = market.buyers; s < market.nodes; s++) {
            room[s] = scale.multiply(BigInteger.valueOf(market.most[s]));
        }
        from = new int[market.nodes];
        queue = new int[market.nodes];
    }

    /** Null if all demands can be met; else the nodes of a cut: buyers that ask their sellers for more than these have. */
    boolean[] overdrawn() {
        boolean[] dead = gone.clone();
        boolean isShort = false;
        boolean[] cut = new boolean[market.nodes];
        for (int b = 0; b < market.buyers; b++) {
            if (gone[b]) {
                continue;
            }
            direct(b);
            while (missing[b].signum() > 0) {
                int goal = find(b, dead);
                if (goal < 0) {
                    isShort = true;
                    for (int i = 0; i < tail; i++) {
                        dead[queue[i]] = true;
                        cut[queue[i]] = true;
                    }
                    break;
                }
                augment(b, goal);
            }
        }
        return isShort ? cut : null;
    }

    private void direct(int b) {
        for (int i = market.partnerStart[b]; i < market.partnerStart[b + 1]; i++) {
            int s = market.partner[i];
            if (!gone[s]) {
                BigInteger amount = missing[b].min(room[s]);
                add(b, s, amount);
                missing[b] = missing[b].subtract(amount);
                room[s] = room[s].subtract(amount);
            }
        }
    }

    private int find(int start, boolean[] dead) {
        java.util.Arrays.fill(from, -1);
        tail = 0;
        if (dead[start]) {
            return -1;
        }
        queue[tail++] = start;
        from[start] = start;
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            for (int i = market.partnerStart[node]; i < market.partnerStart[node + 1]; i++) {
                int other = market.partner[i];
                boolean open = market.isBuyer(node) || amount(other, node).signum() > 0;
                if (open && !dead[other] && from[other] < 0) {
                    from[other] = node;
                    queue[tail++] = other;
                    if (!market.isBuyer(other) && room[other].signum() > 0) {
                        return other;
                    }
                }
            }
        }
        return -1;
    }

    private void augment(int start, int goal) {
        BigInteger amount = missing[start].min(room[goal]);
        for (int node = goal; node != start; node = from[node]) {
            if (market.isBuyer(node)) {
                amount = amount.min(amount(node, from[node]));
            }
        }
        for (int node = goal; node != start; node = from[node]) {
            if (market.isBuyer(node)) {
                add(node, from[node], amount.negate());
            } else {
                add(from[node], node, amount);
            }
        }
        missing[start] = missing[start].subtract(amount);
        room[goal] = room[goal].subtract(amount);
    }

    private BigInteger amount(int b, int s) {
        return amounts.getOrDefault((long) b * market.nodes + s, BigInteger.ZERO);
    }

    private void add(int b, int s, BigInteger change) {
        amounts.merge((long) b * market.nodes + s, change, BigInteger::add);
    }
}
