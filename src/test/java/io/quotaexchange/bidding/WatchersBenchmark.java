package io.quotaexchange.bidding;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.parsetools.RecordParser;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * So many watchers of one round: how long from an update being given out to each of them reading it. Arguments: watchers, updates.
 *
 * <p>Server and watchers are two processes, so that neither helps the other; this is the watchers' side, {@link WatchedServer} the
 * other.
 */
public final class WatchersBenchmark {
    private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");

    /** After so many both processes have been compiled: the first updates measure the start of two Java programs more than anything else. */
    private static final int COLD = 8;

    private static final long MISSING = Long.MIN_VALUE;

    private WatchersBenchmark() {}

    /** @param args port, watchers, updates */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[0]);
        int watchers = Integer.parseInt(args[1]);
        int updates = Integer.parseInt(args[2]);
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(watchers));
        AtomicLongArray waits = new AtomicLongArray(
                LongStream.generate(() -> MISSING).limit(watchers * updates).toArray());
        AtomicInteger lost = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(watchers);
        CountDownLatch all = new CountDownLatch(watchers * updates);
        for (int i = 0; i < watchers; i++) {
            int watcher = i;
            AtomicInteger next = new AtomicInteger();
            client.request(HttpMethod.GET, "/api/v1/rounds/" + LiveServer.ROUND + "/live")
                    .compose(request -> request.send())
                    .onSuccess(response -> {
                        ready.countDown();
                        response.exceptionHandler(gone -> lost.incrementAndGet());
                        response.handler(RecordParser.newDelimited("\n\n", event -> {
                            long now = System.currentTimeMillis();
                            Matcher at = AT.matcher(event.toString());
                            int update = at.find() ? next.getAndIncrement() : updates;
                            if (update < updates) {
                                long decided = Instant.parse(at.group(1)).toEpochMilli();
                                waits.set(update * watchers + watcher, now - decided);
                                all.countDown();
                            }
                        }));
                    })
                    .onFailure(failure -> lost.incrementAndGet());
            if (i % 100 == 99) {
                Thread.sleep(30);
            }
        }
        if (!ready.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("only " + (watchers - ready.getCount()) + " watchers were let in");
        }
        System.out.println("READY");
        boolean complete = all.await(120, TimeUnit.SECONDS);
        System.out.printf(
                "%d watchers, %d updates%s, %d lost%n", watchers, updates, complete ? "" : " (time is up)", lost.get());
        report("all", waits, 0);
        report("without the first " + COLD + " updates", waits, Math.min(COLD * watchers, waits.length() - watchers));
        System.exit(0);
    }

    private static void report(String which, AtomicLongArray waits, int from) {
        long[] sorted = IntStream.range(from, waits.length())
                .mapToLong(waits::get)
                .filter(wait -> wait != MISSING)
                .sorted()
                .toArray();
        System.out.printf(
                "%s: %d of %d received, p50 %d ms, p99 %d ms, longest %d ms%n",
                which,
                sorted.length,
                waits.length() - from,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 99L / 100)],
                sorted[sorted.length - 1]);
    }
}
