package io.quotaexchange.matching.book;

/** Every id a NEW has ever carried, rejected or not; a bit each, 64 neighbours together. */
final class UsedIds {
    private final LongTable words = new LongTable(1 << 10);

    /** True where the id is new; it is used up from now on. */
    boolean use(long id) {
        long word = words.get(id >>> 6);
        long bit = 1L << id;
        if ((word & bit) != 0) {
            return false;
        }
        words.put(id >>> 6, word | bit);
        return true;
    }

    /** Number of 64 ids and their bits, in turn. */
    long[] snapshot() {
        return words.sorted();
    }

    void restore(long number, long bits) {
        words.put(number, bits);
    }
}
