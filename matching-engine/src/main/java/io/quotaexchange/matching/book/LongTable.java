package io.quotaexchange.matching.book;

/**
 * Numbers by number: open addressing in one array, nothing allocated but when it grows. A value of 0 means absent.
 *
 * <p>Four neighbouring keys share a cache line, so that ids given out in sequence stay close; beyond that keys are scattered, so
 * that no pattern of ids makes long runs.
 */
final class LongTable {
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /** Key and value in turn. */
    private long[] cells;

    private int mask;
    private int shift;
    private int size;

    /** @param expected how many keys it holds before it first grows */
    LongTable(int expected) {
        allocate(Math.max(16, Integer.highestOneBit(expected) * 4));
    }

    private void allocate(int capacity) {
        cells = new long[2 * capacity];
        mask = capacity - 1;
        shift = 64 - Integer.numberOfTrailingZeros(capacity) + 2;
    }

    private int home(long key) {
        return (int) ((key >>> 2) * SCATTER >>> shift) << 2 | (int) key & 3;
    }

    /** The value of a key, 0 where it has none. */
    long get(long key) {
        int at = home(key);
        while (true) {
            long value = cells[2 * at + 1];
            if (value == 0 || cells[2 * at] == key) {
                return value;
            }
            at = at + 1 & mask;
        }
    }

    /** @param value not 0 */
    void put(long key, long value) {
        int at = home(key);
        while (cells[2 * at + 1] != 0) {
            if (cells[2 * at] == key) {
                cells[2 * at + 1] = value;
                return;
            }
            at = at + 1 & mask;
        }
        cells[2 * at] = key;
        cells[2 * at + 1] = value;
        if (++size * 2 > mask) {
            grow();
        }
    }

    /** Takes a key out and closes the gap, so that no trace of it slows later look-ups. Gives its value, 0 where it had none. */
    long remove(long key) {
        int at = home(key);
        while (cells[2 * at] != key || cells[2 * at + 1] == 0) {
            if (cells[2 * at + 1] == 0) {
                return 0;
            }
            at = at + 1 & mask;
        }
        long removed = cells[2 * at + 1];
        int gap = at;
        for (int next = gap + 1 & mask; cells[2 * next + 1] != 0; next = next + 1 & mask) {
            int home = home(cells[2 * next]);
            if ((next - home & mask) >= (next - gap & mask)) {
                cells[2 * gap] = cells[2 * next];
                cells[2 * gap + 1] = cells[2 * next + 1];
                gap = next;
            }
        }
        cells[2 * gap + 1] = 0;
        size--;
        return removed;
    }

    private void grow() {
        if (mask >= 1 << 28) {
            throw new IllegalStateException("a book holds at most 2^28 entries");
        }
        long[] old = cells;
        allocate(2 * (mask + 1));
        size = 0;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                put(old[i], old[i + 1]);
            }
        }
    }

    int size() {
        return size;
    }

    /** All keys and values in turn, in rising order of the keys: for snapshots, which must not show how the table lies in memory. */
    long[] sorted() {
        long[] keys = new long[size];
        int count = 0;
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i + 1] != 0) {
                keys[count++] = cells[i];
            }
        }
        java.util.Arrays.sort(keys);
        long[] both = new long[2 * size];
        for (int i = 0; i < size; i++) {
            both[2 * i] = keys[i];
            both[2 * i + 1] = get(keys[i]);
        }
        return both;
    }
}
