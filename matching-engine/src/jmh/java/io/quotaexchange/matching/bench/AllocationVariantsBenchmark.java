package io.quotaexchange.matching.bench;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.allocation.PriorityAllocation;
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

/** The whole country (100,000 requests and offers, 5,000 pairs) under the other rules: shared pro rata, between pairs only, both. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class AllocationVariantsBenchmark {
    @Param({"PRO_RATA ANY", "SERIAL PAIRED", "PRO_RATA PAIRED"})
    public String rules;

    /** Tenths of what is asked that is offered. */
    @Param({"5", "20"})
    public int plenty;

    private AllocationCase given;

    @Setup
    public void build() {
        String[] names = rules.split(" ");
        given = LargeCases.allocation(
                2_844, 100_000, 5_000, plenty, Sharing.valueOf(names[0]), Between.valueOf(names[1]));
    }

    @Benchmark
    public AllocationResult wholeCountry() {
        return PriorityAllocation.clear(given);
    }
}
