package io.quotaexchange.matching.book;

import java.util.Arrays;

/**
 * Every id a NEW has ever carried, and where its order rests.
 *
 * <p>64 neighbouring ids share a page: a bit each for "used", for ever, and a slot each while any of them rests. Ids in sequence cost a
 * bit and a look at the page used last.
 */
final class OrderIds {
    private final LongTable pageOfNumber = new LongTable(1 << 10);
    private long[] used = new long[1 << 10];
    /** The block of 64 slots a page has while one of its orders rests, 0 else. */
    private int[] block = new int[1 << 10];

    private int[] resting = new int[1 << 10];
    private int pages = 1;

    private int[] slots = new int[1 << 12];
    private int unusedBlock = 1;
    private int freeBlock;

    private long lastNumber = -1;
    private int lastPage;
    private int size;

    private int page(long number) {
        if (number == lastNumber && lastPage != 0) {
            return lastPage;
        }
        return (int) pageOfNumber.get(number);
    }

    private int pageOrNew(long number) {
        int page = page(number);
        if (page == 0) {
            page = pages++;
            if (page == used.length) {
                used = Arrays.copyOf(used, 2 * page);
                block = Arrays.copyOf(block, 2 * page);
                resting = Arrays.copyOf(resting, 2 * page);
            }
            pageOfNumber.put(number, page);
        }
        lastNumber = number;
        lastPage = page;
        return page;
    }

    /** True where the id is new; it is used up from now on. */
    boolean use(long id) {
        int page = pageOrNew(id >>> 6);
        long bit = 1L << id;
        boolean isNew = (used[page] & bit) == 0;
        used[page] |= bit;
        return isNew;
    }

    /** The slot of a resting order, 0 where none of that id rests. */
    int slot(long id) {
        int page = page(id >>> 6);
        int at = block[page];
        return at == 0 ? 0 : slots[at << 6 | (int) id & 63];
    }

    /** Notes the slot of an order whose id is used already. */
    void rest(long id, int slot) {
        int page = pageOrNew(id >>> 6);
        if (block[page] == 0) {
            block[page] = takeBlock();
        }
        slots[block[page] << 6 | (int) id & 63] = slot;
        resting[page]++;
        size++;
    }

    private int takeBlock() {
        int taken = freeBlock;
        if (taken != 0) {
            freeBlock = slots[taken << 6];
            slots[taken << 6] = 0;
            return taken;
        }
        taken = unusedBlock++;
        if (taken << 6 >= slots.length) {
            if (slots.length >= 1 << 30) {
                throw new IllegalStateException("ids of resting orders lie too far apart");
            }
            slots = Arrays.copyOf(slots, 2 * slots.length);
        }
        return taken;
    }

    /** The order of that id rests no more. */
    void leave(long id) {
        int page = page(id >>> 6);
        int at = block[page];
        slots[at << 6 | (int) id & 63] = 0;
        size--;
        if (--resting[page] == 0) {
            slots[at << 6] = freeBlock;
            freeBlock = at;
            block[page] = 0;
        }
    }

    /** How many orders rest. */
    int size() {
        return size;
    }

    /** Number of each page, rising, and its used bits, in turn. */
    long[] snapshotOfUsed() {
        long[] both = pageOfNumber.sorted();
        for (int i = 1; i < both.length; i += 2) {
            both[i] = used[(int) both[i]];
        }
        return both;
    }

    void restoreUsed(long number, long bits) {
        // The page first: making it may put a longer array in the place of this one.
        int page = pageOrNew(number);
        used[page] = bits;
    }
}
