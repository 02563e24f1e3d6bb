package io.quotaexchange.matching.flow;

import java.util.Arrays;

/**
 * The amounts above zero that buyers buy from sellers: a sparse matrix whose rows and columns can be walked.
 *
 * <p>A cell, once made, keeps its number; it stands in the lists of its row and column only while its amount is above zero.
 */
final class Cells {
    private static final int NONE = -1;

    private final int nodes;
    private int size;
    private int[] buyer = new int[64];
    private int[] seller = new int[64];
    private long[] amount = new long[64];
    /** Even places: the buyer's list, odd places: the seller's list. */
    private int[] next = new int[128];

    private int[] previous = new int[128];
    private final int[] head;
    private long[] keys = new long[256];
    private int[] cellOfKey = new int[256];

    Cells(int nodes) {
        this.nodes = nodes;
        head = new int[nodes];
        Arrays.fill(head, NONE);
        Arrays.fill(cellOfKey, NONE);
    }

    long get(int b, int s) {
        int cell = cellOfKey[slot(b, s)];
        return cell == NONE ? 0 : amount[cell];
    }

    /** Adds to a cell; {@code change} may be negative, the amount may not become so. */
    void add(int b, int s, long change) {
        int slot = slot(b, s);
        int cell = cellOfKey[slot];
        if (cell == NONE) {
            cell = make(b, s, slot);
        }
        long before = amount[cell];
        amount[cell] = before + change;
        if (amount[cell] < 0) {
            throw new IllegalStateException("a cell fell below zero");
        }
        if (before == 0 && change > 0) {
            link(2 * cell, b);
            link(2 * cell + 1, s);
        } else if (amount[cell] == 0 && before > 0) {
            unlink(2 * cell, b);
            unlink(2 * cell + 1, s);
        }
    }

    /** The first cell above zero of a node's row or column, or −1. */
    int first(int node) {
        return head[node] == NONE ? NONE : head[node] >> 1;
    }

    /** The next one after {@code cell} in the row or column of {@code node}, or −1. */
    int next(int cell, int node) {
        int place = next[buyer[cell] == node ? 2 * cell : 2 * cell + 1];
        return place == NONE ? NONE : place >> 1;
    }

    /** The county on the other side of a cell. */
    int other(int cell, int node) {
        return buyer[cell] == node ? seller[cell] : buyer[cell];
    }

    long amount(int cell) {
        return amount[cell];
    }

    private void link(int place, int node) {
        next[place] = head[node];
        previous[place] = NONE;
        if (head[node] != NONE) {
            previous[head[node]] = place;
        }
        head[node] = place;
    }

    private void unlink(int place, int node) {
        if (previous[place] == NONE) {
            head[node] = next[place];
        } else {
            next[previous[place]] = next[place];
        }
        if (next[place] != NONE) {
            previous[next[place]] = previous[place];
        }
    }

    private int make(int b, int s, int slot) {
        if (size == buyer.length) {
            buyer = Arrays.copyOf(buyer, 2 * size);
            seller = Arrays.copyOf(seller, 2 * size);
            amount = Arrays.copyOf(amount, 2 * size);
            next = Arrays.copyOf(next, 4 * size);
            previous = Arrays.copyOf(previous, 4 * size);
        }
        int cell = size++;
        buyer[cell] = b;
        seller[cell] = s;
        keys[slot] = key(b, s);
        cellOfKey[slot] = cell;
        if (2 * size > keys.length) {
            grow();
        }
        return cell;
    }

    private void grow() {
        keys = new long[2 * keys.length];
        cellOfKey = new int[keys.length];
        Arrays.fill(cellOfKey, NONE);
        for (int cell = 0; cell < size; cell++) {
            int slot = slot(buyer[cell], seller[cell]);
            keys[slot] = key(buyer[cell], seller[cell]);
            cellOfKey[slot] = cell;
        }
    }

    private long key(int b, int s) {
        return (long) b * nodes + s;
    }

    private int slot(int b, int s) {
        long key = key(b, s);
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 40) & (keys.length - 1);
        while (cellOfKey[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }
}
