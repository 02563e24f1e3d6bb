package io.quotaexchange.oversight;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.bidding.LiveTrading;
import io.quotaexchange.bidding.LotKeys;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.eligibility.TradingEligibility;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Decision;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundAnnouncements;
import io.quotaexchange.round.RoundAnnouncements.StageWish;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundDesk;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundEventJson;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.RoundPhase;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundRunner;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.RoundStore;
import io.quotaexchange.round.RoundTimeline;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.round.SealKeys;
import io.quotaexchange.round.Signed;
import io.quotaexchange.round.clearing.UnconfirmedClearingException;
import io.quotaexchange.round.live.LiveCommand;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.LotPhase;
import io.quotaexchange.round.live.LotState;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.rulebook.StageKind;
import io.quotaexchange.settlement.AwardFiles;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.DepositReturns;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.quotaexchange.settlement.money.Deposits;
import io.quotaexchange.settlement.money.MoneyAct;
import io.quotaexchange.settlement.money.MoneyActs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A process that drives one announced round from its notice to its end, with every kind of stage, on a time of its own; started again
 * after a SIGKILL it goes on where the round stands. Told a place, it kills itself there: {@code before:KIND} and {@code after:KIND} of
 * the commit of an event of the round, {@code before-post:CODE} and {@code after-post:CODE} of a settlement in the ledger.
 */
final class RoundProcess {
    static final String OUTCOME = "OUTCOME ";
    private static final String PROVINCE = "330000";
    private static final Signed BY = new Signed("province-maker", "province-approver");
    private static final io.quotaexchange.round.live.Signed LIVE_BY =
            new io.quotaexchange.round.live.Signed(BY.maker(), BY.approver());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOT_M2 = 667;
    private static final String VOUCHER = "V-1";

    /** The process's own time: moved by hand, never backwards. */
    private static final class Time extends Clock {
        private volatile Instant now;

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

        void until(Instant time) {
            now = time.isAfter(now) ? time : now;
        }
    }

    private final String round;
    private final String name;
    private final String place;
    private final List<String> owners;
    private final List<String> buyers;
    private final Instant start;
    private final Time clock = new Time();
    private final Vertx vertx = Vertx.vertx();
    private final Rounds rounds;
    private final RoundAnnouncements announcements;
    private final RoundDesk desk;
    private final Settling settling;
    private final LiveTrading trading;
    private final RoundRunner runner;
    private final MoneyActs money;
    private final Deposits deposits;
    private final DepositReturns returns;

    /** @param args round, place, sellers, buyers (with commas), start, folder; the database's address is in the environment */
    public static void main(String[] args) {
        RoundProcess process = new RoundProcess(args);
        process.drive();
        System.exit(0);
    }

    private RoundProcess(String[] args) {
        round = args[0];
        name = round.substring("rnd_".length());
        place = args[1];
        owners = List.of(args[2].split(","));
        buyers = List.of(args[3].split(","));
        start = Instant.parse(args[4]);
        Path folder = Path.of(args[5]);
        Pool pool = Database.open(vertx, DatabaseAddress.parse(System.getenv("ROUND_DATABASE")), 8);
        clock.now = start;
        await(new RoundArchive(pool).events(round)).forEach(recorded -> clock.until(recorded.recordedAt()));
        LedgerWriter ledger = await(LedgerWriter.open(vertx, pool, clock));
        Poster poster = killing(ledger);
        Rulebooks rulebooks = new Rulebooks(pool, ClauseCatalogue.shipped(), clock);
        Registry registry = new Registry(pool, rulebooks, poster, clock, PROVINCE);
        AwardSteps steps = new AwardSteps(pool);
        settling = new Settling(steps, poster, clock);
        LedgerReading reading = new LedgerReading(pool);
        SealKeys seals = new SealKeys(pool, folder);
        RoundLoop real = RoundLoop.on(vertx);
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
        rounds = new Rounds(killing(new RoundJournal(pool)), poster, clock, loop);
        runner = new RoundRunner(
                rounds,
                seals,
                loop,
                new RoundRunner.Surroundings(
                        () -> reading.poolFree(PROVINCE),
                        (award, by) -> settling.take(award, Step.AWARDED, by.maker(), by.approver()),
                        state -> steps.ofRound(round)
                                .map(taken -> taken.stream()
                                                .filter(step -> step.step() == Step.DELIVERED)
                                                .count()
                                        == state.awards().size())),
                line -> {});
        trading = new LiveTrading(
                rounds,
                new LotKeys(folder),
                (award, by) -> settling.take(award, Step.AWARDED, by.maker(), by.approver()),
                line -> {});
        rounds.listen(trading);
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
                (order, day, digest) -> registry.standing(order.county(), day)
                        .compose(standing -> rulebooks
                                .ofDigest(digest)
                                .map(rulebook -> order instanceof Order.Listing
                                        ? TradingEligibility.toSell(
                                                standing, rulebook.orElseThrow().eligibility())
                                        : TradingEligibility.toBuy(
                                                standing, rulebook.orElseThrow().eligibility()))),
                clock);
        Acts acts = new Acts(pool, poster, clock);
        money = new MoneyActs(acts, rulebooks, clock);
        deposits = new Deposits(pool, acts);
        RoundArchive archive = new RoundArchive(pool);
        AwardFiles files = new AwardFiles(
                archive, steps, acts, rulebooks, (award, of) -> Future.succeededFuture(Optional.empty()));
        returns = DepositReturns.of(money, deposits, acts, archive, files, clock);
        rounds.whenBegun(round -> {
            runner.look(round);
            trading.resume(round);
        });
        await(rounds.beat());
        await(rounds.resume());
    }

    /** SIGKILL, from outside as it were: no hook, no flush, no answer. */
    private void die(String here) {
        if (!here.equals(place)) {
            return;
        }
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            TimeUnit.MINUTES.sleep(1);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Poster killing(Poster ledger) {
        return new Poster() {
            @Override
            public Future<Outcome> post(Settlement settlement) {
                die("before-post:" + settlement.code());
                return ledger.post(settlement).onSuccess(outcome -> die("after-post:" + settlement.code()));
            }

            @Override
            public Future<List<Outcome>> postTogether(List<Settlement> settlements) {
                settlements.forEach(settlement -> die("before-post:" + settlement.code()));
                return ledger.postTogether(settlements)
                        .onSuccess(
                                outcomes -> settlements.forEach(settlement -> die("after-post:" + settlement.code())));
            }
        };
    }

    private RoundStore killing(RoundStore store) {
        return new RoundStore() {
            @Override
            public Future<Optional<Taken>> takeOver(String id, UUID writer, boolean again) {
                return store.takeOver(id, writer, again);
            }

            @Override
            public Future<Void> append(String id, long epoch, long first, Instant at, List<RoundEvent> events) {
                events.forEach(event -> die("before:" + RoundEventJson.kind(event)));
                return store.append(id, epoch, first, at, events)
                        .onSuccess(done -> events.forEach(event -> die("after:" + RoundEventJson.kind(event))));
            }

            @Override
            public Future<List<RoundJournal.Recorded>> events(String id) {
                return store.events(id);
            }

            @Override
            public Future<List<String>> unfinished() {
                return store.unfinished();
            }

            @Override
            public Future<Void> confirm(String round, long epoch) {
                return store.confirm(round, epoch);
            }

            @Override
            public Future<Void> beat(UUID writer, Instant at) {
                return store.beat(writer, at);
            }

            @Override
            public Future<Void> keepUnconfirmed(String id, int stage, Instant at, UnconfirmedClearingException why) {
                return store.keepUnconfirmed(id, stage, at, why);
            }
        };
    }

    private <T> T look(java.util.function.Function<RoundState, T> look) {
        return await(rounds.read(round, look));
    }

    private void waitFor(Predicate<RoundState> reached) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!look(reached::test)) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("round " + round + " did not get on: " + look(RoundProcess::standing));
            }
            await(vertx.timer(10, TimeUnit.MILLISECONDS));
        }
    }

    private static String standing(RoundState state) {
        return state.timeline().map(it -> it.phase() + " stage " + it.begun()).orElse("not announced") + ", "
                + state.clearedStages().size() + " cleared, " + state.awards().size() + " awards, "
                + state.live().lots().stream().map(LotState::phase).toList();
    }

    private static RoundPhase phase(RoundState state) {
        return state.timeline().map(RoundTimeline::phase).orElse(null);
    }

    private void until(Instant time, Predicate<RoundState> reached) {
        clock.until(time);
        waitFor(reached);
    }

    /** Every step may be taken again. */
    private void drive() {
        if (look(state -> state.plan().isEmpty())) {
            announce();
        }
        if (look(state -> phase(state) == RoundPhase.ANNOUNCED)) {
            until(look(state -> calendar(state).entryOpensAt()), state -> phase(state) != RoundPhase.ANNOUNCED);
        }
        if (look(state -> phase(state) == RoundPhase.ENTRY_OPEN)) {
            enter();
            until(look(state -> calendar(state).entryClosesAt()), state -> phase(state) != RoundPhase.ENTRY_OPEN);
        }
        while (look(state -> phase(state) == RoundPhase.STAGES)) {
            stage(look(state -> state.clearedStages().size()) + 1);
        }
        if (look(state -> phase(state) == RoundPhase.PUBLICITY)) {
            until(
                    look(state ->
                            state.timeline().orElseThrow().publicityUntil().orElseThrow()),
                    state -> phase(state) != RoundPhase.PUBLICITY);
        }
        settle();
        System.out.println(OUTCOME + look(RoundProcess::outcome));
    }

    private static io.quotaexchange.round.RoundCalendar calendar(RoundState state) {
        return state.timeline().orElseThrow().calendar();
    }

    private void announce() {
        Instant opens = start.plus(Duration.ofDays(9)).plusSeconds(600);
        Instant closes = opens.plus(Duration.ofHours(2));
        await(announcements.announce(new RoundAnnouncements.Wish(
                round,
                "测试场次",
                "Test round",
                opens,
                closes,
                List.of(
                        new StageWish(StageKind.FIRST_REFUSAL, closes, Duration.ZERO),
                        new StageWish(StageKind.PRIORITY_ALLOCATION, closes.plusSeconds(60), Duration.ZERO),
                        new StageWish(StageKind.CALL_AUCTION, closes.plusSeconds(120), Duration.ZERO),
                        new StageWish(StageKind.ASCENDING_AUCTION, closes.plusSeconds(3_600), Duration.ofHours(1)),
                        new StageWish(StageKind.CONTINUOUS, closes.plusSeconds(18_000), Duration.ofHours(1))),
                BY)));
    }

    private void enter() {
        RoundPlan.Price price =
                look(state -> state.plan().orElseThrow().prices().get(IndicatorKind.QUANTITY));
        for (String county : owners) {
            accepted(desk.enter(
                    round,
                    new Order.Listing(
                            "lst_" + name + "_" + county,
                            county,
                            IndicatorKind.QUANTITY,
                            1_500,
                            price.floorFen(),
                            county + "-trader",
                            county + "-approver"),
                    Optional.empty()));
        }
        String key = buyers.get(1);
        accepted(desk.enter(
                round,
                new Order.Request(
                        "req_" + name + "_" + key,
                        key,
                        "铁路",
                        "Railway",
                        1,
                        Map.of(IndicatorKind.QUANTITY, 300L),
                        true,
                        true,
                        key + "-trader",
                        key + "-approver"),
                Optional.empty()));
        String bidder = buyers.getFirst();
        Order.Bid bid = new Order.Bid(
                "bid_" + name + "_" + bidder,
                bidder,
                IndicatorKind.QUANTITY,
                300,
                price.capFen(),
                bidder + "-trader",
                bidder + "-approver");
        accepted(desk.enter(round, await(desk.seal(round, bid)).bid(), Optional.empty()));
    }

    private static void accepted(Future<RoundState.Entered> entered) {
        List<Refusal> refusals = await(entered).refusals();
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(refusals.toString());
        }
    }

    private void stage(int number) {
        RoundPlan.Stage stage =
                look(state -> state.plan().orElseThrow().stages().get(number - 1));
        Instant opens = look(state -> calendar(state).stages().get(number - 1).opensAt());
        Instant ends = opens.plus(
                look(state -> calendar(state).stages().get(number - 1).length()));
        boolean here = stage.indicator().equals(Optional.of(IndicatorKind.QUANTITY));
        if (stage.kind() == StageKind.ASCENDING_AUCTION && here) {
            lot(number, opens);
        }
        if (stage.kind() == StageKind.CONTINUOUS && here) {
            until(opens, state -> state.live().book(number).isPresent());
            order(number);
        }
        until(ends, state -> state.clearedStages().size() >= number || phase(state) != RoundPhase.STAGES);
    }

    private void lot(int stage, Instant opens) {
        String lot = "lot_" + name;
        String seller = owners.getFirst();
        Order.Listing listing = look(state -> (Order.Listing)
                state.order("lst_" + name + "_" + seller).orElseThrow().order());
        long cap = look(state ->
                state.plan().orElseThrow().prices().get(IndicatorKind.QUANTITY).capFen());
        long tick = look(state ->
                state.plan().orElseThrow().prices().get(IndicatorKind.QUANTITY).tickFen());
        if (look(state -> state.live().lot(lot).isEmpty())) {
            taken(trading.announce(
                    round,
                    new LiveTrading.Announcement(
                            lot,
                            stage,
                            listing.id(),
                            LOT_M2,
                            tick,
                            5,
                            new Lot.Times(opens, opens.plusSeconds(600), 60, 0)),
                    listing,
                    cap,
                    LIVE_BY));
        }
        List<String> bidders = List.of(buyers.get(0), buyers.get(2));
        for (String county : bidders) {
            deposit(county);
            if (look(state -> state.live().lot(lot).orElseThrow().limit(county).isEmpty())) {
                taken(trading.setLimit(
                        round,
                        lot,
                        "lim_" + county,
                        county,
                        listing.limitFen() + 3 * tick,
                        county.equals(buyers.get(2)),
                        new io.quotaexchange.round.live.Signed(county + "-trader", county + "-approver")));
            }
        }
        until(opens, state -> state.live().lot(lot).orElseThrow().phase() != LotPhase.ANNOUNCED);
        clock.until(opens.plusSeconds(300));
        if (look(state -> state.live().lot(lot).orElseThrow().phase() == LotPhase.OPEN)) {
            // The proxy of the other county opened at the first price and outbids this one.
            waitFor(state ->
                    state.live().lot(lot).orElseThrow().auction().leader().isPresent());
            taken(trading.bid(
                    round, lot, "bid_a", buyers.get(0), listing.limitFen() + tick, true, buyers.get(0) + "-trader"));
            until(
                    look(state -> state.live().lot(lot).orElseThrow().auction().closesAt()),
                    state -> state.live().lot(lot).orElseThrow().phase() != LotPhase.OPEN);
        }
        waitFor(state -> state.live().lot(lot).orElseThrow().phase() == LotPhase.DECIDED);
    }

    /** A county bids with a deposit behind it. Clause: M13-05.8. */
    private void deposit(String county) {
        LocalDate on = CivilDay.today(clock);
        carriedOut(new MoneyAct(
                ActKind.PAY_IN, "pin_" + name + "-" + county, county, 100_000_000, "", VOUCHER, "", on, "m-a", "m-b"));
        carriedOut(new MoneyAct(
                ActKind.DEPOSIT_HOLD,
                "dph_" + name + "-" + county,
                county,
                10_000_000,
                round,
                round,
                "",
                on,
                "m-a",
                "m-b"));
    }

    private void carriedOut(MoneyAct act) {
        List<Refusal> refusals = await(money.carryOut(act));
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(refusals.toString());
        }
    }

    private void order(int stage) {
        String county = buyers.get(3);
        long limit = look(state ->
                state.plan().orElseThrow().prices().get(IndicatorKind.QUANTITY).capFen());
        if (look(state -> state.live().book(stage).orElseThrow().isClosed())) {
            return;
        }
        deposit(county);
        taken(trading.book(
                round,
                new LiveCommand.TakeBookCommand(
                        stage,
                        "cmd_" + county,
                        new BookCommand.New("bid_b", 0, county, Side.BID, 400, limit, TimeInForce.GTC),
                        new io.quotaexchange.round.live.Signed(county + "-trader", county + "-approver"))));
    }

    private static void taken(Future<Decision> decision) {
        if (await(decision) instanceof Decision.Rejected rejected) {
            throw new IllegalStateException(rejected.refusal().toString());
        }
    }

    private void settle() {
        waitFor(state -> phase(state) != RoundPhase.PUBLICITY);
        List<Award> awards = look(state -> List.copyOf(state.awards()));
        for (Step step :
                List.of(Step.AWARDED, Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED, Step.PAID, Step.DELIVERED)) {
            for (Award award : awards) {
                await(settling.take(
                        award,
                        step,
                        step == Step.AWARDED ? BY.maker() : "x-trader",
                        step == Step.AWARDED ? BY.approver() : "x-approver"));
            }
        }
        runner.look(round);
        waitFor(state -> phase(state) == RoundPhase.ENDED);
        // Nothing needs the deposits any more: they go back by themselves.
        await(returns.expire());
        for (String county : List.of(buyers.get(0), buyers.get(2), buyers.get(3))) {
            if (await(deposits.held(county, round)).heldFen() > 0) {
                throw new IllegalStateException("the deposit of " + county + " did not go back");
            }
        }
    }

    /** Who got what: the same of every round, wherever it was killed. */
    private static String outcome(RoundState state) {
        return state.awards().stream()
                .sorted(Comparator.comparing(Award::id))
                .map(award -> award.stage() + " " + award.seller() + ">" + award.buyer() + " " + award.amount() + " @ "
                        + award.valueFen())
                .collect(Collectors.joining("; "));
    }
}
