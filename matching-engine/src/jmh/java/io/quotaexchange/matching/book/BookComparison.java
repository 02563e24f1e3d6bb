package io.quotaexchange.matching.book;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all books over all flows in one run and prints millions of messages a second with the error JMH gives (99.9 %), bytes a message
 * and the ratios. Takes JMH's own options.
 */
public final class BookComparison {
    private BookComparison() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(OrderBookBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        Map<String, Map<String, double[]>> byFlow = new TreeMap<>();
        for (RunResult result : results) {
            double[] figures = {
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()
            };
            byFlow.computeIfAbsent(result.getParams().getParam("flow"), flow -> new TreeMap<>())
                    .put(result.getParams().getParam("book"), figures);
        }
        print(byFlow);
    }

    private static void print(Map<String, Map<String, double[]>> byFlow) {
        System.out.printf(
                "%n%-13s %-14s %12s %8s %10s %14s%n",
                "flow", "book", "M messages/s", "+-", "B/message", "bare to this");
        byFlow.forEach((flow, books) -> books.forEach((book, figures) -> System.out.printf(
                "%-13s %-14s %12.2f %8.2f %10.2f %14.2f%n",
                flow, book, figures[0], figures[1], figures[2], books.get("bare")[0] / figures[0])));
        double bestPeer = Math.max(worst(byFlow, "exchange-core"), worst(byFlow, "parity"));
        System.out.printf("worst flow of the best peer: %.2f%n", bestPeer);
        for (String own : new String[] {"bare", "ruled"}) {
            double worst = worst(byFlow, own);
            System.out.printf("worst flow of %s: %.2f, ratio %.2f%n", own, worst, worst / bestPeer);
        }
    }

    private static double worst(Map<String, Map<String, double[]>> byFlow, String book) {
        return byFlow.values().stream()
                .mapToDouble(books -> books.get(book)[0])
                .min()
                .orElseThrow();
    }
}
