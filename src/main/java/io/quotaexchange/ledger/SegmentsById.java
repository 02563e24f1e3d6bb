package io.quotaexchange.ledger;

/** Segments by their ids: an open table, since a checker puts in and takes out every segment there ever was. */
final class SegmentsById {
    private static final int FIRST_CAPACITY = 1 << 8;

    /** A power of two, at most half full. An id's place is its last bits: live ids are close together. */
    private Segment[] slots = new Segment[FIRST_CAPACITY];

    private int size;

    /** @param segment with an id that is not here */
    void add(Segment segment) {
        if (2 * size >= slots.length) {
            grow();
        }
        insert(slots, segment);
        size++;
    }

    /** @return the segment that was here until now; null if there was none */
    Segment remove(long id) {
        int mask = slots.length - 1;
        int slot = (int) id & mask;
        while (slots[slot] != null && slots[slot].id() != id) {
            slot = slot + 1 & mask;
        }
        Segment removed = slots[slot];
        if (removed != null) {
            size--;
            close(slot);
        }
        return removed;
    }

    /** Moves into the gap whatever would not be found past it. */
    private void close(int gap) {
        int mask = slots.length - 1;
        int empty = gap;
        for (int slot = empty + 1 & mask; slots[slot] != null; slot = slot + 1 & mask) {
            int wanted = (int) slots[slot].id() & mask;
            if ((slot - wanted & mask) >= (slot - empty & mask)) {
                slots[empty] = slots[slot];
                empty = slot;
            }
        }
        slots[empty] = null;
    }

    private void grow() {
        Segment[] bigger = new Segment[Math.multiplyExact(slots.length, 2)];
        for (Segment segment : slots) {
            if (segment != null) {
                insert(bigger, segment);
            }
        }
        slots = bigger;
    }

    private static void insert(Segment[] into, Segment segment) {
        int mask = into.length - 1;
        int slot = (int) segment.id() & mask;
        while (into[slot] != null) {
            slot = slot + 1 & mask;
        }
        into[slot] = segment;
    }
}
