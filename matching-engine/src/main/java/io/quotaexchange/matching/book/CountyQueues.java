package io.quotaexchange.matching.book;

/**
 * For every county that has partners: its orders at each price level, in order of seq, and how many it has in the book at all.
 *
 * <p>So an incoming order finds those of its partners without looking at the others. Clause: Z10-21.1.
 */
final class CountyQueues {
    private final RestingOrders orders;
    private final PairedCounties pairs;
    /** First and last order, by level and county. */
    private final LongTable ends = new LongTable(1 << 8);

    private final int[] resting;

    CountyQueues(RestingOrders orders, PairedCounties pairs) {
        this.orders = orders;
        this.pairs = pairs;
        this.resting = new int[pairs.counties()];
    }

    private static long key(int level, int county) {
        return (long) county << 32 | level;
    }

    void append(int level, int county, int order) {
        if (pairs.of(county).length == 0) {
            return;
        }
        resting[county]++;
        long key = key(level, county);
        long both = ends.get(key);
        if (both == 0) {
            ends.put(key, (long) order << 32 | order);
        } else {
            int last = (int) both;
            orders.setNextOfCounty(last, order);
            orders.setPreviousOfCounty(order, last);
            ends.put(key, both & 0xFFFFFFFF00000000L | order);
        }
    }

    void remove(int level, int county, int order) {
        if (pairs.of(county).length == 0) {
            return;
        }
        resting[county]--;
        int previous = orders.previousOfCounty(order);
        int next = orders.nextOfCounty(order);
        if (previous != 0 && next != 0) {
            orders.setNextOfCounty(previous, next);
            orders.setPreviousOfCounty(next, previous);
        } else if (previous == 0 && next == 0) {
            ends.remove(key(level, county));
        } else if (previous == 0) {
            orders.setPreviousOfCounty(next, 0);
            long both = ends.get(key(level, county));
            ends.put(key(level, county), (long) next << 32 | both & 0xFFFFFFFFL);
        } else {
            orders.setNextOfCounty(previous, 0);
            long both = ends.get(key(level, county));
            ends.put(key(level, county), both & 0xFFFFFFFF00000000L | previous);
        }
    }

    /** The first order of a county at a level, 0 where it has none. */
    int first(int level, int county) {
        return resting[county] == 0 ? 0 : (int) (ends.get(key(level, county)) >>> 32);
    }

    /** Whether any partner of a county has an order in the book, on either side. */
    boolean hasPartnerOrders(int county) {
        for (int partner : pairs.of(county)) {
            if (resting[partner] > 0) {
                return true;
            }
        }
        return false;
    }
}
