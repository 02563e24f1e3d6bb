package io.quotaexchange.matching.book;

import java.util.Arrays;

/**
 * Which counties are paired, by number: a county is an int from 0, for example its GB/T 2260 code.
 *
 * <p>Clause: Z10-21.1.
 */
public final class PairedCounties {
    private static final int[] NONE = {};

    private final int[][] partners;

    /** @param counties one more than the highest county number */
    public PairedCounties(int counties) {
        partners = new int[counties][];
        Arrays.fill(partners, NONE);
    }

    /**
     * Pairs two counties; before the book is used.
     *
     * @throws IllegalArgumentException if they are the same
     */
    public PairedCounties pair(int one, int other) {
        if (one == other) {
            throw new IllegalArgumentException("a county is not paired with itself: " + one);
        }
        if (!arePaired(one, other)) {
            partners[one] = with(partners[one], other);
            partners[other] = with(partners[other], one);
        }
        return this;
    }

    private static int[] with(int[] counties, int county) {
        int[] longer = Arrays.copyOf(counties, counties.length + 1);
        longer[counties.length] = county;
        return longer;
    }

    boolean arePaired(int one, int other) {
        for (int partner : partners[one]) {
            if (partner == other) {
                return true;
            }
        }
        return false;
    }

    /** The partners of a county; not to be changed. */
    int[] of(int county) {
        return partners[county];
    }

    int counties() {
        return partners.length;
    }
}
