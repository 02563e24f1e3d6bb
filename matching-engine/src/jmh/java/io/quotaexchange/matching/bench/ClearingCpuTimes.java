package io.quotaexchange.matching.bench;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.PriorityAllocation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of every variant of the allocation, for machines that others use too: the best of some rounds. */
public final class ClearingCpuTimes {
    private static final int ROUNDS = 4;

    private ClearingCpuTimes() {}

    public static void main(String[] args) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        System.out.println("best processor time in ms of " + ROUNDS + " rounds, heap of " + heap + " MiB");
        for (Between between : Between.values()) {
            for (Sharing sharing : Sharing.values()) {
                for (int plenty : new int[] {5, 20}) {
                    AllocationCase country = LargeCases.allocation(2_844, 100_000, 5_000, plenty, sharing, between);
                    String name = between + " " + sharing + " " + plenty;
                    long free = best(country);
                    long limited = best(LargeCases.limited(country));
                    System.out.println(name + ": " + free + ", with caps and pool " + limited);
                }
            }
        }
    }

    private static long best(AllocationCase given) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = clock.getCurrentThreadCpuTime();
            PriorityAllocation.clear(given);
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        return best / 1_000_000;
    }
}
