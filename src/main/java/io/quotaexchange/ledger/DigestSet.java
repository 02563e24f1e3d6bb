package io.quotaexchange.ledger;

import java.nio.ByteBuffer;

/** A set of digests in 16 bytes each, for journals with many million keys: open addressing over the first half of an SM3. */
final class DigestSet {
    private long[] slots = new long[1 << 12];
    private int size;

    /** @return false if it was there already */
    boolean add(Hash digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        // 0 marks an empty slot.
        long first = bytes.getLong() | 1;
        long second = bytes.getLong();
        if (!insert(slots, first, second)) {
            return false;
        }
        size++;
        if (size * 4L > slots.length) {
            grow();
        }
        return true;
    }

    private static boolean insert(long[] into, long first, long second) {
        int mask = into.length / 2 - 1;
        int slot = (int) (second & mask);
        while (into[2 * slot] != 0) {
            if (into[2 * slot] == first && into[2 * slot + 1] == second) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        into[2 * slot] = first;
        into[2 * slot + 1] = second;
        return true;
    }

    private void grow() {
        long[] bigger = new long[Math.multiplyExact(slots.length, 2)];
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot] != 0) {
                insert(bigger, slots[slot], slots[slot + 1]);
            }
        }
        slots = bigger;
    }
}
