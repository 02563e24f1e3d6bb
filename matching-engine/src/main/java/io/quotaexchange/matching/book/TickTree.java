package io.quotaexchange.matching.book;

import java.util.Arrays;

/**
 * Price levels by tick, sparse and sorted: a radix tree of 64-way nodes, only as high as the ticks in use lie apart.
 *
 * <p>Ticks are at least 0. A node is 64 children and a bit for each that is there; at the bottom the children are levels. Node 0 and
 * level 0 are none. Nodes are kept and used again.
 */
final class TickTree {
    private static final int TOP = 10;

    private int[] children = new int[1 << 12];
    private long[] present = new long[1 << 6];
    private int unused = 1;
    private int free;

    private int root;
    private int height;
    private long base;
    private final int[] path = new int[TOP + 1];

    /** The level at a tick, 0 where there is none. */
    int get(long tick) {
        if (root == 0 || isOutside(tick)) {
            return 0;
        }
        int node = root;
        for (int h = height; h > 0; h--) {
            node = children[node << 6 | digit(tick, h)];
            if (node == 0) {
                return 0;
            }
        }
        return children[node << 6 | digit(tick, 0)];
    }

    private static int digit(long tick, int h) {
        return (int) (tick >>> 6 * h) & 63;
    }

    private boolean isOutside(long tick) {
        return height < TOP && (tick ^ base) >>> 6 * (height + 1) != 0;
    }

    /** The level with the greatest tick below the given one, 0 where there is none. */
    int below(long tick) {
        if (root == 0) {
            return 0;
        }
        if (isOutside(tick)) {
            return tick < base ? 0 : last(root, height);
        }
        int node = root;
        int candidate = 0;
        int candidateHeight = 0;
        for (int h = height; node != 0; h--) {
            int digit = digit(tick, h);
            long lower = present[node] & (1L << digit) - 1;
            if (lower != 0) {
                candidate = children[node << 6 | 63 - Long.numberOfLeadingZeros(lower)];
                candidateHeight = h - 1;
            }
            if (h == 0) {
                break;
            }
            node = children[node << 6 | digit];
        }
        return candidate == 0 ? 0 : last(candidate, candidateHeight);
    }

    /** The last level under a node of the given height; a height of −1 means it is a level itself. */
    private int last(int node, int nodeHeight) {
        int at = node;
        for (int h = nodeHeight; h >= 0; h--) {
            at = children[at << 6 | 63 - Long.numberOfLeadingZeros(present[at])];
        }
        return at;
    }

    /** Puts a level at a tick that has none. */
    void put(long tick, int level) {
        if (root == 0) {
            root = take();
            height = 0;
            base = tick & -64L;
        }
        while (isOutside(tick)) {
            int higher = take();
            link(higher, digit(base, height + 1), root);
            root = higher;
            height++;
            base = height == TOP ? 0 : base & -1L << 6 * (height + 1);
        }
        int node = root;
        for (int h = height; h > 0; h--) {
            int child = children[node << 6 | digit(tick, h)];
            if (child == 0) {
                child = take();
                link(node, digit(tick, h), child);
            }
            node = child;
        }
        link(node, digit(tick, 0), level);
    }

    private void link(int node, int digit, int child) {
        children[node << 6 | digit] = child;
        present[node] |= 1L << digit;
    }

    /** Takes out the level at a tick, which must have one, and the nodes this leaves empty. */
    void remove(long tick) {
        int node = root;
        for (int h = height; h > 0; h--) {
            path[h] = node;
            node = children[node << 6 | digit(tick, h)];
        }
        path[0] = node;
        for (int h = 0; h <= height; h++) {
            int at = path[h];
            int digit = digit(tick, h);
            children[at << 6 | digit] = 0;
            present[at] &= ~(1L << digit);
            if (present[at] != 0) {
                return;
            }
            release(at);
        }
        root = 0;
    }

    private int take() {
        int node = free;
        if (node != 0) {
            free = children[node << 6];
            children[node << 6] = 0;
            return node;
        }
        node = unused++;
        if (node >= present.length) {
            present = Arrays.copyOf(present, present.length * 2);
            children = Arrays.copyOf(children, children.length * 2);
        }
        return node;
    }

    private void release(int node) {
        children[node << 6] = free;
        free = node;
    }
}
