package io.quotaexchange.oversight;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.act.Acts;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.construction.KeyProjects;
import io.quotaexchange.construction.Lands;
import io.quotaexchange.construction.SiteForm;
import io.quotaexchange.construction.SupplementMode;
import io.quotaexchange.demo.DemoProvince;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.eligibility.TradingEligibility;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundAnnouncements;
import io.quotaexchange.round.RoundAnnouncements.StageWish;
import io.quotaexchange.round.RoundDesk;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.RoundPhase;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundRefusedException;
import io.quotaexchange.round.RoundRunner;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.RoundTimeline;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.round.SealKeys;
import io.quotaexchange.round.Signed;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.ConstructionKind;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.rulebook.StageKind;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A round from its notice to its end by the calendar, the servers stopped after every step; its export holds, forged ones do not. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnnouncedRoundTest {
    private static final String PROVINCE = "330000";
    private static final String ROUND = "rnd_now-1";
    private static final Signed BY = new Signed("province-maker", "province-approver");
    private static final int PROJECTS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private final Time clock = new Time();
    private TestDatabase database;
    private Path genuine;
    private int forged;
    private int servers;
    private Server server;

    /** The test's own time. */
    private final class Time extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** What a start of the program puts together, on the test's time: its alarms go off when the test says so. */
    private final class Server {
        private final LedgerWriter ledger;
        private final Rounds rounds;
        private final Registry registry;
        private final RoundAnnouncements announcements;
        private final RoundDesk desk;
        private final Settling settling;
        private final LedgerReading reading;
        private final ConstructionProjects constructions;
        private final KeyProjects keyProjects;

        Server() {
            servers++;
            Pool pool = database.application();
            ledger = await(LedgerWriter.open(database.vertx(), pool, clock));
            Rulebooks rulebooks = new Rulebooks(pool, ClauseCatalogue.shipped(), clock);
            registry = new Registry(pool, rulebooks, ledger, clock, PROVINCE);
            Acts acts = new Acts(pool, ledger, clock);
            constructions = new ConstructionProjects(
                    acts,
                    rulebooks,
                    (county, day) -> registry.county(county, day).map(Optional::isPresent));
            keyProjects = new KeyProjects(acts);
            AwardSteps steps = new AwardSteps(pool);
            settling = new Settling(steps, ledger, clock);
            reading = new LedgerReading(pool);
            SealKeys seals = new SealKeys(pool, folder.resolve("keys"));
            RoundLoop real = RoundLoop.on(database.vertx());
            RoundLoop loop = new RoundLoop() {
                @Override
                public void run(Runnable task) {
                    real.run(task);
                }

                @Override
                public Runnable after(long milliseconds, Runnable task) {
                    return real.after(Math.min(milliseconds, 20), task);
                }
            };
            rounds = new Rounds(new RoundJournal(pool), ledger, clock, loop);
            RoundRunner runner = new RoundRunner(
                    rounds,
                    seals,
                    loop,
                    new RoundRunner.Surroundings(
                            () -> reading.poolFree(PROVINCE),
                            (award, by) -> settling.take(award, Step.AWARDED, by.maker(), by.approver()),
                            state -> steps.ofRound(ROUND)
                                    .map(taken -> taken.stream()
                                                    .filter(step -> step.step() == Step.DELIVERED)
                                                    .count()
                                            == state.awards().size())),
                    line -> {});
            rounds.listen(runner);
            announcements = new RoundAnnouncements(
                    rounds,
                    rulebooks,
                    new GuidePrices(pool, clock),
                    new RoundAnnouncements.Counties(
                            day -> registry.pairings(day)
                                    .map(pairs -> new Pairings(pairs.stream()
                                            .map(pair -> Pairings.Pair.of(pair.one(), pair.other()))
                                            .toList())),
                            day -> registry.counties(day)
                                    .map(all -> all.stream()
                                            .filter(County::assisted)
                                            .map(County::code)
                                            .collect(Collectors.toCollection(TreeSet::new)))),
                    seals,
                    clock,
                    PROVINCE);
            desk = new RoundDesk(
                    rounds,
                    seals,
                    (order, day, digest) -> order instanceof Order.Request request
                            ? keyProjects.againstRequest(
                                    request.county(), request.construction(), Lands.ZHEJIANG.eligibility())
                            : registry.standing(order.county(), day)
                                    .compose(standing -> rulebooks
                                            .ofDigest(digest)
                                            .map(rulebook -> order instanceof Order.Listing
                                                    ? TradingEligibility.toSell(
                                                            standing,
                                                            rulebook.orElseThrow()
                                                                    .eligibility())
                                                    : TradingEligibility.toBuy(
                                                            standing,
                                                            rulebook.orElseThrow()
                                                                    .eligibility()))),
                    clock);
            rounds.whenBegun(runner::look);
            await(rounds.beat());
            await(rounds.resume());
        }

        void stop() {
            await(rounds.close());
            await(ledger.close());
        }
    }

    /** Another process takes over; the one before is left where it was. */
    private void restart() {
        server.stop();
        server = new Server();
    }

    @BeforeAll
    void runTheRound(TestDatabase given) {
        database = given;
        Instant start = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        clock.now = start;
        server = new Server();
        register();
        LocalDate today = CivilDay.today(clock);
        Instant opens = start.plus(Duration.ofDays(9)).plusSeconds(60);
        Instant closes = opens.plus(Duration.ofDays(2));
        RoundAnnouncements.Wish wish = new RoundAnnouncements.Wish(
                ROUND,
                "测试场次",
                "Test round",
                opens,
                closes,
                List.of(
                        new StageWish(StageKind.FIRST_REFUSAL, closes, Duration.ZERO),
                        new StageWish(StageKind.PRIORITY_ALLOCATION, closes.plusSeconds(60), Duration.ZERO),
                        new StageWish(StageKind.CALL_AUCTION, closes.plusSeconds(120), Duration.ZERO)),
                BY);
        await(server.announcements.announce(wish));
        restart();
        clock.now = opens;
        until(RoundPhase.ENTRY_OPEN);
        orders(today.plusDays(9));
        restart();
        interruptTheClose(closes);
        settle();
        genuine = folder.resolve("genuine.zip");
        await(new Export(database.vertx(), database.auditor(), PROVINCE).to(genuine));
    }

    /** A part of the generated province: enough counties with units. */
    private void register() {
        DemoProvince province = DemoProvince.generate(2022);
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), clock);
        await(rulebooks.adopt(RulebookDocument.shippedText(DemoProvince.RULEBOOK), BY.maker(), BY.approver()));
        GuidePrices prices = new GuidePrices(database.application(), clock);
        province.guidePrices().forEach(price -> await(prices.set(price, BY.maker(), BY.approver())));
        await(server.registry.addDivisions(province.counties(), province.pairings()));
        await(server.registry.record(province.standing()));
        province.projects().stream()
                .limit(PROJECTS)
                .forEach(filing -> await(server.registry.file(filing, "x-trader", "x-approver")));
    }

    private <T> T look(Function<RoundState, T> look) {
        return await(server.rounds.read(ROUND, look));
    }

    private RoundTimeline timeline() {
        return look(state -> state.timeline().orElseThrow());
    }

    private void until(RoundPhase phase) {
        waitFor(state -> state.timeline().orElseThrow().phase() == phase);
    }

    private void waitFor(Predicate<RoundState> reached) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!await(server.rounds.read(ROUND, reached::test))) {
            assertThat(Instant.now()).as("the round did not get there").isBefore(limit);
            await(database.vertx().timer(20, java.util.concurrent.TimeUnit.MILLISECONDS));
        }
    }

    private long free(String county) {
        return await(server.reading.balances(county)).stream()
                .filter(balance -> balance.account().kind() == AccountKind.RESERVE
                        && balance.account().unit() == Unit.QUANTITY)
                .mapToLong(balance -> balance.balance())
                .sum();
    }

    /** Listings of counties with units, requests and sealed bids of others. */
    private void orders(LocalDate day) {
        List<String> counties =
                await(server.registry.counties(day)).stream().map(County::code).toList();
        RoundPlan.Price price =
                look(state -> state.plan().orElseThrow()).prices().get(IndicatorKind.QUANTITY);
        List<StandingFact> facts = new ArrayList<>();
        for (String county : counties) {
            facts.add(new StandingFact.Task("tsk_now-" + county, county, day.getYear(), 100, 100));
            facts.add(new StandingFact.Shortage(
                    "sho_now-" + county, county, day.minusDays(1), day.plusDays(90), "本县无法补充"));
        }
        await(server.registry.record(facts));
        clock.now = clock.now.plusSeconds(120);
        List<String> owners = counties.stream()
                .filter(county -> free(county) > 50_000)
                .filter(county ->
                        await(server.registry.eligibilityToSell(county, day)).isEmpty())
                .limit(6)
                .toList();
        List<String> others = counties.stream()
                .filter(county -> !owners.contains(county))
                .filter(county ->
                        await(server.registry.eligibilityToBuy(county, day)).isEmpty())
                .limit(6)
                .toList();
        for (String county : owners) {
            enter(
                    new Order.Listing(
                            "lst_now-1_" + county,
                            county,
                            IndicatorKind.QUANTITY,
                            50_000,
                            price.floorFen(),
                            "" + county + "-trader",
                            "" + county + "-approver"),
                    Optional.empty());
        }
        assertThat(owners).as("counties that may sell").hasSizeGreaterThan(1);
        for (String county : others) {
            enter(bid("bid_now-1_" + county, county, 20_000, price.capFen()), Optional.empty());
        }
        String first = others.getFirst();
        enter(bid("bid_now-1_" + first + "-b", first, 30_000, price.capFen()), Optional.of("bid_now-1_" + first));
        await(server.rounds.withdraw(
                ROUND, "bid_now-1_" + others.get(1), others.get(1), new Signed("a-trader", "a-approver")));
        await(server.rounds.withdraw(
                ROUND, "lst_now-1_" + owners.getLast(), owners.getLast(), new Signed("a-trader", "a-approver")));
        certify(others.get(2));
        enter(
                new Order.Request(
                        "req_now-1_" + others.get(2),
                        others.get(2),
                        "con_" + others.get(2) + "-railway",
                        "铁路",
                        "",
                        1,
                        java.util.Map.of(IndicatorKind.QUANTITY, 10_000L),
                        true,
                        true,
                        "" + others.get(2) + "-trader",
                        "" + others.get(2) + "-approver"),
                Optional.empty());
        assertThatThrownBy(() -> enter(bid("bid_now-1_low", first, 20_000, 1), Optional.empty()))
                .isInstanceOf(RoundRefusedException.class);
        assertThat(this.<Boolean>look(state -> state.order("bid_now-1_low").isEmpty()))
                .isTrue();
    }

    /** The county's railway is a key project: its request rests on it. Clause: M13-05.4. */
    private void certify(String county) {
        String id = "con_" + county + "-railway";
        LocalDate today = CivilDay.today(clock);
        ConstructionProjects.Outcome registered = await(server.constructions.register(new ConstructionProject(
                id,
                county,
                "铁路",
                "Railway",
                ConstructionKind.RAILWAY,
                SiteForm.SINGLE_SITE,
                SupplementMode.SELF,
                today,
                today.plusYears(2),
                "",
                "",
                List.of(Lands.ordinary(LandClass.DRY, 7, 20_000)),
                List.of(),
                "",
                county + "-trader",
                county + "-approver")));
        assertThat(registered).isInstanceOf(ConstructionProjects.Outcome.Done.class);
        KeyProjects.Outcome certified = await(server.keyProjects.decide(
                new KeyProjects.Asked(id, true, "省重点建设项目名单", today, BY.maker(), BY.approver())));
        assertThat(certified).isInstanceOf(KeyProjects.Outcome.Done.class);
    }

    private void enter(Order order, Optional<String> replaces) {
        Order shown = order instanceof Order.Bid bid ? sealed(bid) : order;
        assertThat(await(server.desk.enter(ROUND, shown, replaces)).accepted()).isTrue();
    }

    private Order sealed(Order.Bid bid) {
        return await(server.desk.seal(ROUND, bid)).bid();
    }

    private static Order.Bid bid(String id, String county, long amount, long limitFen) {
        return new Order.Bid(
                id,
                county,
                IndicatorKind.QUANTITY,
                amount,
                limitFen,
                "" + county + "-trader",
                "" + county + "-approver");
    }

    /** The server is down over the close: it is held 300 seconds after the server came back. */
    private void interruptTheClose(Instant closes) {
        clock.now = closes.minusSeconds(30);
        waitFor(state -> true);
        await(database.vertx().timer(200, java.util.concurrent.TimeUnit.MILLISECONDS));
        server.stop();
        clock.now = closes.plusSeconds(40);
        server = new Server();
        // The server notes the outage with the first thing that it does in the round.
        waitFor(state ->
                state.timeline().orElseThrow().calendar().entryClosesAt().equals(closes.plusSeconds(340)));
        assertThat(timeline().phase()).isEqualTo(RoundPhase.ENTRY_OPEN);
        clock.now = closes.plusSeconds(340);
        waitFor(state -> state.timeline().orElseThrow().phase() != RoundPhase.ENTRY_OPEN);
        restart();
        until(RoundPhase.PUBLICITY);
    }

    private void settle() {
        List<Award> awards = look(state -> List.copyOf(state.awards()));
        assertThat(awards).as("the request and the bids met listings").hasSizeGreaterThan(1);
        clock.now = timeline().publicityUntil().orElseThrow();
        until(RoundPhase.SETTLING);
        for (Step step : List.of(Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED, Step.PAID, Step.DELIVERED)) {
            for (Award award : awards) {
                await(server.settling.take(award, step, "x-trader", "x-approver"));
            }
        }
        until(RoundPhase.ENDED);
        server.stop();
    }

    private Verification.Report verify(Forgery forgery) throws IOException {
        return Verification.of(
                forgery.write(folder.resolve("forged-" + ++forged + ".zip")), Verification.Known.NOTHING);
    }

    private int line(Forgery forgery, String kind) {
        List<String> lines = forgery.lines(ArchiveFile.ROUNDS);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\"kind\":\"" + kind + "\"")
                    && lines.get(i).contains(ROUND)) {
                return i;
            }
        }
        throw new IllegalStateException("no event " + kind);
    }

    /** Changes the document of the first event of a kind. */
    private Forgery change(String kind, java.util.function.UnaryOperator<String> change) throws IOException {
        Forgery forgery = Forgery.of(genuine);
        int line = line(forgery, kind);
        JsonObject row = new JsonObject(forgery.lines(ArchiveFile.ROUNDS).get(line));
        String document = change.apply(row.getString("document"));
        return forgery.replace(
                        ArchiveFile.ROUNDS,
                        line,
                        text -> row.put("document", document).encode())
                .remanifest();
    }

    private void found(Forgery forgery, String... words) throws IOException {
        assertThat(verify(forgery).wrong())
                .hasValueSatisfying(wrong -> assertThat(wrong).contains(words));
    }

    @Test
    void theExportOfTheRoundHolds() throws IOException {
        Verification.Report report = Verification.of(genuine, Verification.Known.NOTHING);
        assertThat(report.wrong()).isEmpty();
        assertThat(report.rounds()).isEqualTo(1);
        assertThat(servers).isGreaterThan(4);
    }

    private static int act(Forgery forgery, String kind) {
        List<String> lines = forgery.lines(ArchiveFile.ACTS);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("\\\"kind\\\":\\\"" + kind + "\\\"")) {
                return i;
            }
        }
        throw new IllegalStateException("no act " + kind);
    }

    @Test
    void m13_05_4_aRequestForAProjectThatWasNotCertifiedIsFound() throws IOException {
        Forgery forgery = Forgery.of(genuine);
        int line = act(forgery, "key-project");
        found(
                forgery.change(ArchiveFile.ACTS, lines -> lines.remove(line)).remanifest(),
                "order req_now-1_",
                "the rules give another event than order-entered.v1");
    }

    @Test
    void m13_05_4_aDecisionOnAKeyProjectThatIsMissingIsFound() throws IOException {
        Forgery forgery = Forgery.of(genuine);
        int line = act(forgery, "key-project");
        found(
                forgery.replace(ArchiveFile.ACTS, line, text -> text.replace("railway~1", "railway~2"))
                        .remanifest(),
                "a decision on the project is missing (M13-05.4)");
    }

    @Test
    void m13_05_5_noBidCanBeReadInTheDatabaseBeforeTheCloseAndEachIsOpenedAfterIt() throws IOException {
        Forgery export = Forgery.of(genuine);
        List<String> lines = export.lines(ArchiveFile.ROUNDS);
        int opened = line(export, "seals-opened.v1");
        for (String text : lines.subList(0, opened)) {
            if (text.contains(ROUND) && text.contains("SEALED_BID")) {
                assertThat(text).doesNotContain("QUANTITY", "limit");
            }
        }
        assertThat(lines.get(opened)).contains("QUANTITY", "limit");
    }

    @Test
    void m13_05_5_anotherCiphertextIsFound() throws IOException {
        found(
                change("order-replaced.v1", document -> {
                    JsonObject json = new JsonObject(document);
                    JsonObject order = json.getJsonObject("order");
                    String envelope = order.getString("envelope");
                    char other = envelope.charAt(envelope.length() - 1) == '0' ? '1' : '0';
                    order.put("envelope", envelope.substring(0, envelope.length() - 1) + other);
                    return json.encode();
                }),
                "another event than seals-opened.v1");
    }

    @Test
    void m13_05_5_anotherKeyIsFound() throws IOException {
        found(
                change("seals-opened.v1", document -> {
                    JsonObject json = new JsonObject(document);
                    String key = json.getString("privateKey");
                    char other = key.charAt(0) == '0' ? '1' : '0';
                    return json.put("privateKey", other + key.substring(1)).encode();
                }),
                "the rules do not give seals-opened.v1");
    }

    @Test
    void m13_05_5_aBidThatWasOpenedAsAnotherIsFound() throws IOException {
        found(
                change(
                        "seals-opened.v1",
                        document -> document.replaceFirst("\"amount\":\"2.0000\"", "\"amount\":\"2.0001\"")),
                "another event than seals-opened.v1");
    }

    @Test
    void m13_05_3_aShorterNoticeIsFound() throws IOException {
        found(
                change("announced.v1", document -> document.replace("\"noticeDays\":9", "\"noticeDays\":8")),
                "not those of its rulebook");
    }

    @Test
    void anOutageThatMovesNothingIsFound() throws IOException {
        found(
                change(
                        "interrupted.v1",
                        document -> new JsonObject()
                                .put("downSince", clock.now.toString())
                                .encode()),
                "interrupted.v1");
    }
}
