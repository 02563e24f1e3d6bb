package io.quotaexchange.bidding;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.identity.AccessLog;
import io.quotaexchange.identity.IdentityAccess;
import io.quotaexchange.identity.Passwords;
import io.quotaexchange.identity.People;
import io.quotaexchange.identity.Person;
import io.quotaexchange.identity.RightsTable;
import io.quotaexchange.identity.Role;
import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.identity.SessionRoutes;
import io.quotaexchange.identity.SignIns;
import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.ledger.bench.CpuTimes;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.quotaexchange.platform.http.Access;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.ClientAddress;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.Right;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Accepted bids a second, each signed in, checked, ordered by the round's sequencer, committed durably, noted in the access log and
 * answered; beside a bare route with one indexed select, and one insert a transaction. Arguments: a folder for PostgreSQL, seconds,
 * and, if not all of them, how many clients, with commas between.
 *
 * <p>Server, clients and PostgreSQL share the machine. Every client has a lot of its own and bids it up for two counties in turn: each
 * bid is accepted.
 */
public final class BidsBenchmark {
    private static final String CLIENTS = "1,32,256";
    private static final int LOTS = 640;
    private static final int STEPS = 600;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UPS = 3;
    private static final int WARM_CLIENTS = 128;
    private static final int START_YUAN = 70_000;
    private static final int STEP_YUAN = 40;
    private static final String PASSWORD = "Benchmark-bids-1";
    private static final Instant OPENS = Instant.parse("2018-06-01T01:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Vertx clients = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient net = clients.createNetClient();
    private final long seconds;
    private final List<Integer> counts;
    private final Queue<Rising> lots = new ConcurrentLinkedQueue<>();
    private CpuTimes cpu;

    private BidsBenchmark(long seconds, String counts) {
        this.seconds = seconds;
        this.counts = Stream.of(counts.split(",")).map(Integer::valueOf).toList();
    }

    /** Whom a token shows, or else whom a header of a test names: administrators need not sign in here. */
    private record Both(IdentityAccess identity, TestAccess test) implements Access {
        @Override
        public Future<Caller> caller(HttpServerRequest request) {
            return request.headers().contains("authorization") ? identity.caller(request) : test.caller(request);
        }

        @Override
        public Right right(String operationId) {
            return test.right(operationId);
        }

        @Override
        public Future<Void> refused(Caller caller, String operationId, String address, Problem why) {
            return identity.refused(caller, operationId, address, why);
        }

        @Override
        public Future<Void> done(Caller caller, String operationId, String address, int status) {
            return identity.done(caller, operationId, address, status);
        }
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), Progress.SILENT)) {
            Migrations.run(postgres.logins().administrator(), Progress.SILENT);
            new BidsBenchmark(Long.parseLong(args[1]), args.length > 2 ? args[2] : CLIENTS)
                    .run(postgres, Path.of(args[0]), Path.of(args[0], "keys"));
        } catch (Exception failed) {
            failed.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void run(EmbeddedPostgres postgres, Path folder, Path keys) throws Exception {
        Pool pool = Database.open(vertx, postgres.logins().application(), CONNECTIONS);
        LiveServer.HandClock time = new LiveServer.HandClock();
        LiveServer live = new LiveServer(
                vertx, pool, keys, time, new Watching.Limits(1, 64 * 1024, 15_000), api -> identity(api, pool, keys));
        live.open(LiveServer.plan(100L * STEP_YUAN));
        List<String> tokens = List.of(signIn(live.port(), LiveServer.PAIRED), signIn(live.port(), LiveServer.OTHER));
        prepare(live);
        time.now.set(OPENS);
        live.look();
        HttpServer bare = bare(pool);
        System.out.printf(
                "%-28s %8s %12s %9s %9s %9s %9s %9s%n",
                "what", "clients", "per second", "p50 ms", "p99 ms", "failed", "db µs", "all µs");
        cpu = new CpuTimes(postmaster(folder));
        // What a server that has run for a minute does, not what compiling it costs.
        for (int i = 0; i < WARM_UPS; i++) {
            measure("warming up", WARM_CLIENTS, client -> new Bidder(live.port(), tokens, client % 2 == 0));
        }
        for (int count : counts) {
            measure("bids", count, client -> new Bidder(live.port(), tokens, false));
            measure("bids with a key", count, client -> new Bidder(live.port(), tokens, true));
            measure("route, nothing", count, client -> new Getter(bare.actualPort(), "/nothing"));
            measure("route, one select", count, client -> new Getter(bare.actualPort(), "/select"));
            measure("route, one insert", count, client -> new Getter(bare.actualPort(), "/insert"));
            measure("one insert, no HTTP", count, client -> () -> insert(pool));
        }
        long kept = await(pool.query("SELECT count(*) FROM round.event").execute())
                .iterator()
                .next()
                .getLong(0);
        System.out.println(kept + " events of the round are in the journal");
        live.close();
        await(bare.close());
    }

    private Access identity(Api api, Pool pool, Path keys) {
        Clock clock = Clock.systemUTC();
        People people = new People(pool, clock);
        AccessLog log = new AccessLog(pool, clock);
        SignIns signIns = new SignIns(vertx, pool, clock, people, log, SealingKey.in(keys), false);
        String hash = Passwords.hash(PASSWORD);
        for (String county : List.of(LiveServer.PAIRED, LiveServer.OTHER)) {
            Person person = new Person(
                    "usr_" + county, county, 1, county, county, Set.of(Role.COUNTY_TRADER), true, Instant.now(clock));
            await(people.add(person, hash, false, "benchmark"));
        }
        new SessionRoutes(signIns, false, new JsonArray(), false).addTo(api);
        return new Both(
                new IdentityAccess(RightsTable.shipped(true), signIns, log, ClientAddress.DIRECT), new TestAccess(api));
    }

    private String signIn(int port, String county) {
        String body = new JsonObject()
                .put("login", county)
                .put("password", PASSWORD)
                .put("bearer", true)
                .encode();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new JsonObject(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .getString("token");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Announces the lots and both counties' limits. */
    private void prepare(LiveServer live) {
        for (int i = 0; i < LOTS; i++) {
            lots.add(new Rising(i));
            String lot = "lot_b" + i;
            must(live.post(
                    "/lots",
                    TestAccess.administrator(),
                    new JsonObject()
                            .put("id", lot)
                            .put("stage", 1)
                            .put("listing", "lst_q")
                            .put("amount", "0.0100")
                            .put("increment", STEP_YUAN + ".00")
                            .put("confirmSteps", 10)
                            .put("opensAt", OPENS.toString())
                            .put("closesAt", "2018-06-01T02:00:00Z")
                            .put("extension", 300)
                            .put("matchWindow", 300)));
            for (String county : List.of(LiveServer.PAIRED, LiveServer.OTHER)) {
                must(live.post(
                        "/lots/" + lot + "/limits",
                        TestAccess.trader(county),
                        new JsonObject()
                                .put("id", "lim_" + county + "_" + i)
                                .put("county", county)
                                .put("price", "96000.00")
                                .put("proxy", false)));
            }
        }
    }

    private static void must(LiveServer.Reply reply) {
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.text());
        }
    }

    /** What one client does again and again. */
    private interface Work {
        Future<?> once();

        default void end() {}
    }

    /** A lot that is bid up. */
    private static final class Rising {
        private final int lot;
        private int step;

        private Rising(int lot) {
            this.lot = lot;
        }
    }

    /** Bids a lot up, then takes the next one. */
    private final class Bidder implements Work {
        private final Future<LoadClient> line;
        private final List<String> tokens;
        private final boolean keyed;
        private Rising rising;

        /** @param keyed whether each bid has an Idempotency-Key */
        private Bidder(int port, List<String> tokens, boolean keyed) {
            this.line = LoadClient.connect(net, port);
            this.keyed = keyed;
            this.tokens = tokens;
        }

        @Override
        public Future<?> once() {
            if (rising == null || rising.step == STEPS) {
                rising = lots.poll();
                if (rising == null) {
                    return Future.failedFuture("no lot is left");
                }
            }
            int lot = rising.lot;
            int turn = rising.step++;
            String head =
                    "POST /api/v1/rounds/" + LiveServer.ROUND + "/lots/lot_b" + lot + "/bids HTTP/1.1\r\nhost: a\r\n"
                            + "content-type: application/json\r\nauthorization: Bearer " + tokens.get(turn % 2) + "\r\n"
                            + (keyed ? "idempotency-key: bench-" + lot + "-" + turn + "\r\n" : "");
            String body = "{\"id\":\"bid_" + lot + "_" + turn + "\",\"county\":\""
                    + (turn % 2 == 0 ? LiveServer.PAIRED : LiveServer.OTHER) + "\",\"price\":\""
                    + (START_YUAN + turn * STEP_YUAN) + ".00\",\"confirmJump\":true}";
            return line.compose(open -> open.send(head, body));
        }

        @Override
        public void end() {
            line.onSuccess(LoadClient::close);
            // Its next bid is another client's.
            lots.add(rising);
        }
    }

    private final class Getter implements Work {
        private final Future<LoadClient> line;
        private final String head;

        private Getter(int port, String path) {
            this.line = LoadClient.connect(net, port);
            this.head = "GET " + path + " HTTP/1.1\r\nhost: a\r\n";
        }

        @Override
        public Future<?> once() {
            return line.compose(open -> open.send(head, ""));
        }

        @Override
        public void end() {
            line.onSuccess(LoadClient::close);
        }
    }

    private HttpServer bare(Pool pool) {
        return await(vertx.createHttpServer()
                .requestHandler(request -> (switch (request.path()) {
                            case "/select" ->
                                pool.preparedQuery("SELECT login FROM identity.person WHERE id = $1")
                                        .execute(Tuple.of("usr_" + LiveServer.PAIRED));
                            case "/insert" -> insert(pool);
                            default -> Future.<Object>succeededFuture();
                        })
                        .onSuccess(done -> request.response().end("{}"))
                        .onFailure(
                                failure -> request.response().setStatusCode(500).end()))
                .listen(0, "127.0.0.1"));
    }

    private static final AtomicLong INSERTED = new AtomicLong();

    /** Into a table of the exchange that has a key and nothing else to look after. */
    private static Future<?> insert(Pool pool) {
        return pool.preparedQuery(
                        "INSERT INTO identity.failure (subject, failures, last_at, closed_until) VALUES ($1, 1, now(), now())")
                .execute(Tuple.of("bench " + INSERTED.incrementAndGet()));
    }

    private void measure(String what, int count, IntFunction<Work> client) throws InterruptedException {
        ConcurrentHistogram times = new ConcurrentHistogram(60_000_000_000L, 3);
        AtomicBoolean measuring = new AtomicBoolean();
        AtomicBoolean stopping = new AtomicBoolean();
        AtomicLong failed = new AtomicLong();
        AtomicInteger running = new AtomicInteger(count);
        for (int i = 0; i < count; i++) {
            int number = i;
            clients.runOnContext(start -> again(client.apply(number), times, measuring, stopping, failed, running));
        }
        Thread.sleep(seconds * 500);
        measuring.set(true);
        long start = System.nanoTime();
        long database = cpu.databaseNanos();
        long program = CpuTimes.programNanos();
        Thread.sleep(seconds * 1_000);
        measuring.set(false);
        double elapsed = (System.nanoTime() - start) / 1e9;
        database = cpu.databaseNanos() - database;
        program = CpuTimes.programNanos() - program;
        stopping.set(true);
        while (running.get() > 0) {
            Thread.sleep(10);
        }
        System.out.printf(
                "%-28s %8d %12.0f %9.2f %9.2f %9d %9.0f %9.0f%n",
                what,
                count,
                times.getTotalCount() / elapsed,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                failed.get(),
                database / 1e3 / times.getTotalCount(),
                (database + program) / 1e3 / times.getTotalCount());
    }

    private static long postmaster(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            Path pid = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(pid).getFirst().strip());
        }
    }

    private static void again(
            Work work,
            ConcurrentHistogram times,
            AtomicBoolean measuring,
            AtomicBoolean stopping,
            AtomicLong failed,
            AtomicInteger running) {
        if (stopping.get()) {
            work.end();
            running.decrementAndGet();
            return;
        }
        long start = System.nanoTime();
        work.once().onComplete(answered -> {
            if (answered.failed()) {
                if (failed.incrementAndGet() == 1) {
                    System.out.println("failed: " + answered.cause());
                }
                running.decrementAndGet();
                return;
            }
            if (measuring.get()) {
                times.recordValue(System.nanoTime() - start);
            }
            again(work, times, measuring, stopping, failed, running);
        });
    }
}
