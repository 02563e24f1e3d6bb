package io.quotaexchange.matching.book;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all books over all flows in one run and prints millions of messages a second, bytes a message and the ratios. */
public final class BookComparison {
    private BookComparison() {}

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(OrderBookBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        Map<String, Map<String, double[]>> byFlow = new TreeMap<>();
        for (RunResult result : results) {
            double[] figures = {
                result.getPrimaryResult().getScore(),
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()
            };
            byFlow.computeIfAbsent(result.getParams().getParam("flow"), flow -> new TreeMap<>())
                    .put(result.getParams().getParam("book"), figures);
        }
        print(byFlow);
    }

    private static void print(Map<String, Map<String, double[]>> byFlow) {
        System.out.printf(
                "%n%-13s %-14s %12s %12s %14s%n", "flow", "book", "M messages/s", "B/message", "bare to this");
        double bestWorst = 0;
        double worstOwn = Double.MAX_VALUE;
        for (Map.Entry<String, Map<String, double[]>> flow : byFlow.entrySet()) {
            double bare = flow.getValue().get("bare")[0];
            worstOwn = Math.min(worstOwn, bare);
            for (Map.Entry<String, double[]> book : flow.getValue().entrySet()) {
                double[] figures = book.getValue();
                System.out.printf(
                        "%-13s %-14s %12.1f %12.1f %14.2f%n",
                        flow.getKey(), book.getKey(), figures[0], figures[1], bare / figures[0]);
            }
        }
        for (String peer : new String[] {"exchange-core", "parity"}) {
            double worst = byFlow.values().stream()
                    .mapToDouble(books -> books.get(peer)[0])
                    .min()
                    .orElse(0);
            bestWorst = Math.max(bestWorst, worst);
        }
        System.out.printf(
                "worst flow: %.1f against %.1f of the best peer, ratio %.2f%n",
                worstOwn, bestWorst, worstOwn / bestWorst);
    }
}
