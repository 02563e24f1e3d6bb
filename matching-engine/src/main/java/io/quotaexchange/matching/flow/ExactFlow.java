package io.quotaexchange.matching.flow;

/**
 * A flow over the pairs of a part of the counties whose demands are fractions: every amount is a number of whole units and a number of
 * equal parts of a unit, fewer than make a unit.
 */
final class ExactFlow implements PairSearch.Amounts {
    private final CountyMarket market;
    private final PairSearch search;
    /** Of every buyer what it still lacks, of every seller what may still be bought of it: whole units. */
    private final long[] left;

    /** The parts of a unit beyond {@link #left}. */
    private final long[] partsLeft;
    /** Of every place in the buyers' lists of partners what is bought there: whole units. */
    private final long[] amounts;

    private final long[] parts;
    /** How many parts make a unit. */
    private long denominator;

    private long moved;
    private long partsMoved;

    ExactFlow(CountyMarket market) {
        this.market = market;
        search = new PairSearch(market, this);
        left = new long[market.nodes];
        partsLeft = new long[market.nodes];
        amounts = new long[market.partnerStart[market.buyers]];
        parts = new long[amounts.length];
    }

    /** Begins with some nodes and no amounts; every buyer among them then needs a {@link #demand}. */
    void begin(int[] nodes, int count, long denominator) {
        this.denominator = denominator;
        search.open(nodes, count);
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            left[node] = market.most[node];
            partsLeft[node] = 0;
            for (int place = market.partnerStart[node];
                    market.isBuyer(node) && place < market.partnerStart[node + 1];
                    place++) {
                amounts[place] = 0;
                parts[place] = 0;
            }
        }
    }

    /** What a buyer is to receive. */
    void demand(int buyer, long whole, long partsOfUnit) {
        left[buyer] = whole;
        partsLeft[buyer] = partsOfUnit;
    }

    /**
     * Meets the demands of the nodes it began with as far as they can be met.
     *
     * @return how many nodes are overdrawn: the buyers with the greatest excess over what their sellers have, and these sellers;
     *     0 if all demands are met
     */
    int overdrawn(int[] nodes, int count) {
        for (int i = 0; i < count; i++) {
            if (market.isBuyer(nodes[i])) {
                direct(nodes[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            while (market.isBuyer(node) && !search.isClosed(node) && isLeft(node)) {
                search.mark();
                if (search.find(node)) {
                    moveAlongWay(node);
                } else {
                    search.close(node);
                }
            }
        }
        int overdrawn = 0;
        for (int i = 0; i < count; i++) {
            overdrawn += search.isClosed(nodes[i]) ? 1 : 0;
        }
        return overdrawn;
    }

    /** After {@link #overdrawn}: whether a node is. */
    boolean isOverdrawn(int node) {
        return search.isClosed(node);
    }

    /** Closes the nodes it began with, so that it can begin with others. */
    void end(int[] nodes, int count) {
        search.close(nodes, count);
    }

    private boolean isLeft(int node) {
        return left[node] > 0 || partsLeft[node] > 0;
    }

    @Override
    public boolean hasRoom(int seller) {
        return isLeft(seller);
    }

    @Override
    public boolean isBought(int place) {
        return amounts[place] > 0 || parts[place] > 0;
    }

    private void direct(int buyer) {
        for (int place = market.partnerStart[buyer]; place < market.partnerStart[buyer + 1]; place++) {
            int seller = market.partner[place];
            if (!search.isClosed(seller)) {
                plan(left[buyer], partsLeft[buyer]);
                atMost(left[seller], partsLeft[seller]);
                more(place);
                less(left, partsLeft, buyer);
                less(left, partsLeft, seller);
            }
        }
    }

    private void moveAlongWay(int buyer) {
        int goal = market.partner[search.way[search.length - 1]];
        plan(left[buyer], partsLeft[buyer]);
        atMost(left[goal], partsLeft[goal]);
        for (int i = 1; i < search.length; i += 2) {
            int place = market.twin[search.way[i]];
            atMost(amounts[place], parts[place]);
        }
        for (int i = 0; i < search.length; i++) {
            if (i % 2 == 0) {
                more(search.way[i]);
            } else {
                less(amounts, parts, market.twin[search.way[i]]);
            }
        }
        less(left, partsLeft, buyer);
        less(left, partsLeft, goal);
    }

    private void plan(long whole, long partsOfUnit) {
        moved = whole;
        partsMoved = partsOfUnit;
    }

    private void atMost(long whole, long partsOfUnit) {
        if (whole < moved || (whole == moved && partsOfUnit < partsMoved)) {
            plan(whole, partsOfUnit);
        }
    }

    /** Two numbers of parts may sum to more than 2⁶³−1, but not to more than 2⁶⁴−1. */
    private void more(int place) {
        long sum = parts[place] + partsMoved;
        boolean carries = Long.compareUnsigned(sum, denominator) >= 0;
        parts[place] = carries ? sum - denominator : sum;
        amounts[place] += moved + (carries ? 1 : 0);
    }

    private void less(long[] whole, long[] partsOfUnit, int index) {
        long rest = partsOfUnit[index] - partsMoved;
        boolean borrows = rest < 0;
        partsOfUnit[index] = borrows ? rest + denominator : rest;
        whole[index] -= moved + (borrows ? 1 : 0);
    }
}
