package io.quotaexchange.matching.book;

import java.util.Arrays;

/**
 * The orders in the book, a slot each, eight longs to a slot: one cache line. Slot 0 is nobody.
 *
 * <p>Each order is a link of two chains: the queue of its price level, and the queue of its county at that level (for counties that
 * have partners).
 */
final class RestingOrders {
    private static final int ID = 0;
    private static final int LEFT = 1;
    private static final int SEQ = 2;
    private static final int CHAIN = 3;
    private static final int PLACE = 4;
    private static final int COUNTY_CHAIN = 5;

    private long[] fields = new long[1 << 13];
    private int unused = 1;
    private int free;

    /** A slot for an order; in no chain yet. */
    int add(long id, long seq, int county, int level, long left) {
        int slot = free;
        if (slot != 0) {
            free = (int) fields[slot << 3 | CHAIN];
        } else {
            slot = unused++;
            if (slot << 3 >= fields.length) {
                grow();
            }
        }
        int at = slot << 3;
        fields[at | ID] = id;
        fields[at | LEFT] = left;
        fields[at | SEQ] = seq;
        fields[at | CHAIN] = 0;
        fields[at | PLACE] = (long) level << 32 | county;
        fields[at | COUNTY_CHAIN] = 0;
        return slot;
    }

    private void grow() {
        if (fields.length >= 1 << 30) {
            throw new IllegalStateException("a book holds at most 2^27 resting orders");
        }
        fields = Arrays.copyOf(fields, fields.length * 2);
    }

    void release(int slot) {
        fields[slot << 3 | CHAIN] = free;
        free = slot;
    }

    long id(int slot) {
        return fields[slot << 3 | ID];
    }

    long left(int slot) {
        return fields[slot << 3 | LEFT];
    }

    void setLeft(int slot, long left) {
        fields[slot << 3 | LEFT] = left;
    }

    long seq(int slot) {
        return fields[slot << 3 | SEQ];
    }

    int level(int slot) {
        return (int) (fields[slot << 3 | PLACE] >>> 32);
    }

    int county(int slot) {
        return (int) fields[slot << 3 | PLACE];
    }

    int next(int slot) {
        return (int) fields[slot << 3 | CHAIN];
    }

    int previous(int slot) {
        return (int) (fields[slot << 3 | CHAIN] >>> 32);
    }

    void setNext(int slot, int next) {
        fields[slot << 3 | CHAIN] = fields[slot << 3 | CHAIN] & 0xFFFFFFFF00000000L | next;
    }

    void setPrevious(int slot, int previous) {
        fields[slot << 3 | CHAIN] = fields[slot << 3 | CHAIN] & 0xFFFFFFFFL | (long) previous << 32;
    }

    int nextOfCounty(int slot) {
        return (int) fields[slot << 3 | COUNTY_CHAIN];
    }

    int previousOfCounty(int slot) {
        return (int) (fields[slot << 3 | COUNTY_CHAIN] >>> 32);
    }

    void setNextOfCounty(int slot, int next) {
        fields[slot << 3 | COUNTY_CHAIN] = fields[slot << 3 | COUNTY_CHAIN] & 0xFFFFFFFF00000000L | next;
    }

    void setPreviousOfCounty(int slot, int previous) {
        fields[slot << 3 | COUNTY_CHAIN] = fields[slot << 3 | COUNTY_CHAIN] & 0xFFFFFFFFL | (long) previous << 32;
    }
}
