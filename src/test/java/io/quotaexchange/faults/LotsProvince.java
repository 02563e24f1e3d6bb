package io.quotaexchange.faults;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.bidding.LiveTrading;
import io.quotaexchange.bidding.LotKeys;
import io.quotaexchange.demo.DemoProvince;
import io.quotaexchange.identity.Passwords;
import io.quotaexchange.identity.People;
import io.quotaexchange.identity.Person;
import io.quotaexchange.identity.Role;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.round.Decision;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundPlans;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.Signed;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.rulebook.StageKind;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.quotaexchange.settlement.money.MoneyAct;
import io.quotaexchange.settlement.money.MoneyActs;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A part of the generated province with rounds of open lots, made before any node starts; everything in it can be verified. */
final class LotsProvince {
    static final String PASSWORD = "Faults-and-nodes-1";
    private static final String PROVINCE = DemoProvince.PROVINCE;
    private static final Signed BY = new Signed("province-maker", "province-approver");
    private static final int PROJECTS = 60;
    private static final long LOT_M2 = 100;
    private static final long DEPOSIT_FEN = 100_000_000_000L;

    /**
     * A lot that two counties bid up in turn.
     *
     * @param startFen a mu, as the two below
     * @param closes whether it is to be decided while the others are still open
     */
    record OpenLot(
            String round,
            String lot,
            String one,
            String other,
            long startFen,
            long capFen,
            long stepFen,
            boolean closes) {}

    /** Its lots close one after another. */
    static final String CLOSING = "rnd_closing";

    /** As long as nodes may take to start on a busy machine. */
    private static final long FIRST_CLOSES_SECONDS = 240;

    private static final long CLOSES_EVERY_SECONDS = 20;

    /** As long as announcing may take on a busy machine. */
    private static final long SECONDS_BEFORE = 60;

    private static final long OPEN_SECONDS = 36_000;

    private final List<OpenLot> lots = new ArrayList<>();
    private Instant opens;

    private LotsProvince() {}

    /**
     * @param rounds how many
     * @param lotsOfARound in each
     * @param closing lots of one more round, which close one after another
     */
    static LotsProvince in(DatabaseAddress application, Path keys, int rounds, int lotsOfARound, int closing) {
        Vertx vertx = Vertx.vertx();
        LotsProvince made = new LotsProvince();
        try {
            made.make(vertx, Database.open(vertx, application, 8), keys, rounds, lotsOfARound, closing);
        } finally {
            await(vertx.close());
        }
        return made;
    }

    /** Blocks until the lots are open. */
    void waitUntilOpen() throws InterruptedException {
        Thread.sleep(
                Math.max(0, java.time.Duration.between(Instant.now(), opens).toMillis() + 500));
    }

    List<OpenLot> lots() {
        return lots;
    }

    private void make(Vertx vertx, Pool pool, Path keys, int count, int lotsOfARound, int closing) {
        Clock clock = Clock.systemUTC();
        LedgerWriter ledger = await(LedgerWriter.open(vertx, pool, clock));
        Rulebooks rulebooks = new Rulebooks(pool, ClauseCatalogue.shipped(), clock);
        GuidePrices prices = new GuidePrices(pool, clock);
        Registry registry = new Registry(pool, rulebooks, ledger, clock, PROVINCE);
        DemoProvince province = DemoProvince.generate(2022);
        await(rulebooks.adopt(RulebookDocument.shippedText(DemoProvince.RULEBOOK), BY.maker(), BY.approver()));
        province.guidePrices().forEach(price -> await(prices.set(price, BY.maker(), BY.approver())));
        await(registry.addDivisions(province.counties(), province.pairings()));
        await(registry.record(province.standing()));
        province.projects().stream()
                .limit(PROJECTS)
                .forEach(filing -> await(registry.file(filing, "x-trader", "x-approver")));

        Rounds rounds = new Rounds(new RoundJournal(pool), ledger, clock, RoundLoop.on(vertx));
        Settling settling = new Settling(new AwardSteps(pool), ledger, clock);
        LiveTrading trading = new LiveTrading(
                rounds,
                new LotKeys(keys),
                (award, signed) -> settling.take(award, Step.AWARDED, signed.maker(), signed.approver()),
                line -> {});
        List<String> counties = await(registry.counties(DemoProvince.DAY)).stream()
                .map(County::code)
                .toList();
        List<String> sellers = counties.stream()
                .filter(county -> free(pool, county) > LOT_M2 * Math.max(lotsOfARound, closing))
                .filter(county -> await(registry.eligibilityToSell(county, DemoProvince.DAY))
                        .isEmpty())
                .toList();
        List<String> others =
                counties.stream().filter(county -> !sellers.contains(county)).toList();
        declareShortages(registry, others, CivilDay.today(clock));
        List<String> buyers = others.stream()
                .filter(county -> await(registry.eligibilityToBuy(county, CivilDay.today(clock)))
                        .isEmpty())
                .limit(2)
                .toList();
        MoneyActs money = new MoneyActs(new Acts(pool, ledger, clock), rulebooks, clock);
        opens = Instant.now().plusSeconds(SECONDS_BEFORE).truncatedTo(ChronoUnit.MILLIS);
        Making making = new Making(registry, rulebooks, prices, rounds, trading, money, buyers);
        for (int i = 1; i <= count; i++) {
            String id = "rnd_faults-" + i;
            List<Instant> closes = Collections.nCopies(lotsOfARound, opens.plusSeconds(OPEN_SECONDS));
            make(making, id, sellers.get((i - 1) % sellers.size()), closes, false);
        }
        List<Instant> closes = IntStream.range(0, closing)
                .mapToObj(i -> opens.plusSeconds(FIRST_CLOSES_SECONDS + i * CLOSES_EVERY_SECONDS))
                .toList();
        if (closing > 0) {
            make(making, CLOSING, sellers.get(count % sellers.size()), closes, true);
        }
        people(new People(pool, clock), buyers, clock);
        await(rounds.close());
        await(ledger.close());
    }

    private record Making(
            Registry registry,
            Rulebooks rulebooks,
            GuidePrices prices,
            Rounds rounds,
            LiveTrading trading,
            MoneyActs money,
            List<String> buyers) {}

    /** Limits are set today, whatever day the round is of. Clause: M13-05.2. */
    private static void declareShortages(Registry registry, List<String> counties, LocalDate today) {
        await(registry.record(counties.stream()
                .<StandingFact>map(county -> new StandingFact.Shortage(
                        "sho_faults-" + county, county, today, today.plusYears(1), "demonstration"))
                .toList()));
    }

    /** What stands behind the limits of all lots of a round. Clause: M13-05.8. */
    private static void deposit(Making making, String round, String county) {
        String name = round.substring(4) + "-" + county;
        LocalDate on = CivilDay.today(Clock.systemUTC());
        for (MoneyAct act : List.of(
                money(ActKind.PAY_IN, "pin_lots-" + name, county, "", on),
                money(ActKind.DEPOSIT_HOLD, "dph_lots-" + name, county, round, on))) {
            if (!await(making.money().carryOut(act)).isEmpty()) {
                throw new IllegalStateException("the deposit was refused");
            }
        }
    }

    private static MoneyAct money(ActKind kind, String id, String county, String subject, LocalDate on) {
        return new MoneyAct(kind, id, county, DEPOSIT_FEN, subject, "V-1", "", on, BY.maker(), BY.approver());
    }

    /** @param closes when each lot does */
    private void make(Making making, String id, String seller, List<Instant> closes, boolean isClosing) {
        RoundPlan plan = plan(id, making.registry(), making.rulebooks(), making.prices());
        must(await(making.rounds().open(plan)));
        RoundPlan.Price price = plan.prices().get(IndicatorKind.QUANTITY);
        Order.Listing listing = new Order.Listing(
                "lst_" + id.substring(4),
                seller,
                IndicatorKind.QUANTITY,
                LOT_M2 * closes.size(),
                price.floorFen(),
                seller + "-trader",
                seller + "-approver");
        if (!await(making.rounds().enter(id, listing, List.of())).accepted()) {
            throw new IllegalStateException("the listing was refused");
        }
        making.buyers().forEach(buyer -> deposit(making, id, buyer));
        for (int i = 1; i <= closes.size(); i++) {
            String lot = "lot_" + id.substring(4) + "-" + i;
            must(await(making.trading()
                    .announce(
                            id,
                            new LiveTrading.Announcement(
                                    lot,
                                    1,
                                    listing.id(),
                                    LOT_M2,
                                    price.tickFen(),
                                    20,
                                    new Lot.Times(opens, closes.get(i - 1), 5, 0)),
                            listing,
                            price.capFen(),
                            BY)));
            for (String buyer : making.buyers()) {
                must(await(making.trading()
                        .setLimit(
                                id,
                                lot,
                                "lim_" + lot.substring(4) + "-" + buyer,
                                buyer,
                                price.capFen(),
                                false,
                                new Signed(buyer + "-trader", buyer + "-approver"))));
            }
            lots.add(new OpenLot(
                    id,
                    lot,
                    making.buyers().get(0),
                    making.buyers().get(1),
                    price.floorFen(),
                    price.capFen(),
                    price.tickFen(),
                    isClosing));
        }
    }

    private static long free(Pool pool, String county) {
        return await(new LedgerReading(pool).balances(county)).stream()
                .filter(balance -> balance.account().kind() == AccountKind.RESERVE
                        && balance.account().unit() == Unit.QUANTITY)
                .mapToLong(balance -> balance.balance())
                .sum();
    }

    private static RoundPlan plan(String id, Registry registry, Rulebooks rulebooks, GuidePrices prices) {
        TreeSet<String> assisted = new TreeSet<>();
        await(registry.counties(DemoProvince.DAY)).stream()
                .filter(County::assisted)
                .forEach(county -> assisted.add(county.code()));
        return RoundPlans.draw(
                new RoundPlans.Title(id, "场次 " + id, "Round " + id, true),
                PROVINCE,
                DemoProvince.DAY,
                await(rulebooks.inForce(DemoProvince.DAY)).orElseThrow(),
                await(prices.on(DemoProvince.DAY)),
                new Pairings(await(registry.pairings(DemoProvince.DAY)).stream()
                        .map(pair -> Pairings.Pair.of(pair.one(), pair.other()))
                        .toList()),
                assisted,
                List.of(StageKind.ASCENDING_AUCTION));
    }

    private static void must(Decision decision) {
        if (decision instanceof Decision.Rejected rejected) {
            throw new IllegalStateException(rejected.refusal().en());
        }
    }

    private static void people(People people, List<String> counties, Clock clock) {
        String hash = Passwords.hash(PASSWORD);
        counties.forEach(county -> add(people, county + "-trader", county, Role.COUNTY_TRADER, hash, clock));
        add(people, "province", PROVINCE, Role.PROVINCIAL_ADMINISTRATOR, hash, clock);
        add(people, "province-approver", PROVINCE, Role.PROVINCIAL_APPROVER, hash, clock);
    }

    private static void add(People people, String login, String organisation, Role role, String hash, Clock clock) {
        await(people.add(
                new Person("usr_" + login, login, 1, login, organisation, Set.of(role), true, Instant.now(clock)),
                hash,
                false,
                "faults"));
    }
}
