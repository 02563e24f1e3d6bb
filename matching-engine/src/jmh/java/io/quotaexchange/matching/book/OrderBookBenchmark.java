package io.quotaexchange.matching.book;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Messages a second: this book, bare and with all rules in force, beside exchange-core and parity on the same flows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OrderBookBenchmark {
    @Param({"MIXED", "CANCEL_HEAVY", "ONE_LEVEL", "CRASH"})
    private FlowKind flow;

    /** Prices any, nobody paired: what the peers do too; and tick, band, pairing, own orders and refusals. */
    @Param({"bare", "ruled", "exchange-core", "parity"})
    private String book;

    private Flow messages;
    private DrivenBook driven;

    @Setup
    public void prepare() {
        messages = new FlowMaker(flow, book.equals("ruled")).make();
        driven = of(book);
        check();
    }

    static DrivenBook of(String book) {
        return switch (book) {
            case "bare" -> new QuotaExchangeBook(false);
            case "ruled" -> new QuotaExchangeBook(true);
            case "exchange-core" -> new ExchangeCoreBook();
            default -> new ParityBook();
        };
    }

    /** All books that match by price and time must trade the same, or the comparison means nothing. */
    private void check() {
        DrivenBook own = of(book.equals("ruled") ? "ruled" : "bare");
        DrivenBook other = of(book);
        for (int i = 0; i < 2; i++) {
            own.send(messages);
            other.send(messages);
        }
        if (own.traded() != other.traded() || own.traded() == 0) {
            throw new IllegalStateException(book + " traded " + other.traded() + ", not " + own.traded());
        }
    }

    @Benchmark
    @OperationsPerInvocation(FlowMaker.MESSAGES)
    public long message() {
        driven.send(messages);
        return driven.traded();
    }

    @TearDown
    public void endsEmpty() {
        if (driven instanceof QuotaExchangeBook own && (own.resting() != 0 || own.heard() == 0)) {
            throw new IllegalStateException(own.resting() + " orders rest after the flow");
        }
    }
}
