package io.quotaexchange.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.intake.IntakeDecision;
import io.quotaexchange.registry.intake.IntakeFacts;
import io.quotaexchange.registry.intake.ProjectIntake;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundPlans;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.StageAwards;
import io.quotaexchange.round.StageCase;
import io.quotaexchange.round.clearing.Clearing;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.StageKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole demonstration round, cleared by the engine without a database: it must be worth looking at for any seed. */
class DemoRoundTest {
    private static final Rulebook RULEBOOK =
            RulebookDocument.parse(RulebookDocument.shippedText(DemoProvince.RULEBOOK), ClauseCatalogue.shipped());

    @ParameterizedTest
    @ValueSource(longs = {2022, 20220615, 1, 7})
    void everyStageHasSomethingToShow(long seed) {
        DemoProvince demo = DemoProvince.generate(seed);
        RoundState state = entered(demo);
        RoundPlan plan = state.plan().orElseThrow();
        IndicatorVector pool = pool(demo);
        int rejected = 0;
        for (RoundPlan.Stage stage : plan.stages()) {
            long before = state.requests().stream()
                    .filter(entered -> isPartlyFilled(state, entered))
                    .count();
            Clearing cleared = Clearing.of(StageCase.assemble(state, stage.number(), pool));
            List<Award> awards = StageAwards.of(state, stage.number(), cleared);
            state.apply(
                    new RoundEvent.StageCleared(stage.number(), cleared.caseText(), cleared.resultText(), awards),
                    Instant.EPOCH);
            assertThat(awards).as(stage.kind() + " " + stage.indicator()).hasSizeGreaterThan(3);
            if (stage.kind() == StageKind.FIRST_REFUSAL) {
                assertThat(before).isZero();
                assertThat(awards).allMatch(Award::paired);
                assertThat(state.requests())
                        .filteredOn(entered -> isPartlyFilled(state, entered))
                        .hasSizeGreaterThan(2);
            }
            if (stage.kind() == StageKind.PRIORITY_ALLOCATION) {
                assertThat(awards).filteredOn(Award::fromPool).hasSizeGreaterThan(3);
            }
            if (cleared.result() instanceof CallAuctionResult result) {
                RoundPlan.Price price = plan.prices().get(stage.indicator().orElseThrow());
                assertThat(result.priceFen().getAsLong()).isBetween(price.floorFen() + 1, price.capFen() - 1);
                rejected += result.rejected().size();
            }
        }
        assertThat(rejected).isBetween(3, 6);
    }

    private static boolean isPartlyFilled(RoundState state, RoundState.Entered entered) {
        Order.Request request = (Order.Request) entered.order();
        return request.amounts().entrySet().stream().anyMatch(asked -> {
            long traded = state.traded(request.id(), asked.getKey());
            return traded > 0 && traded < asked.getValue();
        });
    }

    private static IndicatorVector pool(DemoProvince demo) {
        long quantity = demo.projects().stream()
                .map(project -> ProjectIntake.decide(project, new IntakeFacts(true, false), RULEBOOK))
                .filter(IntakeDecision.Accepted.class::isInstance)
                .mapToLong(
                        accepted -> ((IntakeDecision.Accepted) accepted).levy().quantity())
                .sum();
        return new IndicatorVector(quantity, 0, 0);
    }

    private static RoundState entered(DemoProvince demo) {
        Map<IndicatorKind, GuidePrice> prices = new EnumMap<>(IndicatorKind.class);
        demo.guidePrices().forEach(price -> prices.put(price.indicator(), price));
        Set<String> assisted = demo.counties().stream()
                .filter(County::assisted)
                .map(County::code)
                .collect(Collectors.toCollection(TreeSet::new));
        Pairings pairings = new Pairings(demo.pairings().stream()
                .map(pair -> Pairings.Pair.of(pair.one(), pair.other()))
                .toList());
        RoundState state = new RoundState();
        state.apply(
                new RoundEvent.Opened(RoundPlans.draw(
                        new RoundPlans.Title("rnd_2022-1", "演示", "Demonstration", true),
                        DemoProvince.PROVINCE,
                        DemoProvince.DAY,
                        RULEBOOK,
                        prices,
                        pairings,
                        new TreeSet<>(assisted))),
                Instant.EPOCH);
        long seq = 0;
        for (Order order : permitted(demo)) {
            state.apply(new RoundEvent.OrderEntered(++seq, order), Instant.EPOCH);
        }
        return state;
    }

    private static List<Order> permitted(DemoProvince demo) {
        Set<String> barred = new TreeSet<>();
        Set<String> declared = new TreeSet<>();
        for (StandingFact fact : demo.standing()) {
            switch (fact) {
                case StandingFact.Task task -> {
                    if (task.doneM2() < task.taskM2()) {
                        barred.add(task.county());
                    }
                }
                case StandingFact.OwnBalance balance -> barred.add(balance.county());
                case StandingFact.Suspended suspended -> barred.add(suspended.county());
                case StandingFact.Shortage shortage -> declared.add(shortage.county());
                case StandingFact.CommitmentOverdue overdue -> throw new AssertionError("nothing is overdue here");
                case StandingFact.CommitmentKept kept -> throw new AssertionError("nothing is overdue here");
                case StandingFact.Excluded excluded -> throw new AssertionError("nobody is in default here");
                case StandingFact.Lifted lifted -> throw new AssertionError("nothing is lifted here");
            }
        }
        List<Order> orders = new ArrayList<>();
        demo.listings().stream()
                .filter(listing -> !barred.contains(listing.county()))
                .forEach(listing -> orders.add(new Order.Listing(
                        listing.id(),
                        listing.county(),
                        listing.indicator(),
                        listing.amount(),
                        listing.limitFen(),
                        "m",
                        "a")));
        demo.requests().stream()
                .filter(request -> declared.contains(request.county()))
                .forEach(request -> orders.add(new Order.Request(
                        request.id(),
                        request.county(),
                        request.projectZh(),
                        request.projectEn(),
                        request.tier(),
                        request.amounts(),
                        request.divisible(),
                        request.poolEligible(),
                        "m",
                        "a")));
        demo.bids().stream()
                .filter(bid -> declared.contains(bid.county()))
                .forEach(bid -> orders.add(new Order.Bid(
                        bid.id(), bid.county(), bid.indicator(), bid.amount(), bid.limitFen(), "m", "a")));
        return orders;
    }
}
