package io.quotaexchange.matching.flow;

import java.util.stream.IntStream;

/**
 * Lets offers sell in their order: each the most it can, at the cost of later ones only.
 *
 * <p>A seller is guaranteed what it must sell and what its earlier offers sold. An offer first takes what its seller already
 * sells beyond that, then buyers of others who sell beyond their guarantee, by rerouting.
 *
 * <p>Clause: M13-05.9.
 */
final class SellerRanking {
    private final CountyMarket market;
    private final int[] weight;
    private final Rerouting rerouting;
    private final long[] sold;
    private final long[] guaranteed;

    SellerRanking(CountyMarket market, int[] weight, Cells cells, long[] sold) {
        this.market = market;
        this.weight = weight;
        this.sold = sold;
        int[] buyers = IntStream.range(0, market.buyers).toArray();
        rerouting = new Rerouting(market, Arcs.tight(market, weight, false, buyers), cells);
        guaranteed = new long[market.nodes];
        for (int s = market.buyers; s < market.nodes; s++) {
            guaranteed[s] = Bounds.lowest(market, weight, s);
        }
    }

    long[] sell(int[] node, long[] amount) {
        for (int s = market.buyers; s < market.nodes; s++) {
            if (raise(s, guaranteed[s] - sold[s]) > 0) {
                throw new IllegalStateException(
                        "county " + market.sellerCounties.get(s - market.buyers) + " cannot sell what it must");
            }
        }
        long free = market.received();
        long[] pinned = new long[market.nodes];
        for (int s = market.buyers; s < market.nodes; s++) {
            free -= guaranteed[s];
            pinned[s] = guaranteed[s] - market.least[s];
        }
        long[] soldByOffer = new long[node.length];
        for (int i = 0; i < node.length; i++) {
            int s = node[i];
            if (weight[s] > 0) {
                soldByOffer[i] = Math.min(amount[i], pinned[s]);
                pinned[s] -= soldByOffer[i];
            } else if (free > 0) {
                soldByOffer[i] = amount[i] - raise(s, amount[i] - (sold[s] - guaranteed[s]));
                guaranteed[s] += soldByOffer[i];
                free -= soldByOffer[i];
            }
        }
        return soldByOffer;
    }

    /** Moves sales of others to a seller; returns what could not be moved, 0 if {@code wanted} is not above zero. */
    private long raise(int seller, long wanted) {
        long left = Math.max(0, wanted);
        while (left > 0 && !rerouting.isClosed(seller)) {
            if (sold[seller] >= Bounds.highest(market, weight, seller)) {
                return left;
            }
            int goal = rerouting.find(seller, -1, this::spare, null, 0);
            if (goal < 0) {
                rerouting.closeVisited();
                return left;
            }
            long amount = rerouting.movable(goal, Math.min(left, spare(goal)));
            rerouting.move(goal, amount);
            sold[goal] -= amount;
            sold[seller] += amount;
            left -= amount;
        }
        return left;
    }

    private long spare(int seller) {
        return sold[seller] - guaranteed[seller];
    }
}
