package io.quotaexchange.matching.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs allocation and call auction with their peers in one run and prints the ratios; the other rules of the allocation alone. */
public final class ClearingComparison {
    private ClearingComparison() {}

    public static void main(String[] args) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(AllocationBenchmark.class.getSimpleName())
                .include(AllocationVariantsBenchmark.class.getSimpleName())
                .include(CallAuctionBenchmark.class.getSimpleName())
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Map<String, Double>> byInstance = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            if (name.contains(AllocationVariantsBenchmark.class.getSimpleName())) {
                continue;
            }
            String instance = result.getParams().getParamsKeys().isEmpty()
                    ? "call auction"
                    : result.getParams().getParam("size") + " "
                            + result.getParams().getParam("plenty");
            byInstance
                    .computeIfAbsent(instance, fresh -> new HashMap<>())
                    .put(
                            name.substring(name.lastIndexOf('.') + 1),
                            result.getPrimaryResult().getScore());
        }
        System.out.println();
        byInstance.forEach((instance, scores) -> {
            boolean auction = scores.containsKey("millionOrdersCleared");
            double ours = scores.get(auction ? "millionOrdersCleared" : "wholeAllocation");
            double peer = scores.get(auction ? "millionOrdersSorted" : "pairedTotalByMinCostFlow");
            System.out.printf(
                    "%-14s engine %9.1f ms   peer %9.1f ms   engine to peer %6.2f%n",
                    instance, ours, peer, ours / peer);
        });
    }
}
