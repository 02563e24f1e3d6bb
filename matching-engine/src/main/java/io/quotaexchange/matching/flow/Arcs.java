package io.quotaexchange.matching.flow;

import java.util.Arrays;

/**
 * Between which nodes an amount may stand without giving up paired total: the pairs that are tight under the weights, and
 * «everybody but oneself» among the nodes of equal level, which is kept as lists and never written out.
 *
 * <p>A buyer of weight u and a seller of weight v may trade when u + v is 1 and they are paired, or 0 and they are not the same
 * county. (Paired with u + v = 0 cannot be: the weights cover every pair.) The lists hold the nodes of one side, the far side; a node of the other,
 * the near side, reaches one list.
 */
final class Arcs {
    static final int NONE = -1;

    final boolean nearIsBuyer;
    final int[] partnerStart;
    final int[] partner;
    /** Of a near node: the list it reaches, or −1. */
    final int[] reach;
    /** Of a far node: the list it stands in, or −1. */
    final int[] listOf;

    int[] first;
    int lists;
    private int[] last;
    private final int[] next;
    private final int[] previous;

    private Arcs(int nodes, boolean nearIsBuyer, int[] partnerStart, int[] partner) {
        this.nearIsBuyer = nearIsBuyer;
        this.partnerStart = partnerStart;
        this.partner = partner;
        reach = filled(nodes);
        listOf = filled(nodes);
        next = filled(nodes);
        previous = filled(nodes);
        first = filled(8);
        last = filled(8);
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    /**
     * The arcs that are tight under the weights.
     *
     * @param farOrder the nodes of the far side in the order in which the lists shall hold them
     */
    static Arcs tight(CountyMarket market, int[] weight, boolean nearIsBuyer, int[] farOrder) {
        if (market.pairsOnly) {
            return new Arcs(market.nodes, nearIsBuyer, market.partnerStart, market.partner);
        }
        int[] ends = new int[market.partner.length];
        int count = 0;
        for (int b = 0; b < market.buyers; b++) {
            for (int i = market.partnerStart[b]; i < market.partnerStart[b + 1]; i++) {
                if (weight[b] + weight[market.partner[i]] == 1) {
                    ends[count++] = b;
                    ends[count++] = market.partner[i];
                }
            }
        }
        Adjacency pairs = Adjacency.of(ends, count, market.nodes);
        Arcs arcs = new Arcs(market.nodes, nearIsBuyer, pairs.start(), pairs.neighbour());
        arcs.makeLists(market, weight, farOrder);
        return arcs;
    }

    private void makeLists(CountyMarket market, int[] weight, int[] farOrder) {
        int lowest = 0;
        int highest = 0;
        for (int node = 0; node < market.nodes; node++) {
            int level = level(market, weight, node);
            lowest = Math.min(lowest, level);
            highest = Math.max(highest, level);
        }
        for (int level = lowest; level <= highest; level++) {
            newList();
        }
        for (int node : farOrder) {
            append(level(market, weight, node) - lowest, node);
        }
        for (int node = 0; node < market.nodes; node++) {
            if (market.isBuyer(node) == nearIsBuyer) {
                reach[node] = level(market, weight, node) - lowest;
            }
        }
    }

    /** Buyer and seller of one level have weights that sum to 0. */
    private static int level(CountyMarket market, int[] weight, int node) {
        return market.isBuyer(node) ? weight[node] : -weight[node];
    }

    boolean isNear(CountyMarket market, int node) {
        return market.isBuyer(node) == nearIsBuyer;
    }

    int newList() {
        if (lists == first.length) {
            first = Arrays.copyOf(first, 2 * lists);
            last = Arrays.copyOf(last, 2 * lists);
        }
        first[lists] = NONE;
        last[lists] = NONE;
        return lists++;
    }

    void append(int list, int node) {
        listOf[node] = list;
        next[node] = NONE;
        previous[node] = last[list];
        if (last[list] == NONE) {
            first[list] = node;
        } else {
            next[last[list]] = node;
        }
        last[list] = node;
    }

    void remove(int node) {
        int list = listOf[node];
        if (list == NONE) {
            return;
        }
        if (previous[node] == NONE) {
            first[list] = next[node];
        } else {
            next[previous[node]] = next[node];
        }
        if (next[node] == NONE) {
            last[list] = previous[node];
        } else {
            previous[next[node]] = previous[node];
        }
        listOf[node] = NONE;
    }

    int next(int node) {
        return next[node];
    }
}
