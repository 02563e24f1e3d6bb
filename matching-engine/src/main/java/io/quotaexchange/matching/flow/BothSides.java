package io.quotaexchange.matching.flow;

/**
 * How a county that both buys and sells bounds the paired total.
 *
 * <p>Nobody may leave it only its own offers: what others trade among pairs is at most all offers less its own offers and receipts.
 * To that comes what it buys from partners and what it sells to partners, each at most its own amount or its partners'.
 */
final class BothSides {
    private BothSides() {}

    /** The least of these bounds, the earliest buyer's of several; null where no county is on both sides. */
    static PairedOptimum bound(CountyMarket market) {
        long offered = 0;
        for (int s = market.buyers; s < market.nodes; s++) {
            offered = Math.addExact(offered, market.most[s]);
        }
        int binding = -1;
        long least = Long.MAX_VALUE;
        for (int b = 0; b < market.buyers; b++) {
            int own = market.mate[b];
            if (own >= 0) {
                long others = offered - market.most[own] - market.most[b];
                long bound = others + withPartners(market, b) + withPartners(market, own);
                if (binding < 0 || bound < least) {
                    binding = b;
                    least = bound;
                }
            }
        }
        return binding < 0 ? null : new PairedOptimum(least, weights(market, binding), new Cells(market.nodes));
    }

    private static long withPartners(CountyMarket market, int node) {
        return Math.min(market.most[node], ofPartners(market, node));
    }

    private static long ofPartners(CountyMarket market, int node) {
        long sum = 0;
        for (int i = market.partnerStart[node]; i < market.partnerStart[node + 1]; i++) {
            sum = Math.addExact(sum, market.most[market.partner[i]]);
        }
        return sum;
    }

    private static int[] weights(CountyMarket market, int buyer) {
        int own = market.mate[buyer];
        int[] weight = new int[market.nodes];
        coverPairsOf(market, buyer, weight);
        coverPairsOf(market, own, weight);
        weight[buyer]--;
        for (int s = market.buyers; s < market.nodes; s++) {
            weight[s] += s == own ? 0 : 1;
        }
        return weight;
    }

    private static void coverPairsOf(CountyMarket market, int node, int[] weight) {
        if (market.most[node] <= ofPartners(market, node)) {
            weight[node]++;
            return;
        }
        for (int i = market.partnerStart[node]; i < market.partnerStart[node + 1]; i++) {
            weight[market.partner[i]]++;
        }
    }
}
