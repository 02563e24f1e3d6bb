package io.quotaexchange.ledger.bench;

import java.util.Arrays;

/**
 * One run.
 *
 * @param count what was done
 * @param nanos wall time
 * @param latencies of each, nanoseconds, ascending; empty where a program of its own measured
 * @param databaseNanos CPU time of all processes of PostgreSQL
 * @param programNanos CPU time of this JVM: the writer and the load together
 */
record Measured(long count, long nanos, long[] latencies, long databaseNanos, long programNanos) {
    double perSecond() {
        return count * 1e9 / nanos;
    }

    double databaseMicros() {
        return databaseNanos / 1e3 / count;
    }

    double programMicros() {
        return programNanos / 1e3 / count;
    }

    double percentileMillis(int percent) {
        return latencies.length == 0
                ? Double.NaN
                : latencies[Math.min(latencies.length - 1, latencies.length * percent / 100)] / 1e6;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
