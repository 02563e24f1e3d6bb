package io.quotaexchange.matching.flow;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What counties trade with their partners while it grows buyer by buyer; no pair is ever worse off than another by chance. */
final class PairFlow implements PairSearch.Amounts {
    private final CountyMarket market;
    private final PairSearch search;
    private final int[] allNodes;
    /** Of every place in the buyers' lists of partners: what is bought there. */
    private final long[] amounts;
    /** Of every buyer node what it buys from partners, of every seller node what it sells to them. */
    private final long[] sums;

    private long[] limit;
    private int last;
    /** What {@link #undo} takes back: places and by how much they changed. */
    private int[] changed = new int[64];

    private long[] change = new long[64];
    private int changes;

    PairFlow(CountyMarket market) {
        this.market = market;
        amounts = new long[market.partnerStart[market.buyers]];
        sums = new long[market.nodes];
        search = new PairSearch(market, this);
        allNodes = IntStream.range(0, market.nodes).toArray();
        reopen();
    }

    @Override
    public boolean hasRoom(int seller) {
        return sums[seller] < limit[seller];
    }

    @Override
    public boolean isBought(int place) {
        return amounts[place] > 0;
    }

    /**
     * Lets a buyer buy more from its partners, rerouting others where that makes room; nobody's total falls.
     *
     * @param limit of every seller node the most it may sell; never falls, and rises only with {@link #reopen}
     * @return what was added: {@code wanted}, or less when every way is used up
     */
    long raise(int buyer, long wanted, long[] limit) {
        this.limit = limit;
        last = buyer;
        changes = 0;
        search.mark();
        long left = direct(buyer, wanted);
        while (left > 0 && search.find(buyer)) {
            left -= moveAlongWay(left);
        }
        return wanted - left;
    }

    private long direct(int buyer, long wanted) {
        long left = wanted;
        for (int place = market.partnerStart[buyer]; place < market.partnerStart[buyer + 1] && left > 0; place++) {
            int seller = market.partner[place];
            long moved = Math.min(left, limit[seller] - sums[seller]);
            if (moved > 0) {
                add(buyer, place, moved);
                left -= moved;
            }
        }
        return left;
    }

    /** Every other step of a way leads from a seller back to a buyer, which then buys less there. */
    private long moveAlongWay(long wanted) {
        int goal = market.partner[search.way[search.length - 1]];
        long moved = Math.min(wanted, limit[goal] - sums[goal]);
        for (int i = 1; i < search.length; i += 2) {
            moved = Math.min(moved, amounts[market.twin[search.way[i]]]);
        }
        int buyer = last;
        for (int i = 0; i < search.length; i++) {
            int place = search.way[i];
            if (i % 2 == 0) {
                add(buyer, place, moved);
            } else {
                buyer = market.partner[place];
                add(buyer, market.twin[place], -moved);
            }
        }
        return moved;
    }

    private void add(int buyer, int place, long amount) {
        if (changes == changed.length) {
            changed = Arrays.copyOf(changed, 2 * changes);
            change = Arrays.copyOf(change, 2 * changes);
        }
        changed[changes] = place;
        change[changes++] = amount;
        put(buyer, place, amount);
    }

    private void put(int buyer, int place, long amount) {
        amounts[place] += amount;
        sums[buyer] += amount;
        sums[market.partner[place]] += amount;
    }

    /** Right after a {@link #raise}: makes it undone. */
    void undo() {
        while (changes > 0) {
            int place = changed[--changes];
            put(market.partner[market.twin[place]], place, -change[changes]);
        }
        search.restore();
    }

    /** Right after a {@link #raise} that fell short: whatever it could reach is used up for good. */
    void close() {
        search.close(last);
    }

    void reopen() {
        search.open(allNodes, market.nodes);
    }

    boolean isClosed(int node) {
        return search.isClosed(node);
    }

    /** What a buyer buys from partners. */
    long bought(int buyer) {
        return sums[buyer];
    }

    /** All seller nodes that a buyer could draw on, directly or by rerouting, whether closed or not; rising. */
    int[] reachedSellers(int buyer) {
        int reached = search.reach(buyer, true);
        int[] sellers = new int[reached];
        int count = 0;
        for (int i = 0; i < reached; i++) {
            if (!market.isBuyer(search.reached(i))) {
                sellers[count++] = search.reached(i);
            }
        }
        Arrays.sort(sellers, 0, count);
        return Arrays.copyOf(sellers, count);
    }

    /** All buyers that could draw on the very sellers that this one could draw on, by way of each other. */
    int[] mutualBuyers(int buyer) {
        int reached = search.mutual(buyer);
        int[] buyers = new int[reached];
        int count = 0;
        for (int i = 0; i < reached; i++) {
            if (market.isBuyer(search.reached(i))) {
                buyers[count++] = search.reached(i);
            }
        }
        return Arrays.copyOf(buyers, count);
    }

    Cells cells() {
        Cells cells = new Cells(market.nodes);
        for (int b = 0; b < market.buyers; b++) {
            for (int place = market.partnerStart[b]; place < market.partnerStart[b + 1]; place++) {
                if (amounts[place] > 0) {
                    cells.add(b, market.partner[place], amounts[place]);
                }
            }
        }
        return cells;
    }
}
