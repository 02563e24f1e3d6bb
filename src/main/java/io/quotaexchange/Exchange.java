package io.quotaexchange;

import io.quotaexchange.act.ActRoutes;
import io.quotaexchange.act.Acts;
import io.quotaexchange.agreement.AgreementRoutes;
import io.quotaexchange.agreement.Agreements;
import io.quotaexchange.approval.Proposals;
import io.quotaexchange.assessment.AssessmentRoutes;
import io.quotaexchange.assessment.Assessments;
import io.quotaexchange.bidding.BiddingRoutes;
import io.quotaexchange.bidding.LiveTrading;
import io.quotaexchange.bidding.LiveViews;
import io.quotaexchange.bidding.LotKeys;
import io.quotaexchange.bidding.Watching;
import io.quotaexchange.checkpoint.CheckpointRoutes;
import io.quotaexchange.checkpoint.CheckpointStore;
import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.checkpoint.KeyFolder;
import io.quotaexchange.demo.DemoRound;
import io.quotaexchange.idempotency.KeptAnswers;
import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.ledger.Disagreement;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerRoutes;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.LotFilter;
import io.quotaexchange.ledger.MintedLot;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Reconciliation;
import io.quotaexchange.ledger.ReserveRoutes;
import io.quotaexchange.ledger.SharedLedger;
import io.quotaexchange.offering.OfferRoutes;
import io.quotaexchange.oversight.Export;
import io.quotaexchange.oversight.VerificationRoutes;
import io.quotaexchange.platform.cluster.Cluster;
import io.quotaexchange.platform.cluster.HostPort;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Rights;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.Health;
import io.quotaexchange.platform.http.HttpEdge;
import io.quotaexchange.platform.telemetry.Telemetry;
import io.quotaexchange.platform.telemetry.Tracing;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pool.PoolActs;
import io.quotaexchange.pool.PoolRoutes;
import io.quotaexchange.pricing.GuidePriceRoutes;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.CourseRoutes;
import io.quotaexchange.registry.DivisionChanges;
import io.quotaexchange.registry.DivisionRoutes;
import io.quotaexchange.registry.FilingRoutes;
import io.quotaexchange.registry.ImportRoutes;
import io.quotaexchange.registry.PaperRoutes;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.RegistryRoutes;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.StandingRoutes;
import io.quotaexchange.registry.paper.Papers;
import io.quotaexchange.registry.sanction.SanctionRoutes;
import io.quotaexchange.registry.sanction.Sanctions;
import io.quotaexchange.registry.task.ProvincialTasks;
import io.quotaexchange.registry.task.TaskBreakdowns;
import io.quotaexchange.registry.task.TaskRoutes;
import io.quotaexchange.reserve.FeedRoutes;
import io.quotaexchange.reserve.Feeds;
import io.quotaexchange.reserve.OpeningBalanceRoutes;
import io.quotaexchange.reserve.OpeningBalances;
import io.quotaexchange.reserve.SuccessionRoutes;
import io.quotaexchange.reserve.Successions;
import io.quotaexchange.reserve.UnitActRoutes;
import io.quotaexchange.reserve.UnitActs;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.DecisionRoutes;
import io.quotaexchange.round.RoundAnnouncements;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundDesk;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.RoundNotices;
import io.quotaexchange.round.RoundRoutes;
import io.quotaexchange.round.RoundRunner;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.RoundWriting;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.round.SealKeys;
import io.quotaexchange.round.live.Signed;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.PolicyRoutes;
import io.quotaexchange.rulebook.RulebookWriting;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.AwardDefault;
import io.quotaexchange.settlement.AwardFiles;
import io.quotaexchange.settlement.AwardRoutes;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Confirmations;
import io.quotaexchange.settlement.Defaults;
import io.quotaexchange.settlement.DepositReturns;
import io.quotaexchange.settlement.MoneyRoutes;
import io.quotaexchange.settlement.SettlementRoutes;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.quotaexchange.settlement.money.Deposits;
import io.quotaexchange.settlement.money.MoneyActs;
import io.quotaexchange.upkeep.PausedAccess;
import io.quotaexchange.upkeep.Pauses;
import io.quotaexchange.upkeep.UpkeepRoutes;
import io.quotaexchange.writeoff.Commitments;
import io.quotaexchange.writeoff.WriteOffs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server: everything put together by constructor, started in order, stopped in reverse. */
final class Exchange implements AutoCloseable {
    /** Division code of the province that this exchange is for. */
    static final String PROVINCE = "330000";

    private static final int CONNECTIONS = 16;
    private static final long STOP_SECONDS = 20;

    private final Settings settings;
    private final Console console;
    private final Clock clock = Clock.systemUTC();
    private EmbeddedPostgres embedded;
    private Vertx vertx;
    private Poster ledger;
    private Supplier<Future<Void>> ledgerHealth = Future::succeededFuture;
    private Supplier<Future<Void>> ledgerClose = Future::succeededFuture;
    private Optional<SharedWork> shared = Optional.empty();
    private Optional<Tracing> tracing = Optional.empty();
    private HttpServer server;
    private Health health;
    private Checkpoints checkpoints;
    private SealKeys seals;
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
        keep(writer, ledgerHealth, ledgerClose);

        ClauseCatalogue clauses = ClauseCatalogue.shipped();
        Rulebooks rulebooks = new Rulebooks(pool, clauses, clock);
        GuidePrices prices = new GuidePrices(pool, clock);
        Registry registry = new Registry(pool, rulebooks, writer, clock, PROVINCE);
        Acts acts = new Acts(pool, writer, clock);
        AwardSteps steps = new AwardSteps(pool);
        LedgerReading reading = new LedgerReading(pool);
        RoundLoop loop = RoundLoop.on(started);
        rounds = new Rounds(
                        new RoundJournal(pool),
                        writer,
                        clock,
                        loop,
                        shared.map(SharedWork::self).orElseGet(UUID::randomUUID))
                .afterSettling(round -> checkpoint());
        int resumed = await(registry.resume());
        if (resumed > 0) {
            console.say(resumed + " projects were accepted before the last stop; their lots are minted now");
        }
        checkpoints = new Checkpoints(started, pool, new KeyFolder(settings.keys()), clock);
        await(checkpoints.prepare());
        Settling settling = new Settling(steps, writer, clock);
        LotKeys lotKeys = new LotKeys(settings.keys());
        BiFunction<Award, Signed, Future<Void>> awarding = awarding(settling);
        LiveTrading trading = new LiveTrading(rounds, lotKeys, awarding, console::say);
        LiveViews views = new LiveViews(lotKeys);
        Watching watching = new Watching(started, new RoundArchive(pool), views, clock, Watching.Limits.USUAL);
        rounds.listen(trading);
        rounds.listen(watching);
        seals = new SealKeys(pool, settings.keys());
        Agreements agreements = new Agreements(acts, rulebooks, prices, registry, settling, clock);
        AwardFiles awards = new AwardFiles(new RoundArchive(pool), steps, acts, rulebooks, agreements);
        RoundRunner runner = new RoundRunner(
                rounds,
                seals,
                loop,
                new RoundRunner.Surroundings(
                        () -> reading.poolFree(PROVINCE),
                        (award, by) -> settling.take(award, Step.AWARDED, by.maker(), by.approver()),
                        state -> awards.open(state.plan().orElseThrow().id()).map(List::isEmpty)),
                console::say);
        rounds.listen(runner);
        figures.ifPresent(rounds::listen);
        rounds.whenBegun(round -> {
            runner.look(round);
            trading.resume(round);
        });
        await(rounds.beat());
        if (shared.isEmpty()) {
            int running = await(rounds.resume());
            if (running > 0) {
                console.say(running + " rounds had not ended at the last stop; they go on");
            }
        }
        started.setPeriodic(TimeUnit.MINUTES.toMillis(settings.checkpointMinutes()), timer -> {
            if (leads()) {
                checkpoint();
            }
        });
        reconciliation = new Reconciliation(started, pool, this::disagreement);
        reconciliation.start();
        WriteOffParts writing = WriteOffParts.of(started, acts, rulebooks, registry, reading, clock);
        PoolActs pooled = new PoolActs(
                new PoolActs.Parts(writing.projects(), acts, reading, registry, rulebooks, prices, PROVINCE));
        HoldDeadlines deadlines = new HoldDeadlines(
                pooled,
                DepositReturns.of(
                        new MoneyActs(acts, rulebooks, clock),
                        new Deposits(pool, acts),
                        acts,
                        new RoundArchive(pool),
                        awards,
                        clock),
                PROVINCE,
                clock,
                console::say);
        expire(writing.commitments());
        deadlines.expire();
        started.setPeriodic(TimeUnit.HOURS.toMillis(1), timer -> {
            if (leads()) {
                expire(writing.commitments());
                deadlines.expire();
            }
        });
        Identity identity = Identity.of(started, pool, clock, settings);
        Api api = api(
                pool,
                rulebooks,
                clauses,
                prices,
                registry,
                steps,
                reading,
                acts,
                new BiddingRoutes(
                        rounds,
                        trading,
                        views,
                        watching,
                        new RoundArchive(pool),
                        RoundParts.bidders(registry, rulebooks, new Deposits(pool, acts), clock),
                        awarding),
                writing,
                deadlines);
        Proposals proposals = identity.addTo(started, api, pool, rulebooks);
        if (shared.isPresent()) {
            await(shared.get().relay(watching, new RoundArchive(pool)));
            await(shared.get().serve(rounds, () -> finish(registry, proposals)));
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
        if (settings.demo()) {
            identity.addDemoAccounts(console);
            demo(
                    new DemoRound.Exchange(
                            rulebooks,
                            prices,
                            registry,
                            rounds,
                            new Settling(steps, writer, clock),
                            new DemoRound.Sealing(steps, new Confirmations(pool, checkpoints::seal)),
                            new WriteOffs(pool, writer),
                            acts,
                            reading),
                    page);
        } else {
            sayIfUnfinished(new RoundArchive(pool), steps);
        }
    }

    private static BiFunction<Award, Signed, Future<Void>> awarding(Settling settling) {
        return (award, signed) -> settling.take(award, Step.AWARDED, signed.maker(), signed.approver());
    }

    private Api api(
            Pool pool,
            Rulebooks rulebooks,
            ClauseCatalogue clauses,
            GuidePrices prices,
            Registry registry,
            AwardSteps steps,
            LedgerReading reading,
            Acts acts,
            BiddingRoutes bidding,
            WriteOffParts writing,
            HoldDeadlines deadlines) {
        Api api = new Api();
        place(api, bidding::addTo);
        RoundArchive archive = new RoundArchive(pool);
        RegistryRoutes registryRoutes = new RegistryRoutes(
                registry,
                clock,
                project -> reading.lots(
                                new LotFilter(Optional.empty(), Optional.empty(), Optional.of(project)),
                                "",
                                LedgerReading.MOST_ROWS)
                        .map(lots -> lots.stream().map(MintedLot::lot).toList()));
        registryRoutes.addTo(api);
        new FilingRoutes(registry).addTo(api);
        new ImportRoutes(registry).addTo(api);
        new PaperRoutes(registry, new Papers(pool, clock), clock).addTo(api);
        new CourseRoutes(registry, clock).addTo(api);
        new SanctionRoutes(new Sanctions(pool, clock), clock, registry::countyRefusals).addTo(api);
        new TaskRoutes(
                        new ProvincialTasks(pool, clock),
                        new TaskBreakdowns(pool, clock),
                        clock,
                        day -> registry.counties(day)
                                .map(counties ->
                                        counties.stream().map(County::code).collect(Collectors.toSet())))
                .addTo(api);
        ProvincialTasks provincialTasks = new ProvincialTasks(pool, clock);
        new StandingRoutes(registry, provincialTasks::of, () -> rulebooks.all().map(all -> !all.isEmpty()), clock)
                .addTo(api);
        UnitActs units = new UnitActs(acts, reading);
        new ActRoutes(acts).addTo(api);
        new UnitActRoutes(units).addTo(api);
        new OpeningBalanceRoutes(new OpeningBalances(acts), registry::countyRefusals).addTo(api);
        new FeedRoutes(new Feeds(pool, units, clock)).addTo(api);
        DivisionChanges divisions = new DivisionChanges(pool, clock, code -> lastSeen(reading, archive, code));
        new DivisionRoutes(divisions).addTo(api);
        new SuccessionRoutes(new Successions(acts, reading, divisions::successorOf), clock).addTo(api);
        new PolicyRoutes(rulebooks, clauses).addTo(api);
        new OfferRoutes(rulebooks, clock).addTo(api);
        new RulebookWriting(rulebooks, clauses, clock).addTo(api);
        new GuidePriceRoutes(prices, rulebooks, clock).addTo(api);
        new RoundRoutes(archive).addTo(api);
        new DecisionRoutes(vertx, archive).addTo(api);
        new AssessmentRoutes(new Assessments(pool), PROVINCE).addTo(api);
        new VerificationRoutes(vertx, new Export(vertx, pool, PROVINCE), clock).addTo(api);
        new RoundNotices(pool).addTo(api);
        RoundWriting roundWriting = new RoundWriting(
                rounds,
                new RoundAnnouncements(
                        rounds, rulebooks, prices, RoundParts.counties(registry), seals, clock, PROVINCE),
                new RoundDesk(rounds, seals, RoundParts.eligibility(registry, rulebooks), clock),
                archive,
                clock,
                registry::countyRefusals);
        place(api, roundWriting::addTo);
        new AwardRoutes(archive, steps).addTo(api);
        Agreements agreements =
                new Agreements(acts, rulebooks, prices, registry, new Settling(steps, ledger, clock), clock);
        new AgreementRoutes(agreements).addTo(api);
        AwardFiles awards = new AwardFiles(archive, steps, acts, rulebooks, agreements);
        Deposits deposits = new Deposits(pool, acts);
        new SettlementRoutes(
                        vertx,
                        () -> registry.counties(CivilDay.today(clock)).map(Exchange::names),
                        awards,
                        new Settling(steps, ledger, clock),
                        new Defaults(steps, acts, clock, decided -> registry.record(List.of(excluded(decided)))),
                        new Confirmations(pool, checkpoints::seal),
                        deposits,
                        acts,
                        clock)
                .addTo(api);
        new MoneyRoutes(
                        new MoneyActs(acts, rulebooks, clock),
                        deposits,
                        acts,
                        deadlines.deposits(),
                        archive,
                        reading,
                        clock)
                .addTo(api);
        new ReserveRoutes(reading, registryRoutes::summaryOf, deadlines::holdsOf).addTo(api);
        new LedgerRoutes(reading).addTo(api);
        new CheckpointRoutes(new CheckpointStore(pool)).addTo(api);
        writing.routes().addTo(api);
        new PoolRoutes(deadlines.pool(), PROVINCE, clock).addTo(api);
        health = new Health()
                .check("database", () -> pool.query("SELECT 1").execute().mapEmpty())
                .check("ledger", ledgerHealth)
                .check("nodes", () -> shared.map(SharedWork::health).orElseGet(Future::succeededFuture))
                .check("reconciliation", reconciliation::health);
        health.addTo(api);
        return api;
    }

    /** Said at once, and by the health check until it is gone. */
    private void disagreement(Disagreement found) {
        console.say("event=reconciliation_alarm place=" + found.place() + " " + found.zh() + " / " + found.en());
    }

    /** The last civil day on which a posting of a division, or any round, saw it as it was. Clause: M13-03.1. */
    private static Future<Optional<LocalDate>> lastSeen(LedgerReading reading, RoundArchive archive, String code) {
        return reading.lastMoved(code)
                .compose(moved -> archive.lastWorkedOn()
                        .map(worked -> Stream.concat(moved.map(CivilDay::of).stream(), worked.stream())
                                .max(Comparator.naturalOrder())));
    }

    private static StandingFact excluded(AwardDefault decided) {
        return new StandingFact.Excluded(
                decided.id(),
                decided.buyer(),
                decided.decidedOn(),
                decided.excludedUntil().orElseThrow());
    }

    private static Map<String, String> names(List<County> counties) {
        Map<String, String> names = new HashMap<>();
        counties.forEach(county -> names.put(county.code(), county.name()));
        names.put(PROVINCE, "省统筹");
        return names;
    }

    /** Signs the journal as it stands; that it cannot is said, and stops nothing. */
    private void checkpoint() {
        checkpoints.make().onFailure(failure -> console.say("No checkpoint was signed: " + failure.getMessage()));
    }

    /** Commitments whose day has passed are written off or flagged; that it failed is said, and tried again in an hour. */
    private void expire(Commitments commitments) {
        commitments
                .expire(CivilDay.today(clock))
                .onSuccess(done -> {
                    if (done.writtenOff() + done.overdue() > 0) {
                        console.say("Commitments expired: " + done.writtenOff() + " written off, " + done.overdue()
                                + " overdue (M13-04.7)");
                    }
                })
                .onFailure(failure -> console.say("Commitments were not looked at: " + failure.getMessage()));
    }

    private void demo(DemoRound.Exchange parts, String page) {
        VerticleBase verticle = new VerticleBase() {
            @Override
            public Future<?> start() {
                new DemoRound(parts, console::say).run();
                checkpoint();
                return parts.ledger().head().onSuccess(head -> {
                    console.say(
                            "Demo: done; the ledger stands at settlement " + head.sequence() + ", hash " + head.hash());
                    console.say("Look at " + page + " and check it: deploy/quota-exchange export --out export.zip,"
                            + " then deploy/quota-exchange verify export.zip");
                });
            }
        };
        vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .onFailure(failure -> {
                    if (!isClosing()) {
                        console.say("Demo: stopped: " + failure + " (start again: it goes on where it was)");
                    }
                });
    }

    /** A demonstration that was interrupted waits for somebody to go on with it. */
    private void sayIfUnfinished(RoundArchive archive, AwardSteps steps) throws Exception {
        for (String id : await(archive.rounds())) {
            RoundState state = await(archive.round(id)).orElseThrow().state();
            long delivered = await(steps.ofRound(id)).stream()
                    .filter(taken -> taken.step() == Step.DELIVERED)
                    .count();
            boolean finished = state.isSettled() && delivered == state.awards().size();
            if (state.plan().orElseThrow().generated() && !finished) {
                console.say(
                        "Round " + id + " of the demonstration was interrupted: start with --demo to go on with it");
            }
        }
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
            keep(among, among::health, among::close);
            return among;
        }
        LedgerWriter alone = await(LedgerWriter.open(started, pool, clock));
        keep(alone, alone::health, alone::close);
        return alone;
    }

    private synchronized void keep(Poster poster, Supplier<Future<Void>> health, Supplier<Future<Void>> close) {
        ledger = poster;
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
                server.shutdown(5, TimeUnit.SECONDS)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(STOP_SECONDS, TimeUnit.SECONDS);
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
