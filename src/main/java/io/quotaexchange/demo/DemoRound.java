package io.quotaexchange.demo;

import io.quotaexchange.act.Acts;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.pool.PoolActs;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.FilingOutcome;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundPlans;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Confirmations;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.quotaexchange.writeoff.WriteOffs;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Runs one whole round on a generated province: from accepted land to both ledgers.
 *
 * <p>Every step may be repeated: killed anywhere and started again, it goes on where it was, and nothing happens twice. Runs on a
 * virtual thread of Vert.x.
 */
public final class DemoRound {
    /** Always the same province. */
    private static final long SEED = 2022;

    private static final String ROUND = "rnd_" + DemoProvince.ROUND;

    /** What it needs of the exchange. */
    public record Exchange(
            Rulebooks rulebooks,
            GuidePrices prices,
            Registry registry,
            Rounds rounds,
            Settling settling,
            Sealing sealing,
            WriteOffs writeOffs,
            Acts acts,
            LedgerReading ledger) {}

    /** Seals deals that both counties confirmed. */
    public record Sealing(AwardSteps steps, Confirmations confirmations) {
        Future<Void> seal(Award award) {
            return steps.ofAward(award.id())
                    .compose(taken -> confirmations.of(award, taken))
                    .mapEmpty();
        }
    }

    private final Exchange exchange;
    private final Consumer<String> say;
    private DemoProvince province;

    /** @param say hears one line a phase, before it begins, and one when it has ended */
    public DemoRound(Exchange exchange, Consumer<String> say) {
        this.exchange = exchange;
        this.say = say;
    }

    /** Runs to the end, or goes on to the end; blocks the virtual thread. */
    public void run() {
        policy();
        projects();
        RoundPlan plan = open();
        orders();
        for (RoundPlan.Stage stage : plan.stages()) {
            stage(stage);
        }
        settle();
        writeOff();
        construction();
        acts();
    }

    private static <T> T await(Future<T> future) {
        return Future.await(future);
    }

    /** The rulebook of the round, as it is kept: another text under the same version changes nothing any more. */
    private Rulebook rulebook() {
        adopted("national-2017");
        return adopted(DemoProvince.RULEBOOK);
    }

    private Rulebook adopted(String id) {
        String shipped = RulebookDocument.shippedText(id);
        Rulebook kept = await(exchange.rulebooks().adoptUnlessKept(shipped, People.ADMINISTRATOR, People.APPROVER));
        if (!kept.digest().equals(Sm3.hex(shipped))) {
            say.accept("Demo: rulebook " + id + " version " + kept.version() + " goes on as it was adopted (SM3 "
                    + kept.digest() + "), because rounds were held by it; this program ships another text under that"
                    + " version. To hold rounds by a changed text, adopt it as another version");
        }
        return kept;
    }

    private void policy() {
        say.accept("Demo: rulebooks, guide prices, 90 counties and their pairs (generated, seed " + SEED + ") …");
        province = DemoProvince.generate(SEED, rulebook());
        for (GuidePrice price : province.guidePrices()) {
            await(exchange.prices().set(price, People.ADMINISTRATOR, People.APPROVER));
        }
        await(exchange.registry().addDivisions(province.counties(), province.pairings()));
        await(exchange.registry().record(province.standing()));
    }

    private void projects() {
        say.accept("Demo: " + province.projects().size() + " projects are filed …");
        int registered = 0;
        for (ProjectFiling filing : province.projects()) {
            FilingOutcome outcome = await(
                    exchange.registry().file(filing, People.trader(filing.county()), People.approver(filing.county())));
            registered += outcome instanceof FilingOutcome.Registered ? 1 : 0;
        }
        say.accept("Demo: " + registered + " projects registered, "
                + (province.projects().size() - registered) + " refused, each with its clause");
    }

    private RoundPlan open() {
        Map<IndicatorKind, GuidePrice> prices = await(exchange.prices().on(DemoProvince.DAY));
        List<Pairings.Pair> pairs = await(exchange.registry().pairings(DemoProvince.DAY)).stream()
                .map(pair -> Pairings.Pair.of(pair.one(), pair.other()))
                .toList();
        TreeSet<String> assisted = new TreeSet<>();
        await(exchange.registry().counties(DemoProvince.DAY)).stream()
                .filter(County::assisted)
                .forEach(county -> assisted.add(county.code()));
        RoundPlan plan = RoundPlans.draw(
                new RoundPlans.Title(ROUND, "2022 年第 1 场（演示）", "Round 1 of 2022 (demonstration)", true),
                DemoProvince.PROVINCE,
                DemoProvince.DAY,
                await(exchange.rulebooks().inForce(DemoProvince.DAY)).orElseThrow(),
                prices,
                new Pairings(pairs),
                assisted);
        await(exchange.rounds().open(plan));
        return plan;
    }

    private void orders() {
        say.accept("Demo: " + province.listings().size() + " listings, "
                + province.requests().size() + " requests of key projects, "
                + province.bids().size() + " sealed bids come in …");
        int accepted = 0;
        for (DemoListing listing : province.listings()) {
            accepted += enterToSell(DemoOrders.listing(listing)) ? 1 : 0;
        }
        int refusedListings = province.listings().size() - accepted;
        for (DemoRequest request : province.requests()) {
            accepted += enterToBuy(DemoOrders.request(request)) ? 1 : 0;
        }
        for (DemoBid bid : province.bids()) {
            accepted += enterToBuy(DemoOrders.bid(bid)) ? 1 : 0;
        }
        int all = province.listings().size()
                + province.requests().size()
                + province.bids().size();
        say.accept("Demo: " + accepted + " orders accepted, " + (all - accepted) + " refused (" + refusedListings
                + " listings of counties that may not sell, Z10-08.3)");
    }

    private boolean enterToSell(Order order) {
        return await(exchange.registry()
                        .eligibilityToSell(order.county(), DemoProvince.DAY)
                        .compose(refusals -> exchange.rounds().enter(ROUND, order, refusals)))
                .accepted();
    }

    private boolean enterToBuy(Order order) {
        return await(exchange.registry()
                        .eligibilityToBuy(order.county(), DemoProvince.DAY)
                        .compose(refusals -> exchange.rounds().enter(ROUND, order, refusals)))
                .accepted();
    }

    private void stage(RoundPlan.Stage stage) {
        RoundState.Cleared cleared = await(exchange.ledger()
                .poolFree(DemoProvince.PROVINCE)
                .compose(free -> exchange.rounds().runStage(ROUND, stage.number(), free)));
        all(cleared.awards(), Step.AWARDED);
        say.accept("Demo: stage " + stage.number() + ", " + stage.en()
                + stage.indicator().map(indicator -> " of " + indicator).orElse("") + ": "
                + cleared.awards().size() + " awards");
    }

    private void settle() {
        for (RoundState.Entered entered : await(exchange.rounds().read(ROUND, RoundState::listings))) {
            await(exchange.rounds().returnUnsold(ROUND, (Order.Listing) entered.order()));
        }
        await(exchange.rounds().settle(ROUND));
        List<Award> awards = await(exchange.rounds().read(ROUND, state -> List.copyOf(state.awards())));
        say.accept("Demo: " + awards.size() + " awards are confirmed, paid and delivered …");
        all(awards, Step.SELLER_CONFIRMED);
        all(awards, Step.BUYER_CONFIRMED);
        await(Future.all(awards.stream().map(exchange.sealing()::seal).toList()));
        all(awards, Step.PAID);
        all(awards, Step.DELIVERED);
    }

    /** Takes a step of many awards at once: they wait for one commit together. */
    private void all(List<Award> awards, Step step) {
        await(Future.all(awards.stream()
                .map(award ->
                        exchange.settling().take(award, step, People.maker(award, step), People.checker(award, step)))
                .toList()));
    }

    /** Clause: M13-04.5, M13-04.7. */
    private void construction() {
        new DemoActs(exchange.acts(), exchange.ledger()).open();
        DemoConstruction construction =
                new DemoConstruction(exchange.acts(), exchange.rulebooks(), exchange.registry(), exchange.ledger());
        String supplement = construction.supplement(
                province.projects().stream().map(ProjectFiling::id).toList());
        construction.carryOut(supplement);
        say.accept(
                "Demo: 3 construction projects: one paid its fee and was written off (Z10-06.1), a commitment was kept"
                        + " by itself, another is overdue and stops its county's sales (M13-04.7)");
        new DemoPool(new PoolActs(new PoolActs.Parts(
                        construction.projects(),
                        exchange.acts(),
                        exchange.ledger(),
                        exchange.registry(),
                        exchange.rulebooks(),
                        exchange.prices(),
                        DemoProvince.PROVINCE)))
                .carryOut(supplement);
        say.accept(
                "Demo: the motorway drew 1 hectare from the provincial pool, paid and delivered (Z10-10.2); a county was"
                        + " paid for what the pool took of its land (Z10-07.4)");
    }

    private void acts() {
        int acts = new DemoActs(exchange.acts(), exchange.ledger()).carryOut();
        say.accept("Demo: " + acts + " acts on reserves: an opening balance; units frozen after a check, thawed,"
                + " deducted (M13-07.3)");
    }

    /** Key projects whose need was met whole take land: it is written off. Clause: M13-04.5. */
    private void writeOff() {
        List<Order.Request> met = await(exchange.rounds()
                .read(
                        ROUND,
                        state -> state.requests().stream()
                                .map(entered -> (Order.Request) entered.order())
                                .filter(request -> isMet(state, request))
                                .toList()));
        met.forEach(request -> await(exchange.writeOffs().writeOff(DemoOrders.slip(request))));
        say.accept("Demo: " + met.size() + " key projects had their whole need met and were written off (M13-04.5)");
    }

    private static boolean isMet(RoundState state, Order.Request request) {
        return request.amounts().entrySet().stream()
                .allMatch(
                        asked -> state.traded(request.id(), asked.getKey()) + state.drawn(request.id(), asked.getKey())
                                == asked.getValue());
    }
}
