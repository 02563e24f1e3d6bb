package io.quotaexchange.matching.bench;

import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A million sealed orders cleared, trades and certificate included, beside sorting the same orders into price priority. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 8, time = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class CallAuctionBenchmark {
    private CallAuctionCase given;

    @Setup
    public void build() {
        given = LargeCases.callAuction(2_844, 1_000_000, 5_000);
    }

    @Benchmark
    public CallAuctionResult millionOrdersCleared() {
        return CallAuction.clear(given);
    }

    @Benchmark
    public List<Order> millionOrdersSorted() {
        List<Order> orders = new ArrayList<>(given.bids());
        orders.addAll(given.offers());
        orders.sort(Comparator.comparingLong(Order::limitFen).thenComparingLong(Order::seq));
        return orders;
    }
}
