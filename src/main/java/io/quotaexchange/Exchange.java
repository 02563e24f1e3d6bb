package io.quotaexchange;

import io.quotaexchange.approval.Proposals;
import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.checkpoint.KeyFolder;
import io.quotaexchange.idempotency.KeptAnswers;
import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.ledger.Disagreement;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Reconciliation;
import io.quotaexchange.ledger.SharedLedger;
import io.quotaexchange.platform.cluster.Cluster;
import io.quotaexchange.platform.cluster.HostPort;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Rights;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.EdgeServer;
import io.quotaexchange.platform.http.Health;
import io.quotaexchange.platform.http.HttpEdge;
import io.quotaexchange.platform.telemetry.Telemetry;
import io.quotaexchange.platform.telemetry.Tracing;
import io.quotaexchange.pool.PoolActs;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.settlement.DepositReturns;
import io.quotaexchange.upkeep.PausedAccess;
import io.quotaexchange.upkeep.Pauses;
import io.quotaexchange.upkeep.UpkeepRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The server: everything put together by constructor, started in order, stopped in reverse. */
final class Exchange implements AutoCloseable {
    /** Division code of the province that this exchange is for. */
    static final String PROVINCE = "330000";

    private static final int CONNECTIONS = 16;
    private static final int MINUTES_AN_HOUR = 60;
    private static final long STOP_SECONDS = 20;

    private final Settings settings;
    private final Console console;
    private final Clock clock = Clock.systemUTC();
    private EmbeddedPostgres embedded;
    private Vertx vertx;
    private Supplier<Future<Void>> ledgerHealth = Future::succeededFuture;
    private Supplier<Future<Void>> ledgerClose = Future::succeededFuture;
    private Optional<SharedWork> shared = Optional.empty();
    private Optional<Tracing> tracing = Optional.empty();
    private EdgeServer server;
    private Health health;
    private Checkpoints checkpoints;
    private Rounds rounds;
    private Reconciliation reconciliation;

    Exchange(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Starts, and returns when requests are answered; the demonstration goes on after that. */
    void start() throws Exception {
        DatabaseAddress address = database();
        Optional<Telemetry> telemetry = settings.admin().map(at -> new Telemetry());
        VertxOptions options = new VertxOptions();
        VertxBuilder builder = telemetry
                .map(figures -> figures.count(Vertx.builder(), options))
                .orElseGet(() -> Vertx.builder().with(options));
        trace(builder);
        Optional<Cluster> cluster = join(builder, options);
        Vertx started = cluster.map(Cluster::vertx).orElseGet(builder::build);
        Pool pool = Database.open(started, address, CONNECTIONS);
        keep(started, cluster.map(joined -> SharedWork.of(joined, pool, clock)));
        Optional<Figures> figures = telemetry.map(counting -> new Figures(counting.registry()));
        Poster posting = ledger(started, pool);
        Poster writer = figures.map(counting -> counting.count(posting)).orElse(posting);

        Foundation parts = Foundation.of(started, pool, clock, writer);
        RoundLoop loop = RoundLoop.on(started);
        rounds = new Rounds(
                        new RoundJournal(pool),
                        writer,
                        clock,
                        loop,
                        shared.map(SharedWork::self).orElseGet(UUID::randomUUID))
                .afterSettling(round -> checkpoint());
        int resumed = await(parts.registry().resume());
        if (resumed > 0) {
            console.say(resumed + " projects were accepted before the last stop; their lots are minted now");
        }
        checkpoints = new Checkpoints(started, pool, new KeyFolder(settings.keys()), clock);
        await(checkpoints.prepare());
        RoundsAtWork work = RoundsAtWork.of(parts, rounds, loop, settings.keys(), figures, console::say);
        await(rounds.beat());
        if (shared.isEmpty()) {
            int running = await(rounds.resume());
            if (running > 0) {
                console.say(running + " rounds had not ended at the last stop; they go on");
            }
        }
        whileLeading(settings.checkpointMinutes(), this::checkpoint);
        reconciliation = new Reconciliation(started, pool, this::disagreement);
        reconciliation.start();
        WriteOffParts writing =
                WriteOffParts.of(started, parts.acts(), parts.rulebooks(), parts.registry(), parts.reading(), clock);
        HoldDeadlines deadlines = deadlines(parts, writing);
        CommitmentDeadlines commitments = new CommitmentDeadlines(writing.commitments(), clock, console::say);
        commitments.expire();
        deadlines.expire();
        whileLeading(MINUTES_AN_HOUR, () -> {
            commitments.expire();
            deadlines.expire();
        });
        Identity identity = Identity.of(started, pool, clock, settings);
        Api api = new Operations(parts, work, checkpoints, writing, deadlines, this::place).all();
        health = new Health()
                .check("database", () -> pool.query("SELECT 1").execute().mapEmpty())
                .check("ledger", ledgerHealth)
                .check("nodes", () -> shared.map(SharedWork::health).orElseGet(Future::succeededFuture))
                .check("reconciliation", reconciliation::health);
        health.addTo(api);
        Proposals proposals = identity.addTo(started, api, pool, parts.rulebooks());
        if (shared.isPresent()) {
            await(shared.get().relay(work.watching(), parts.archive()));
            await(shared.get().serve(rounds, () -> finish(parts.registry(), proposals)));
        }
        Pauses pauses = new Pauses(pool, clock);
        await(pauses.look());
        started.setPeriodic(TimeUnit.SECONDS.toMillis(1), timer -> pauses.look());
        new UpkeepRoutes(pool, pauses, () -> shared.map(SharedWork::nodes).orElse(1), clock).addTo(api);
        server = await(HttpEdge.start(
                started,
                settings.edge(),
                api,
                new PausedAccess(identity.access(), pauses),
                proposals,
                new KeptAnswers(
                        pool,
                        identity.key(),
                        clock,
                        shared.map(SharedWork::trying).orElse(KeptAnswers.Nodes.ALONE))));
        if (telemetry.isPresent()) {
            show(telemetry.get(), figures.orElseThrow(), pool);
        }
        if (!settings.demo()) {
            identity.closeDemoAccounts(console);
        }
        int approved = await(proposals.resume());
        if (approved > 0) {
            console.say(approved + " acts were approved before the last stop; they are done now");
        }
        String page = (settings.tls().isPresent() ? "https://" : "http://") + settings.host() + ":"
                + server.actualPort() + "/";
        console.say("Ready: " + page);
        Demonstration demonstration = new Demonstration(parts, rounds, checkpoints, console);
        if (settings.demo()) {
            identity.addDemoAccounts(console);
            demonstration.run(page, this::checkpoint, this::isClosing);
        } else {
            demonstration.sayIfUnfinished();
        }
    }

    private HoldDeadlines deadlines(Foundation parts, WriteOffParts writing) {
        PoolActs pooled = new PoolActs(new PoolActs.Parts(
                writing.projects(),
                parts.acts(),
                parts.reading(),
                parts.registry(),
                parts.rulebooks(),
                parts.prices(),
                PROVINCE));
        RoundArchive archive = parts.archive();
        DepositReturns returns =
                DepositReturns.of(parts.money(), parts.deposits(), parts.acts(), archive, parts.awards(archive), clock);
        return new HoldDeadlines(pooled, returns, PROVINCE, clock, console::say);
    }

    /** Again and again, on the node that does what one only may do at a time. */
    private void whileLeading(int minutes, Runnable work) {
        vertx.setPeriodic(TimeUnit.MINUTES.toMillis(minutes), timer -> {
            if (leads()) {
                work.run();
            }
        });
    }

    /** Said at once, and by the health check until it is gone. */
    private void disagreement(Disagreement found) {
        console.say("event=reconciliation_alarm place=" + found.place() + " " + found.zh() + " / " + found.en());
    }

    /** Signs the journal as it stands; that it cannot is said, and stops nothing. */
    private void checkpoint() {
        checkpoints.make().onFailure(failure -> console.say("No checkpoint was signed: " + failure.getMessage()));
    }

    /** Up to date, and as a login that can do no more than the server must. */
    private DatabaseAddress database() {
        if (settings.database().isPresent()) {
            DatabaseAddress address = settings.database().get();
            Rights.requireApplication(address);
            Migrations.requireCurrent(address);
            return address;
        }
        EmbeddedPostgres started = EmbeddedPostgres.start(settings.data(), console);
        synchronized (this) {
            embedded = started;
        }
        Migrations.run(started.logins().administrator(), console);
        Rights.requireApplication(started.logins().application());
        return started.logins().application();
    }

    /** Has the Vert.x that is to be built traced, if the settings say so: nothing of it is started otherwise. */
    private void trace(VertxBuilder builder) {
        settings.traces().ifPresent(to -> {
            String instance = settings.shared()
                    .map(SharedWork.Settings::self)
                    .map(HostPort::toString)
                    .orElseGet(() -> UUID.randomUUID().toString());
            Tracing begun = Tracing.begin(to, instance, settings.addresses()::isTrusted);
            begun.follow(builder);
            synchronized (this) {
                tracing = Optional.of(begun);
            }
            console.say("Traces: to " + to.collector() + ", " + to.share() + " of the requests");
        });
    }

    private synchronized void keep(Vertx started, Optional<SharedWork> work) {
        vertx = started;
        shared = work;
    }

    /** With others if the settings say so: nothing of a cluster is started otherwise. */
    private Optional<Cluster> join(VertxBuilder builder, VertxOptions options) throws Exception {
        if (settings.shared().isEmpty()) {
            return Optional.empty();
        }
        console.begins("Joining the other nodes");
        Cluster joined = SharedWork.join(builder, options, settings.shared().get(), SealingKey.in(settings.keys()));
        console.say("Joined: node " + joined.self() + ", " + joined.members().size() + " of them now");
        return Optional.of(joined);
    }

    /** The one door to the journal: a writer of this process, or the one that all nodes share. */
    private Poster ledger(Vertx started, Pool pool) throws Exception {
        if (shared.isPresent()) {
            SharedLedger among = shared.get().ledger();
            await(shared.get().open());
            keep(among::health, among::close);
            return among;
        }
        LedgerWriter alone = await(LedgerWriter.open(started, pool, clock));
        keep(alone::health, alone::close);
        return alone;
    }

    private synchronized void keep(Supplier<Future<Void>> health, Supplier<Future<Void>> close) {
        ledgerHealth = health;
        ledgerClose = close;
    }

    /** Figures and probes at the operator's port. */
    private void show(Telemetry telemetry, Figures figures, Pool pool) throws Exception {
        figures.gauge(
                "quota_exchange_nodes",
                "Nodes that this one sees, itself among them",
                () -> shared.map(SharedWork::nodes).orElse(1));
        figures.gauge(
                "quota_exchange_nodes_given_up",
                "Nodes that this one sees, but that stand still: what they had is taken over",
                () -> shared.map(SharedWork::nodesGivenUp).orElse(0));
        figures.gauge(
                "quota_exchange_ledger_writing",
                "1 on the node that writes the ledger",
                () -> shared.map(work -> work.ledger().isWriting()).orElse(true) ? 1 : 0);
        figures.gauge("quota_exchange_rounds_served", "Rounds that this node serves", () -> rounds.servedCount());
        figures.gauge(
                "quota_exchange_reconciliation_disagreements",
                "Places where the ledger disagrees with itself: more than 0 is an emergency",
                () -> reconciliation.disagreements().size());
        vertx.setPeriodic(TimeUnit.SECONDS.toMillis(30), timer -> figures.look(pool));
        HostPort at = settings.admin().orElseThrow();
        await(telemetry.serve(
                vertx,
                at.host(),
                at.port(),
                () -> health.ready()
                        .map(answer -> new Telemetry.Probe(
                                answer.status(), answer.body().toString()))));
        console.say("Figures: http://" + at + "/metrics");
    }

    /** Whether this node does what is done by one only. */
    private boolean leads() {
        return shared.map(SharedWork::leads).orElse(true);
    }

    private void place(Api api, Consumer<Api> adding) {
        if (shared.isPresent()) {
            shared.get().place(api, adding);
        } else {
            adding.accept(api);
        }
    }

    /** What a node that is gone had begun: projects that were accepted, acts that were approved. */
    private void finish(Registry registry, Proposals proposals) {
        registry.resume()
                .compose(done -> proposals.resume())
                .onFailure(failure -> console.say("What a lost node had begun waits: " + failure.getMessage()));
    }

    private boolean closing;

    private synchronized boolean isClosing() {
        return closing;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }

    /** Stops answering, then writing, then the database. Safe at any moment of the start, and twice. */
    @Override
    public void close() {
        Vertx running;
        synchronized (this) {
            closing = true;
            console.say("Stopping …");
            running = vertx;
        }
        try {
            if (shared.isPresent()) {
                shared.get().leave();
            }
            if (server != null) {
                server.shutdown(5).toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
            if (rounds != null) {
                rounds.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
            if (running != null) {
                ledgerClose.get().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
            if (running != null) {
                running.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            console.say("The server did not stop in order: " + e);
        }
        synchronized (this) {
            tracing.ifPresent(Tracing::close);
            if (embedded != null) {
                embedded.close();
                embedded = null;
            }
        }
    }
}
