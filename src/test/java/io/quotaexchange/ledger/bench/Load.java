package io.quotaexchange.ledger.bench;

import io.quotaexchange.ledger.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;

/** Keeps so many requests in flight from one event loop until the time is over. Touched by that loop, until the latch opens. */
final class Load {
    private final LongFunction<Future<?>> request;
    private final long end;
    private final CountDownLatch open;
    private long[] latencies = new long[1 << 16];
    private int count;
    private long number;
    private Throwable failure;

    private Load(LongFunction<Future<?>> request, long end, int lanes) {
        this.request = request;
        this.end = end;
        open = new CountDownLatch(lanes);
    }

    /** @param request makes the request with this number, counted from 0 */
    static Measured run(Vertx vertx, CpuTimes cpu, int seconds, int inFlight, LongFunction<Future<?>> request) {
        long database = cpu.databaseNanos();
        long program = CpuTimes.programNanos();
        long begin = System.nanoTime();
        Load load = new Load(request, begin + seconds * 1_000_000_000L, inFlight);
        vertx.getOrCreateContext().runOnContext(ignored -> {
            for (int lane = 0; lane < inFlight; lane++) {
                load.next();
            }
        });
        long[] latencies = load.latencies();
        long nanos = System.nanoTime() - begin;
        Arrays.sort(latencies);
        return new Measured(
                latencies.length, nanos, latencies, cpu.databaseNanos() - database, CpuTimes.programNanos() - program);
    }

    private void next() {
        long begin = System.nanoTime();
        if (begin >= end || failure != null) {
            open.countDown();
            return;
        }
        request.apply(number++).onComplete(done -> {
            if (done.failed()) {
                failure = done.cause();
            } else if (done.result() instanceof Outcome.Refused refused) {
                failure = new IllegalStateException(refused.toString());
            } else {
                add(System.nanoTime() - begin);
            }
            next();
        });
    }

    private void add(long latency) {
        if (count == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * count);
        }
        latencies[count++] = latency;
    }

    private long[] latencies() {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return Arrays.copyOf(latencies, count);
    }
}
