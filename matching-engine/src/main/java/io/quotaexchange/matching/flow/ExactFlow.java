package io.quotaexchange.matching.flow;

import java.math.BigInteger;
import java.util.Arrays;

/** A flow over the pairs of a part of the counties, with fractional demands multiplied by their common denominator: amounts of any size. */
final class ExactFlow {
    private final CountyMarket market;
    private final boolean[] part;
    private final BigInteger[] missing;
    private final BigInteger[] room;
    /** Of every place in the buyers' lists of partners: what is bought there. */
    private final BigInteger[] amounts;

    private final int[] from;
    private final int[] seen;
    private final int[] queue;
    private final boolean[] dead;
    private int search;
    private int tail;

    /**
     * @param part the nodes that take part
     * @param demands of every buyer, multiplied by {@code scale}; used up
     */
    ExactFlow(CountyMarket market, boolean[] part, BigInteger[] demands, BigInteger scale) {
        this.market = market;
        this.part = part;
        missing = demands;
        room = new BigInteger[market.nodes];
        for (int s = market.buyers; s < market.nodes; s++) {
            room[s] = scale.multiply(BigInteger.valueOf(market.most[s]));
        }
        amounts = new BigInteger[market.partnerStart[market.buyers]];
        Arrays.fill(amounts, BigInteger.ZERO);
        from = new int[market.nodes];
        seen = new int[market.nodes];
        queue = new int[market.nodes];
        dead = new boolean[market.nodes];
    }

    /** Null if all demands can be met; else the buyers with the greatest excess over what their sellers have, and these sellers. */
    boolean[] overdrawn() {
        boolean met = true;
        for (int b = 0; b < market.buyers; b++) {
            if (part[b]) {
                direct(b);
            }
        }
        for (int b = 0; b < market.buyers; b++) {
            while (part[b] && missing[b].signum() > 0) {
                int goal = find(b);
                if (goal < 0) {
                    met = false;
                    for (int i = 0; i < tail; i++) {
                        dead[queue[i]] = true;
                    }
                    break;
                }
                augment(b, goal);
            }
        }
        return met ? null : dead;
    }

    private void direct(int b) {
        for (int i = market.partnerStart[b]; i < market.partnerStart[b + 1]; i++) {
            int s = market.partner[i];
            if (part[s]) {
                BigInteger amount = missing[b].min(room[s]);
                amounts[i] = amount;
                missing[b] = missing[b].subtract(amount);
                room[s] = room[s].subtract(amount);
            }
        }
    }

    /** Nodes found dead are left out: nothing ever leaves them. */
    private int find(int start) {
        search++;
        tail = 0;
        if (dead[start]) {
            return -1;
        }
        queue[tail++] = start;
        seen[start] = search;
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            for (int i = market.partnerStart[node]; i < market.partnerStart[node + 1]; i++) {
                int other = market.partner[i];
                if (part[other]
                        && !dead[other]
                        && seen[other] != search
                        && (market.isBuyer(node) || amounts[place(other, node)].signum() > 0)) {
                    seen[other] = search;
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
                amount = amount.min(amounts[place(node, from[node])]);
            }
        }
        for (int node = goal; node != start; node = from[node]) {
            int place = market.isBuyer(node) ? place(node, from[node]) : place(from[node], node);
            amounts[place] = market.isBuyer(node) ? amounts[place].subtract(amount) : amounts[place].add(amount);
        }
        missing[start] = missing[start].subtract(amount);
        room[goal] = room[goal].subtract(amount);
    }

    private int place(int buyer, int seller) {
        int place = market.partnerStart[buyer];
        while (market.partner[place] != seller) {
            place++;
        }
        return place;
    }
}
