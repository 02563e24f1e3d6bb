package io.quotaexchange.matching.flow;

import java.util.stream.IntStream;

/** Some allocation with the greatest paired total in which every buyer receives its amount, close to what the sellers' order will ask for. */
final class FirstDraft {
    private FirstDraft() {}

    /**
     * Completes the cells, which hold amounts between pairs.
     *
     * @return of every seller node what it sells
     */
    static long[] fill(CountyMarket market, int[] weight, Cells cells, int[] offerNode, long[] offerAmount) {
        int[] sellers = IntStream.range(market.buyers, market.nodes).toArray();
        Arcs arcs = Arcs.tight(market, weight, true, sellers);
        long[] missing = new long[market.nodes];
        long[] sold = new long[market.nodes];
        long[] toPlace = new long[arcs.lists];
        for (int b = 0; b < market.buyers; b++) {
            missing[b] = market.most[b];
            for (int cell = cells.first(b); cell >= 0; cell = cells.next(cell, b)) {
                missing[b] -= cells.amount(cell);
                sold[cells.other(cell, b)] += cells.amount(cell);
            }
            if (arcs.reach[b] != Arcs.NONE) {
                toPlace[arcs.reach[b]] += missing[b];
            }
        }
        long[] room = targets(market, weight, arcs, sold, toPlace, offerNode, offerAmount);
        int[] buyers = IntStream.range(0, market.buyers).toArray();
        long[] planned = room.clone();
        Completion.walk(market, arcs, cells, buyers, missing, room);
        for (int s : sellers) {
            sold[s] += planned[s] - room[s];
            room[s] = Bounds.highest(market, weight, s) - sold[s];
        }
        long[] before = room.clone();
        Completion.reroute(market, arcs, cells, missing, room);
        for (int s : sellers) {
            sold[s] += before[s] - room[s];
        }
        return sold;
    }

    /** What each seller should sell outside its pairs: what it must, then offers in order as far as there are buyers. */
    private static long[] targets(
            CountyMarket market,
            int[] weight,
            Arcs arcs,
            long[] sold,
            long[] toPlace,
            int[] offerNode,
            long[] offerAmount) {
        long[] target = new long[market.nodes];
        long[] due = new long[market.nodes];
        for (int s = market.buyers; s < market.nodes; s++) {
            due[s] = Bounds.lowest(market, weight, s);
            place(arcs, s, due[s] - sold[s], target, toPlace);
        }
        for (int i = 0; i < offerNode.length; i++) {
            int s = offerNode[i];
            due[s] += Math.min(Bounds.highest(market, weight, s) - due[s], offerAmount[i]);
            place(arcs, s, due[s] - sold[s] - target[s], target, toPlace);
        }
        return target;
    }

    private static void place(Arcs arcs, int seller, long amount, long[] target, long[] toPlace) {
        int list = arcs.listOf[seller];
        if (list != Arcs.NONE && amount > 0) {
            long placed = Math.min(amount, toPlace[list]);
            target[seller] += placed;
            toPlace[list] -= placed;
        }
    }
}
