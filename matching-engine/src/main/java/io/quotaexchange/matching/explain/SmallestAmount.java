package io.quotaexchange.matching.explain;

import java.util.OptionalLong;

/** Finds an amount that makes a difference while one unit less does not. */
final class SmallestAmount {
    /** Whether an amount makes a difference. */
    interface Trial {
        boolean makesDifference(long amount);
    }

    private SmallestAmount() {}

    /**
     * Doubles from 1 until there is a difference, then halves the gap.
     *
     * @param most the greatest amount to try
     */
    static OptionalLong find(long most, Trial trial) {
        long without = 0;
        long with = Math.min(1, most);
        while (with > without && !trial.makesDifference(with)) {
            without = with;
            with = with > most / 2 ? most : with * 2;
        }
        if (with <= without) {
            return OptionalLong.empty();
        }
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (trial.makesDifference(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return OptionalLong.of(with);
    }
}
