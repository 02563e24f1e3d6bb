package io.quotaexchange.ledger;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;

/**
 * How many settlements a second the writer commits, beside two row updates and an insert in one statement a transaction on the same
 * durable server. Arguments: an empty data folder, seconds a run.
 */
final class PostingBenchmark {
    private static final int[] IN_FLIGHT = {1, 32, 256, 1_024};
    private static final int PEER_CONNECTIONS = 32;

    private final Vertx vertx = Vertx.vertx();
    private final long nanos;

    private PostingBenchmark(long seconds) {
        nanos = seconds * 1_000_000_000L;
    }

    public static void main(String[] arguments) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), System.out::println)) {
            Migrations.run(postgres.address(), Progress.SILENT);
            new PostingBenchmark(Long.parseLong(arguments[1])).run(postgres);
        }
    }

    private void run(EmbeddedPostgres postgres) {
        System.out.printf(
                "%-22s %9s %9s %10s %9s %9s%n", "what", "accounts", "in flight", "per second", "p50 ms", "p99 ms");
        Pool pool = Database.open(vertx, postgres.logins().application(), 4);
        LedgerWriter writer = TestDatabase.await(LedgerWriter.open(vertx, pool, Clock.systemUTC()));
        for (int owners : new int[] {50, 5_000}) {
            prepare(writer, owners);
            for (int inFlight : IN_FLIGHT) {
                Random random = new Random(owners + inFlight);
                String run = owners + "-" + inFlight + "-";
                measure(
                        "ledger",
                        2 * owners,
                        inFlight,
                        number -> writer.post(hold(random.nextInt(owners), run + number)));
            }
        }
        TestDatabase.await(writer.close());
        peer(postgres);
        TestDatabase.await(vertx.close());
    }

    private void peer(EmbeddedPostgres postgres) {
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(PEER_CONNECTIONS).setMaxWaitQueueSize(-1))
                .connectingTo(new PgConnectOptions()
                        .setHost(postgres.address().host())
                        .setPort(postgres.address().port())
                        .setDatabase(postgres.address().database())
                        .setUser(postgres.address().user())
                        .setPassword(postgres.address().password())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
        for (int accounts : new int[] {100, 10_000}) {
            TestDatabase.await(pool.query("""
                            DROP TABLE IF EXISTS peer_account, peer_log;
                            CREATE TABLE peer_account (id int PRIMARY KEY, balance bigint NOT NULL) WITH (fillfactor = 40);
                            CREATE TABLE peer_log (id bigint GENERATED ALWAYS AS IDENTITY, a int, b int, amount bigint);
                            """).execute());
            TestDatabase.await(pool.preparedQuery("INSERT INTO peer_account SELECT g, 0 FROM generate_series(1, $1) g")
                    .execute(Tuple.of(accounts)));
            for (int inFlight : new int[] {1, PEER_CONNECTIONS}) {
                Random random = new Random(accounts + inFlight);
                measure("row at a time", accounts, inFlight, number -> update(pool, random, accounts));
            }
        }
    }

    private static Future<?> update(Pool pool, Random random, int accounts) {
        int one = 1 + random.nextInt(accounts - 1);
        int other = one + 1 + random.nextInt(accounts - one);
        return pool.preparedQuery("""
                        WITH locked AS MATERIALIZED (
                            SELECT id FROM peer_account WHERE id IN ($1, $2) ORDER BY id FOR UPDATE
                        ), moved AS (
                            UPDATE peer_account a SET balance = a.balance + CASE WHEN a.id = $1 THEN -1 ELSE 1 END
                            FROM locked WHERE a.id = locked.id
                        )
                        INSERT INTO peer_log (a, b, amount) VALUES ($1, $2, 1)
                        """).execute(Tuple.of(one, other));
    }

    private static void prepare(LedgerWriter writer, int owners) {
        List<Future<Outcome>> paid = new ArrayList<>();
        for (int owner = 0; owner < owners; owner++) {
            paid.add(writer.post(Samples.payIn(county(owner), "prepare-" + owners + "-" + owner, 1_000_000_000)));
        }
        paid.forEach(TestDatabase::await);
    }

    private static String county(int number) {
        return Integer.toString(330_101 + number);
    }

    private static Settlement hold(int owner, String key) {
        return Samples.settlement(
                SettlementCode.DEPOSIT_HOLD,
                key,
                Transfer.of(
                        Samples.money(county(owner), AccountKind.CASH),
                        Samples.money(county(owner), AccountKind.DEPOSIT),
                        1));
    }

    /** Keeps so many requests in flight until the time is over, from one event loop. */
    private void measure(String what, int accounts, int inFlight, LongFunction<Future<?>> request) {
        Lanes lanes = new Lanes(request, System.nanoTime(), nanos, inFlight);
        vertx.getOrCreateContext().runOnContext(ignored -> {
            for (int lane = 0; lane < inFlight; lane++) {
                lanes.next();
            }
        });
        long[] latencies = lanes.latencies();
        Arrays.sort(latencies);
        System.out.printf(
                "%-22s %9d %9d %10d %9.2f %9.2f%n",
                what,
                accounts,
                inFlight,
                latencies.length * 1_000_000_000L / nanos,
                latencies[latencies.length / 2] / 1e6,
                latencies[(int) (latencies.length * 0.99)] / 1e6);
    }

    /** Touched by one event loop, until the latch opens. */
    private static final class Lanes {
        private final LongFunction<Future<?>> request;
        private final long end;
        private final CountDownLatch open;
        private long[] latencies = new long[1 << 16];
        private int count;
        private long number;

        private Lanes(LongFunction<Future<?>> request, long begin, long nanos, int lanes) {
            this.request = request;
            end = begin + nanos;
            open = new CountDownLatch(lanes);
        }

        private void next() {
            long begin = System.nanoTime();
            if (begin >= end) {
                open.countDown();
                return;
            }
            request.apply(number++).onComplete(done -> {
                if (done.failed() || done.result() instanceof Outcome.Refused) {
                    throw new IllegalStateException(
                            done.failed()
                                    ? done.cause().toString()
                                    : done.result().toString());
                }
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * count);
                }
                latencies[count++] = System.nanoTime() - begin;
                next();
            });
        }

        private long[] latencies() {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Arrays.copyOf(latencies, count);
        }
    }
}
