package io.quotaexchange.ledger;

/**
 * Live segments by their ids, as numbers in one open table: a checker puts in and takes out every segment there ever was, and most of those
 * that live stay for ever. Ids begin at 1.
 */
final class SegmentsById {
    private static final int FIRST_CAPACITY = 1 << 8;
    /** Id, first and last unit, then lot and holder, half a number each. */
    private static final int FIELDS = 4;

    private static final long LOW = 0xffff_ffffL;

    /** An array can be no longer: 134 million live segments, 8 GB. */
    private static final int LARGEST_TABLE = 1 << 30;

    /** A power of two of places, at most half of them full; 0 where an id would be: none. An id's place is its last bits. */
    private long[] rows = new long[FIRST_CAPACITY * FIELDS];

    private int size;

    /**
     * @param id one that is not here
     * @param lot and {@code holder} by whatever numbers the caller has for them
     */
    void add(long id, long firstUnit, long lastUnit, int lot, int holder) {
        if (2 * size >= rows.length / FIELDS) {
            grow();
        }
        int row = free(rows, id);
        rows[row] = id;
        rows[row + 1] = firstUnit;
        rows[row + 2] = lastUnit;
        rows[row + 3] = (long) lot << Integer.SIZE | holder & LOW;
        size++;
    }

    /** Where a segment stands until the next one is added or removed; below zero if it is not here. */
    int find(long id) {
        int row = wanted(rows, id);
        while (rows[row] != 0 && rows[row] != id) {
            row = next(rows, row);
        }
        return id != 0 && rows[row] == id ? row : -1;
    }

    long firstUnit(int row) {
        return rows[row + 1];
    }

    long lastUnit(int row) {
        return rows[row + 2];
    }

    int lot(int row) {
        return (int) (rows[row + 3] >>> Integer.SIZE);
    }

    int holder(int row) {
        return (int) rows[row + 3];
    }

    /** Takes out what stands there, and moves into the gap whatever would not be found past it. */
    void remove(int gap) {
        int mask = rows.length - 1;
        int empty = gap;
        for (int row = next(rows, empty); rows[row] != 0; row = next(rows, row)) {
            if ((row - wanted(rows, rows[row]) & mask) >= (row - empty & mask)) {
                System.arraycopy(rows, row, rows, empty, FIELDS);
                empty = row;
            }
        }
        rows[empty] = 0;
        size--;
    }

    private void grow() {
        if (rows.length == LARGEST_TABLE) {
            // Nothing is wrong with the journal: it must not be told of it.
            throw new IllegalStateException(
                    "more than " + size + " segments live at the same time: too many for one check");
        }
        long[] bigger = new long[2 * rows.length];
        for (int row = 0; row < rows.length; row += FIELDS) {
            if (rows[row] != 0) {
                System.arraycopy(rows, row, bigger, free(bigger, rows[row]), FIELDS);
            }
        }
        rows = bigger;
    }

    private static int free(long[] in, long id) {
        int row = wanted(in, id);
        while (in[row] != 0) {
            row = next(in, row);
        }
        return row;
    }

    private static int wanted(long[] in, long id) {
        return (int) id * FIELDS & in.length - 1;
    }

    private static int next(long[] in, int row) {
        return row + FIELDS & in.length - 1;
    }
}
