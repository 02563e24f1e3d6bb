package io.quotaexchange.matching.flow;

import java.util.Arrays;

/**
 * The greatest total between paired counties that leaves the rest possible, with the weights that prove it.
 *
 * <p>Three things can bound it. The pairs themselves: a greatest flow over them, whose cut is a cover of the pairs. Where sellers
 * must sell: what is free to go elsewhere (all received less what must be sold) adds to the greatest flow into what must be sold.
 * A county on both sides: it needs others to complete its row and column, so all pairs without it trade at most all offers less
 * its own offers and its own receipts. At most one such county can bind: two together would need more than there is.
 *
 * <p>Clause: Z10-21.1.
 *
 * @param weight of every node, as {@link io.quotaexchange.matching.PairedTotal} describes them
 * @param pairs amounts between pairs to start from; empty where a county on both sides binds
 */
record PairedOptimum(long total, int[] weight, Cells pairs) {

    static PairedOptimum of(CountyMarket market) {
        long received = market.received();
        PairFlow flow = new PairFlow(market);
        long intoMust = grow(market, flow, market.least, Long.MAX_VALUE);
        int[] mustCover = cover(market, flow);
        long mustSell = 0;
        for (int s = market.buyers; s < market.nodes; s++) {
            mustSell = Math.addExact(mustSell, market.least[s]);
        }
        flow.reopen();
        long free = received - mustSell;
        long more = grow(market, flow, market.most, free);
        long total = intoMust + more;
        if (market.pairsOnly || total == received) {
            int[] weight = new int[market.nodes];
            Arrays.fill(weight, 0, market.buyers, 1);
            return new PairedOptimum(total, weight, flow.cells());
        }
        if (more == free) {
            for (int node = 0; node < market.nodes; node++) {
                mustCover[node] += market.isBuyer(node) ? 1 : -1;
            }
            return new PairedOptimum(total, mustCover, flow.cells());
        }
        PairedOptimum bothSides = BothSides.bound(market);
        return bothSides != null && bothSides.total < total
                ? bothSides
                : new PairedOptimum(total, cover(market, flow), flow.cells());
    }

    private static long grow(CountyMarket market, PairFlow flow, long[] limit, long most) {
        long total = 0;
        for (int b = 0; b < market.buyers && total < most; b++) {
            long wanted = Math.min(market.most[b] - flow.bought(b), most - total);
            long got = flow.raise(b, wanted, limit);
            if (got < wanted) {
                flow.close();
            }
            total += got;
        }
        return total;
    }

    /** Whatever a buyer that is not filled can reach is covered by its sellers, all else by its buyers. */
    private static int[] cover(CountyMarket market, PairFlow flow) {
        int[] weight = new int[market.nodes];
        for (int node = 0; node < market.nodes; node++) {
            weight[node] = flow.isClosed(node) == market.isBuyer(node) ? 0 : 1;
        }
        return weight;
    }
}
