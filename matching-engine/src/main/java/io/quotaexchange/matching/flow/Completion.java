package io.quotaexchange.matching.flow;

/** Fills up rows over the tight arcs until every buyer receives its amount: first by walking both lists, then by rerouting. */
final class Completion {
    private Completion() {}

    /**
     * Walks buyers and sellers in order and lets each buy what is left of both; passes over arcs that are not open.
     *
     * @param buyers in the order in which they choose
     * @param missing of every buyer node what it still lacks; lowered
     * @param room of every seller node what may be bought of it; lowered
     */
    static void walk(CountyMarket market, Arcs arcs, Cells cells, int[] buyers, long[] missing, long[] room) {
        int[] cursor = java.util.Arrays.copyOf(arcs.first, arcs.lists);
        for (int b : buyers) {
            int list = arcs.reach[b];
            if (list == Arcs.NONE || missing[b] == 0) {
                continue;
            }
            while (cursor[list] != Arcs.NONE && room[cursor[list]] == 0) {
                cursor[list] = arcs.next(cursor[list]);
            }
            for (int s = cursor[list]; s != Arcs.NONE && missing[b] > 0; s = arcs.next(s)) {
                long amount = market.mate[b] == s ? 0 : Math.min(missing[b], room[s]);
                if (amount > 0) {
                    cells.add(b, s, amount);
                    missing[b] -= amount;
                    room[s] -= amount;
                }
            }
        }
    }

    /**
     * Reroutes until nothing is missing.
     *
     * @param missing of every buyer node what it still lacks; becomes zero
     * @param room of every seller node what may still be bought of it; lowered
     * @throws IllegalStateException if that is impossible, which the steps before rule out
     */
    static void reroute(CountyMarket market, Arcs arcs, Cells cells, long[] missing, long[] room) {
        Rerouting rerouting = new Rerouting(market, arcs, cells);
        for (int b = 0; b < market.buyers; b++) {
            while (missing[b] > 0) {
                int goal = rerouting.find(b, -1, s -> room[s], null, 0);
                if (goal < 0) {
                    throw new IllegalStateException("county " + market.buyerCounties.get(b) + " cannot be completed");
                }
                long amount = rerouting.movable(goal, Math.min(missing[b], room[goal]));
                rerouting.move(goal, amount);
                missing[b] -= amount;
                room[goal] -= amount;
            }
        }
    }
}
