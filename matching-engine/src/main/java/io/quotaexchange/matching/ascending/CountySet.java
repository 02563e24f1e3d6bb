package io.quotaexchange.matching.ascending;

/** An immutable set of county codes; adding one shares nearly all of the old set. No order: it can only be asked. */
final class CountySet {
    static final CountySet EMPTY = new CountySet(new long[1000][]);

    private static final long[] NONE = new long[16];

    /** By the first three digits: a bit for each of the last three. */
    private final long[][] blocks;

    private CountySet(long[][] blocks) {
        this.blocks = blocks;
    }

    boolean contains(String county) {
        int code = Integer.parseInt(county);
        long[] block = blocks[code / 1000];
        return block != null && (block[code % 1000 >> 6] & 1L << code % 1000) != 0;
    }

    CountySet with(String county) {
        if (contains(county)) {
            return this;
        }
        int code = Integer.parseInt(county);
        long[][] copy = blocks.clone();
        long[] block = copy[code / 1000];
        copy[code / 1000] = block == null ? NONE.clone() : block.clone();
        copy[code / 1000][code % 1000 >> 6] |= 1L << code % 1000;
        return new CountySet(copy);
    }
}
