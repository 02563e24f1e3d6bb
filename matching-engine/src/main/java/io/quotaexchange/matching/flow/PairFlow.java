package io.quotaexchange.matching.flow;

/** What counties trade with their partners while it grows buyer by buyer; no pair is ever worse off than another by chance. */
final class PairFlow {
    private final CountyMarket market;
    final Cells cells;
    private final Rerouting rerouting;
    /** Searches that ignore what is closed. */
    private final Rerouting evidence;

    /** Of every seller node: what it sells to partners. */
    final long[] sold;

    PairFlow(CountyMarket market) {
        this.market = market;
        cells = new Cells(market.nodes);
        rerouting = new Rerouting(market, Arcs.pairs(market), cells);
        evidence = new Rerouting(market, Arcs.pairs(market), cells);
        sold = new long[market.nodes];
    }

    /**
     * Lets a buyer buy more from its partners, rerouting others where that makes room; nobody's total falls.
     *
     * @param limit of every seller node the most it may sell
     * @return what was added: {@code wanted}, or less when every way is used up
     */
    long raise(int buyer, long wanted, long[] limit) {
        long left = direct(buyer, wanted, limit);
        while (left > 0) {
            int goal = rerouting.find(buyer, -1, s -> limit[s] - sold[s], null, 0);
            if (goal < 0) {
                break;
            }
            long moved = rerouting.movable(goal, Math.min(left, limit[goal] - sold[goal]));
            rerouting.move(goal, moved);
            sold[goal] += moved;
            left -= moved;
        }
        return wanted - left;
    }

    private long direct(int buyer, long wanted, long[] limit) {
        long left = wanted;
        for (int i = market.partnerStart[buyer]; i < market.partnerStart[buyer + 1] && left > 0; i++) {
            int seller = market.partner[i];
            long moved = Math.min(left, limit[seller] - sold[seller]);
            if (moved > 0) {
                cells.add(buyer, seller, moved);
                sold[seller] += moved;
                left -= moved;
            }
        }
        return left;
    }

    /** Takes back what {@link #raise} added to a buyer. */
    void lower(int buyer, long amount) {
        long left = amount;
        while (left > 0) {
            int cell = cells.first(buyer);
            int seller = cells.other(cell, buyer);
            long back = Math.min(left, cells.amount(cell));
            cells.add(buyer, seller, -back);
            sold[seller] -= back;
            left -= back;
        }
    }

    /** After a {@link #raise} that fell short: whatever it reached is used up for good. */
    void close() {
        rerouting.closeVisited();
    }

    void reopen() {
        rerouting.reopen();
    }

    boolean isClosed(int node) {
        return rerouting.isClosed(node);
    }

    /** All seller nodes that a buyer could draw on, directly or by rerouting, whether closed or not. */
    int[] reachedSellers(int buyer) {
        evidence.find(buyer, -1, s -> 0, null, 0);
        int[] sellers = new int[evidence.visited()];
        int count = 0;
        for (int i = 0; i < evidence.visited(); i++) {
            if (!market.isBuyer(evidence.visited(i))) {
                sellers[count++] = evidence.visited(i);
            }
        }
        return java.util.Arrays.copyOf(sellers, count);
    }
}
