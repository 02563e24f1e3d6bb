package io.quotaexchange.bidding;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many watchers of one round: how long from an update being given out to each of them reading it. Arguments: watchers, updates.
 *
 * <p>Server and watchers are two processes, so that neither helps the other; this is the watchers' side, {@link WatchedServer} the
 * other.
 */
public final class WatchersBenchmark {
    private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");

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
        AtomicLongArray waits = new AtomicLongArray(watchers * updates);
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(watchers);
        CountDownLatch all = new CountDownLatch(watchers * updates);
        for (int i = 0; i < watchers; i++) {
            client.request(HttpMethod.GET, "/api/v1/rounds/" + LiveServer.ROUND + "/live")
                    .compose(request -> request.send())
                    .onSuccess(response -> {
                        ready.countDown();
                        response.exceptionHandler(gone -> lost.incrementAndGet());
                        response.handler(chunk -> {
                            long now = System.currentTimeMillis();
                            Matcher at = AT.matcher(chunk.toString());
                            while (at.find()) {
                                int place = heard.getAndIncrement();
                                if (place < waits.length()) {
                                    waits.set(
                                            place,
                                            now - Instant.parse(at.group(1)).toEpochMilli());
                                    all.countDown();
                                }
                            }
                        });
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
        int count = Math.min(heard.get(), waits.length());
        long[] sorted = new long[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = waits.get(i);
        }
        Arrays.sort(sorted);
        System.out.printf(
                "%d watchers, %d updates, %d of %d received%s, %d lost: p50 %d ms, p99 %d ms, longest %d ms%n",
                watchers,
                updates,
                count,
                waits.length(),
                complete ? "" : " (time is up)",
                lost.get(),
                sorted[count / 2],
                sorted[(int) (count * 99L / 100)],
                sorted[count - 1]);
        System.exit(0);
    }
}
