package io.quotaexchange;

import io.quotaexchange.bidding.WatchRelay;
import io.quotaexchange.bidding.Watching;
import io.quotaexchange.idempotency.KeptAnswers;
import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.ledger.SharedLedger;
import io.quotaexchange.platform.cluster.Cluster;
import io.quotaexchange.platform.cluster.HostPort;
import io.quotaexchange.platform.cluster.Join;
import io.quotaexchange.platform.cluster.Sealer;
import io.quotaexchange.platform.cluster.SharedOperations;
import io.quotaexchange.platform.cluster.Takeover;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundKeeper;
import io.quotaexchange.round.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** This server as one node of several: whose each round and the ledger is, and how the others are asked. */
final class SharedWork {
    private static final String RELEASE = "release";
    private static final String POST = "ledger.post";
    private static final long LOOK_MILLIS = 500;
    private static final long RELEASE_MILLIS = 5_000;
    private static final long POST_MILLIS = 10_000;

    /**
     * How the server joins others.
     *
     * @param self where they reach it
     */
    record Settings(Join join, HostPort self) {}

    private final Cluster cluster;
    private final Takeover takeover;
    private final RoundJournal journal;
    private final SharedOperations operations;
    private final SharedLedger ledger;
    /** Other nodes ask for it while it is being set. */
    private volatile Rounds rounds;

    private volatile RoundKeeper keeper;
    private Set<UUID> seen = new HashSet<>();
    private volatile boolean leaving;

    private SharedWork(Cluster cluster, Pool pool, Clock clock) {
        this.cluster = cluster;
        journal = new RoundJournal(pool);
        takeover = new Takeover(new Takeover.View(
                cluster.self(),
                cluster::members,
                journal::beats,
                (node, subject) -> cluster.calls()
                        .ask(node, RELEASE, new JsonObject().put("subject", subject), RELEASE_MILLIS)
                        .mapEmpty(),
                cluster.calls()::lives,
                System::nanoTime));
        cluster.reckonWith(takeover::isServing);
        operations = new SharedOperations(cluster, () -> takeover.cutOff().isPresent());
        ledger = new SharedLedger(
                cluster.vertx(),
                pool,
                clock,
                new SharedLedger.Nodes(
                        cluster.self(),
                        () -> cluster.owner(SharedLedger.SUBJECT),
                        takeover::permit,
                        () -> takeover.cutOff().isPresent(),
                        (node, settlement) -> cluster.calls()
                                .ask(node, POST, new JsonObject().put("settlement", settlement), POST_MILLIS)));
        cluster.calls().answer(POST, question -> ledger.asked(question.getJsonObject("settlement")));
        cluster.calls().answer(RELEASE, question -> release(question.getString("subject")));
    }

    /** Joins the others; blocks for some seconds. */
    static Cluster join(VertxBuilder builder, VertxOptions options, Settings settings, SealingKey key)
            throws Exception {
        return Cluster.join(builder, options, settings.self(), settings.join(), sealer(key))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    static SharedWork of(Cluster cluster, Pool pool, Clock clock) {
        return new SharedWork(cluster, pool, clock);
    }

    private static Sealer sealer(SealingKey key) {
        return new Sealer() {
            @Override
            public byte[] seal(byte[] plain, String owner) {
                return key.seal(plain, "node " + owner);
            }

            @Override
            public byte[] open(byte[] sealed, String owner) {
                return key.open(sealed, "node " + owner);
            }

            @Override
            public byte[] mark() {
                return key.mark("nodes".getBytes(StandardCharsets.UTF_8), "cluster");
            }
        };
    }

    SharedLedger ledger() {
        return ledger;
    }

    int nodes() {
        return cluster.members().size();
    }

    int nodesGivenUp() {
        return takeover.givenUpCount();
    }

    UUID self() {
        return cluster.self();
    }

    KeptAnswers.Nodes trying() {
        return new KeptAnswers.Nodes(Optional.of(cluster.self()), takeover::isGone);
    }

    /** Begins to answer the others, and to take over what is this node's. */
    Future<Void> open() {
        return takeover.look().otherwiseEmpty().compose(done -> cluster.open());
    }

    private Future<JsonObject> release(String subject) {
        if (cluster.owns(subject)) {
            // Who asks has stood still, or was cut off, and does not know yet that it is no longer the one.
            return Future.failedFuture("it is this node's");
        }
        Future<Void> released = subject.equals(SharedLedger.SUBJECT)
                ? ledger.release()
                : rounds == null ? Future.succeededFuture() : rounds.release(subject);
        return released.map(new JsonObject());
    }

    /**
     * Serves the rounds that are this node's, from now on.
     *
     * @param lost runs on the node that writes the ledger when a node is gone: what that one had begun has to be finished
     */
    Future<Void> serve(Rounds known, Runnable lost) {
        rounds = known;
        keeper = new RoundKeeper(known, journal, new RoundKeeper.Nodes(cluster::owns, takeover::permit));
        seen = cluster.serving();
        Vertx vertx = cluster.vertx();
        vertx.setPeriodic(LOOK_MILLIS, timer -> look(lost));
        return takeover.look().compose(done -> keeper.look());
    }

    private void look(Runnable lost) {
        takeover.look().otherwiseEmpty().onComplete(looked -> {
            ledger.look();
            keeper.look();
        });
        Set<UUID> now = cluster.serving();
        boolean isGone = !now.containsAll(seen);
        seen = now;
        if (isGone && leads()) {
            lost.run();
        }
    }

    /** Whether this node does what only one may do at a time and nothing depends on. */
    boolean leads() {
        return cluster.owns(SharedLedger.SUBJECT);
    }

    /** Has the operations that are added meanwhile done by the node of their round. */
    void place(Api api, Consumer<Api> adding) {
        api.placed(SharedWork::round, operations, adding);
        operations.answerFrom(api);
    }

    /** A round that is being announced stands in the body. */
    private static String round(ApiRequest request) {
        String named = request.pathParameters().get("round");
        return named != null ? named : request.bodyText("id");
    }

    Future<Void> relay(Watching watching, RoundArchive archive) {
        return WatchRelay.start(cluster.vertx(), cluster.self().toString(), cluster.calls(), watching, archive);
    }

    /** Fails while this node is leaving, and while it sees fewer nodes than live. */
    Future<Void> health() {
        if (leaving) {
            return Future.failedFuture("本节点正在退出 / this node is leaving");
        }
        return takeover.cutOff().<Future<Void>>map(Future::failedFuture).orElseGet(Future::succeededFuture);
    }

    /** Hands everything over to the others; afterwards this node still passes requests on. Blocks until it is done. */
    void leave() throws Exception {
        leaving = true;
        cluster.leave()
                .compose(told -> Future.join(
                        ledger.release(), keeper == null ? Future.succeededFuture() : keeper.look(), pause()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(RELEASE_MILLIS * 2, TimeUnit.MILLISECONDS);
    }

    /** Whoever spreads requests over the nodes has to notice that this one is going. */
    private Future<Void> pause() {
        return cluster.vertx().timer(3, TimeUnit.SECONDS).mapEmpty();
    }
}
