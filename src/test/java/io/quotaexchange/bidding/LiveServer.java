package io.quotaexchange.bidding;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.idempotency.KeptAnswers;
import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.platform.http.Access;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.EdgeServer;
import io.quotaexchange.platform.http.EdgeSettings;
import io.quotaexchange.platform.http.HttpEdge;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.round.live.LiveCommand;
import io.quotaexchange.rulebook.StageKind;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.yaml.snakeyaml.Yaml;

/** Lots and books behind HTTP on a real database; the ledger is played, other features answer with nothing, time is set by hand. */
final class LiveServer implements AutoCloseable {
    static final String ROUND = "rnd_live-1";
    static final String SELLER = "331126";
    static final String PAIRED = "330281";
    static final String OTHER = "330106";

    /** Time goes on when the test says so. */
    static final class HandClock extends Clock {
        final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2018-06-01T00:00:00Z"));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    record Reply(int status, String text) {
        JsonObject json() {
            return new JsonObject(text);
        }
    }

    final Map<String, Settlement> posted = new ConcurrentHashMap<>();
    final Rounds rounds;
    final RoundArchive archive;
    final Watching watching;
    final LiveTrading trading;
    final Bidders bidders = new Bidders();
    private final EdgeServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    LiveServer(Vertx vertx, Pool pool, Path keys, Clock clock, Watching.Limits limits) {
        this(vertx, pool, keys, clock, limits, TestAccess::new);
    }

    /** What stands against bidders: set by tests. */
    final class Bidders implements BidderStanding {
        volatile List<Refusal> against = List.of();
        volatile long neededFen;
        volatile long heldFen;

        @Override
        public Future<List<Refusal>> againstBuying(String county, String rulebook) {
            return Future.succeededFuture(against);
        }

        @Override
        public Future<Long> depositFen(List<Long> valuesFen, String rulebook) {
            return Future.succeededFuture(Math.multiplyExact(valuesFen.size(), neededFen));
        }

        @Override
        public Future<Long> heldFen(String county, String round) {
            return Future.succeededFuture(heldFen);
        }

        @Override
        public <T> Future<T> alone(String county, Supplier<Future<T>> work) {
            return work.get();
        }
    }

    /** @param identity says who asks, and may add operations of its own */
    LiveServer(Vertx vertx, Pool pool, Path keys, Clock clock, Watching.Limits limits, Function<Api, Access> identity) {
        this.rounds = new Rounds(new RoundJournal(pool), this::post, clock, RoundLoop.on(vertx));
        this.archive = new RoundArchive(pool);
        LotKeys lotKeys = new LotKeys(keys);
        LiveViews views = new LiveViews(lotKeys);
        Settling settling = new Settling(new AwardSteps(pool), this::post, clock);
        this.trading = new LiveTrading(
                rounds,
                lotKeys,
                (award, signed) -> settling.take(award, Step.AWARDED, signed.maker(), signed.approver()),
                said -> {});
        this.watching = new Watching(vertx, archive, views, clock, limits);
        rounds.listen(trading);
        rounds.listen(watching);
        Api api = new Api();
        new BiddingRoutes(
                        rounds,
                        trading,
                        views,
                        watching,
                        archive,
                        bidders,
                        (award, signed) -> settling.take(award, Step.AWARDED, signed.maker(), signed.approver()))
                .addTo(api);
        Access access = identity.apply(api);
        answerTheRest(api);
        this.server = await(HttpEdge.start(
                vertx,
                EdgeSettings.LOCAL,
                api,
                access,
                new TestAccess(api),
                new KeptAnswers(pool, SealingKey.in(keys), Clock.systemUTC())));
        await(rounds.resume());
        await(trading.resume());
    }

    private Future<Outcome> post(Settlement settlement) {
        posted.putIfAbsent(settlement.idempotencyKey(), settlement);
        return Future.succeededFuture(new Outcome.Posted(posted.size(), Instant.EPOCH));
    }

    /** Lots of QUANTITY, then a book of CAPACITY. */
    static RoundPlan plan() {
        return plan(100_000);
    }

    /** @param stepFen by which bids for a lot rise */
    static RoundPlan plan(long stepFen) {
        return new RoundPlan(
                ROUND,
                "测试场次",
                "Test round",
                "zhejiang-2018",
                "00".repeat(32),
                "330000",
                true,
                LocalDate.of(2018, 6, 1),
                Map.of(
                        IndicatorKind.QUANTITY,
                        new RoundPlan.Price(8_000_000, 8_000_000, 6_400_000, 9_600_000, stepFen),
                        IndicatorKind.CAPACITY,
                        new RoundPlan.Price(2_000, 2_000, 1_600, 2_400, 10)),
                new Pairings(List.of(Pairings.Pair.of(SELLER, PAIRED))),
                new TreeSet<>(List.of(SELLER)),
                Ratio.of("0.5"),
                RoundPlan.NO_LIMIT,
                List.of(
                        stage(1, StageKind.ASCENDING_AUCTION, Mechanism.ASCENDING_AUCTION, IndicatorKind.QUANTITY),
                        stage(2, StageKind.CONTINUOUS, Mechanism.CONTINUOUS, IndicatorKind.CAPACITY)));
    }

    private static RoundPlan.Stage stage(int number, StageKind kind, Mechanism mechanism, IndicatorKind indicator) {
        return new RoundPlan.Stage(
                number, kind, mechanism, Optional.of(indicator), "阶段", "Stage", List.of(new ClauseId("M13-05.5")));
    }

    /** Opens the round with two listings. */
    LiveServer open() {
        return open(plan());
    }

    LiveServer open(RoundPlan plan) {
        await(rounds.open(plan));
        await(rounds.enter(ROUND, listing("lst_q", IndicatorKind.QUANTITY, 100_000, 7_000_000), List.of()));
        await(rounds.enter(ROUND, listing("lst_c", IndicatorKind.CAPACITY, 5_000, 1_800), List.of()));
        return this;
    }

    private static Order.Listing listing(String id, IndicatorKind indicator, long amount, long limitFen) {
        return new Order.Listing(id, SELLER, indicator, amount, limitFen, "usr_seller-a", "usr_seller-b");
    }

    int port() {
        return server.actualPort();
    }

    /** Lets the round look at its clock. */
    void look() {
        await(rounds.live(
                ROUND, new LiveCommand.Withdraw("lot_none", "", new io.quotaexchange.round.live.Signed("a", "b"))));
        await(rounds.live(
                ROUND, new LiveCommand.Withdraw("lot_none", "", new io.quotaexchange.round.live.Signed("a", "b"))));
    }

    Reply get(String path) {
        return exchange(request(path).GET().build());
    }

    Reply getAs(String path, String caller) {
        return exchange(request(path).GET().header(TestAccess.HEADER, caller).build());
    }

    Reply post(String path, String caller, JsonObject body) {
        return exchange(request(path)
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .header("content-type", "application/json")
                .header("accept-language", "en")
                .header(TestAccess.HEADER, caller)
                .build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1/rounds/" + ROUND + path));
    }

    private Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every operation of the contract needs an answer; those of other features are not asked here. */
    private static void answerTheRest(Api api) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(LiveServer.class.getResourceAsStream("/" + Api.CONTRACT));
        contract.get("paths")
                .values()
                .forEach(methods -> methods.forEach((method, operation) -> {
                    String id = String.valueOf(operation.get("operationId"));
                    try {
                        if (method.equals("get")) {
                            api.answer(id, request -> Future.succeededFuture(new JsonObject()));
                        } else {
                            api.write(id, request -> Future.succeededFuture(Api.Answer.ok(new JsonObject())));
                        }
                    } catch (IllegalStateException answered) {
                        // By live bidding itself.
                    }
                }));
    }

    @Override
    public void close() {
        await(server.close());
        await(rounds.close());
    }
}
