package io.quotaexchange.matching.book;

import java.util.Arrays;

/**
 * The price levels that have orders, a slot each, chained from the lowest price to the highest. Slot 0 is none.
 *
 * <p>A book is never crossed, so all bid levels stand below all offer levels in one chain.
 */
final class PriceLevels {
    private static final int FIRST = 0;
    private static final int LAST = 1;
    private static final int BELOW = 2;
    private static final int ABOVE = 3;

    private final TickTree tree = new TickTree();
    private int[] fields = new int[1 << 10];
    private long[] ticks = new long[1 << 8];
    private int unused = 1;
    private int free;

    private int lowest;
    private int bestBid;
    private int bestOffer;

    /** The level at a tick, made where there is none. */
    int at(long tick, boolean bid) {
        int level = tree.get(tick);
        return level != 0 ? level : make(tick, bid);
    }

    private int make(long tick, boolean bid) {
        int level = take();
        int lower = tree.below(tick);
        tree.put(tick, level);
        int higher = lower != 0 ? fields[lower << 2 | ABOVE] : lowest;
        ticks[level] = tick;
        fields[level << 2 | FIRST] = 0;
        fields[level << 2 | LAST] = 0;
        fields[level << 2 | BELOW] = lower;
        fields[level << 2 | ABOVE] = higher;
        if (lower != 0) {
            fields[lower << 2 | ABOVE] = level;
        } else {
            lowest = level;
        }
        if (higher != 0) {
            fields[higher << 2 | BELOW] = level;
        }
        if (bid && (bestBid == 0 || tick > ticks[bestBid])) {
            bestBid = level;
        } else if (!bid && (bestOffer == 0 || tick < ticks[bestOffer])) {
            bestOffer = level;
        }
        return level;
    }

    /** Takes out a level without orders. */
    void remove(int level) {
        int lower = fields[level << 2 | BELOW];
        int higher = fields[level << 2 | ABOVE];
        tree.remove(ticks[level]);
        if (lower != 0) {
            fields[lower << 2 | ABOVE] = higher;
        } else {
            lowest = higher;
        }
        if (higher != 0) {
            fields[higher << 2 | BELOW] = lower;
        }
        if (level == bestBid) {
            bestBid = lower;
        } else if (level == bestOffer) {
            bestOffer = higher;
        }
        fields[level << 2 | FIRST] = free;
        free = level;
    }

    private int take() {
        int level = free;
        if (level != 0) {
            free = fields[level << 2 | FIRST];
            return level;
        }
        level = unused++;
        if (level >= ticks.length) {
            ticks = Arrays.copyOf(ticks, ticks.length * 2);
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        return level;
    }

    int bestBid() {
        return bestBid;
    }

    int bestOffer() {
        return bestOffer;
    }

    long tick(int level) {
        return ticks[level];
    }

    /** First order of a level. */
    int first(int level) {
        return fields[level << 2 | FIRST];
    }

    int last(int level) {
        return fields[level << 2 | LAST];
    }

    void setFirst(int level, int order) {
        fields[level << 2 | FIRST] = order;
    }

    void setLast(int level, int order) {
        fields[level << 2 | LAST] = order;
    }

    /** All orders before this one have left the level; with order 0 there is none any more, and the level goes. */
    void startAt(int level, int order, RestingOrders orders) {
        if (order == 0) {
            remove(level);
        } else if (first(level) != order) {
            setFirst(level, order);
            orders.setPrevious(order, 0);
        }
    }

    /** The next level at a lower price, 0 where there is none. */
    int below(int level) {
        return fields[level << 2 | BELOW];
    }

    int above(int level) {
        return fields[level << 2 | ABOVE];
    }

    /** Whether the level holds bids. */
    boolean isBid(int level) {
        return bestBid != 0 && ticks[level] <= ticks[bestBid];
    }
}
