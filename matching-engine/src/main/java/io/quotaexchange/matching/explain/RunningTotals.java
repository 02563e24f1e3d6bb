package io.quotaexchange.matching.explain;

/** Totals over places 0 to n − 1 that change one at a time: adding and asking take a number of steps that grows with log n. */
final class RunningTotals {
    private final long[] tree;

    RunningTotals(int places) {
        tree = new long[places + 1];
    }

    void add(int place, long amount) {
        for (int i = place + 1; i < tree.length; i += i & -i) {
            tree[i] += amount;
        }
    }

    /** The sum over the places below one. */
    long below(int place) {
        long sum = 0;
        for (int i = place; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}
