package io.quotaexchange.matching.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.allocation.PriorityAllocation;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole allocation, six steps, beside a general min-cost flow that finds the paired total of the same instance and nothing else
 * (with one hub instead of «everybody but oneself», which is easier).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class AllocationBenchmark {
    @Param({"PROVINCE", "COUNTRY"})
    public String size;

    /** Tenths of what is asked that is offered. */
    @Param({"5", "20"})
    public int plenty;

    private AllocationCase given;
    private Map<IndicatorKind, Totals> totals;

    private record Totals(Map<String, Long> received, Map<String, Long> offered, long all) {}

    @Setup
    public void build() {
        Loader.loadNativeLibraries();
        given = size.equals("PROVINCE")
                ? LargeCases.allocation(100, 3_000, 200, plenty, Sharing.SERIAL, Between.ANY)
                : LargeCases.allocation(2_844, 100_000, 5_000, plenty, Sharing.SERIAL, Between.ANY);
        AllocationResult result = PriorityAllocation.clear(given);
        Map<String, String> countyOf = new HashMap<>();
        given.requests().forEach(request -> countyOf.put(request.id(), request.county()));
        totals = new HashMap<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            Totals sums = new Totals(
                    new HashMap<>(),
                    new HashMap<>(),
                    result.fills().stream()
                            .filter(fill -> fill.indicator() == indicator)
                            .mapToLong(AllocationResult.Fill::market)
                            .sum());
            result.fills().stream()
                    .filter(fill -> fill.indicator() == indicator)
                    .forEach(fill -> sums.received.merge(countyOf.get(fill.request()), fill.market(), Long::sum));
            given.offers().stream()
                    .filter(offer -> offer.indicator() == indicator)
                    .forEach(offer -> sums.offered.merge(offer.county(), offer.amount(), Long::sum));
            totals.put(indicator, sums);
        }
    }

    @Benchmark
    public AllocationResult wholeAllocation() {
        return PriorityAllocation.clear(given);
    }

    @Benchmark
    public long pairedTotalByMinCostFlow() {
        long total = 0;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            total += pairedTotal(totals.get(indicator));
        }
        return total;
    }

    private long pairedTotal(Totals sums) {
        Map<String, Integer> node = new HashMap<>();
        for (String county : new TreeSet<>(
                given.offers().stream().map(AllocationCase.Offer::county).toList())) {
            node.put(county, node.size());
        }
        for (String county : new TreeSet<>(
                given.requests().stream().map(AllocationCase.Request::county).toList())) {
            node.putIfAbsent(county, node.size());
        }
        int counties = node.size();
        int hub = 2 * counties;
        MinCostFlow solver = new MinCostFlow();
        node.forEach((county, number) -> {
            solver.setNodeSupply(number, sums.received.getOrDefault(county, 0L));
            solver.addArcWithCapacityAndUnitCost(number, hub, sums.all, 1);
            solver.addArcWithCapacityAndUnitCost(hub, counties + number, sums.all, 0);
            solver.addArcWithCapacityAndUnitCost(counties + number, hub + 1, sums.offered.getOrDefault(county, 0L), 0);
        });
        for (Pairings.Pair pair : given.pairings().all()) {
            Integer one = node.get(pair.first());
            Integer other = node.get(pair.second());
            if (one != null && other != null) {
                solver.addArcWithCapacityAndUnitCost(one, counties + other, sums.all, 0);
                solver.addArcWithCapacityAndUnitCost(other, counties + one, sums.all, 0);
            }
        }
        solver.setNodeSupply(hub + 1, -sums.all);
        if (solver.solve() != MinCostFlow.Status.OPTIMAL) {
            throw new IllegalStateException("no optimum");
        }
        return sums.all - solver.getOptimalCost();
    }
}
