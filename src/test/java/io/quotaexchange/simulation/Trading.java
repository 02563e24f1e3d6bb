package io.quotaexchange.simulation;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Rounds and their awards: orders come in, stages run, awards are confirmed, paid and delivered, or somebody defaults. */
final class Trading {
    private static final int ORDERS_A_ROUND = 24;
    private static final Step LAST = Step.DELIVERED;
    private static final int LAST_NOT_PAID = Step.PAID.ordinal();

    private final SplittableRandom random;
    private final Audit audit;
    private final Stores stores;
    private final List<String> rounds = new ArrayList<>();
    /** Awards that are not at their end, in the order in which they were made. */
    private final Map<String, Award> open = new LinkedHashMap<>();

    private final Set<String> givenUp = new HashSet<>();
    private final Set<String> stepsUnderWay = new HashSet<>();
    private RoundPlan plan;
    private int seen;
    private int orders;
    private int topUps;

    Trading(SplittableRandom random, Audit audit, Stores stores) {
        this.random = random;
        this.audit = audit;
        this.stores = stores;
    }

    List<String> roundIds() {
        return rounds;
    }

    private RoundState state() {
        return stores.rounds().state(rounds.getLast());
    }

    /** The next thing that can be done for the round; null if it must wait. */
    Job ofRound() {
        if (rounds.isEmpty() || state().isSettled()) {
            return everyAwardTaken() ? open() : null;
        }
        if (state().plan().isEmpty()) {
            return null;
        }
        boolean clearing =
                !state().clearedStages().isEmpty() || state().orders().size() >= ORDERS_A_ROUND;
        return clearing ? advance() : order();
    }

    private boolean everyAwardTaken() {
        learn();
        return open.keySet().stream()
                .noneMatch(award -> stores.steps().taken(award).isEmpty());
    }

    private Job open() {
        plan = Province.plan(rounds.size() + 1);
        rounds.add(plan.id());
        seen = 0;
        RoundPlan opened = plan;
        return Job.of(
                "open " + opened.id(),
                node -> node.rounds().open(opened),
                answer -> audit.same(
                        opened.id() + " open",
                        true,
                        stores.rounds().state(opened.id()).plan().isPresent()));
    }

    private Job order() {
        String round = rounds.getLast();
        int number = ++orders;
        Order order = switch (random.nextInt(3)) {
            case 0 -> listing(number);
            case 1 -> request(number);
            default -> bid(number);
        };
        return Job.of(
                "enter " + order + " into " + round,
                node -> node.rounds().enter(round, order, List.of()),
                answer -> entered(round, order, (RoundState.Entered) answer));
    }

    private void entered(String round, Order order, RoundState.Entered entered) {
        RoundState.Entered kept = stores.rounds()
                .state(round)
                .order(order.id())
                .orElseThrow(() -> new AssertionError(order.id() + " was answered and is not in the round"));
        audit.same(order.id(), kept.accepted(), entered.accepted());
        if (entered.accepted() && order instanceof Order.Listing) {
            audit.posted(
                    order.id() + ":list",
                    stores.rounds().state(round).securedBy(order.id()).orElseThrow());
        }
    }

    private Order listing(int number) {
        String county = Province.SELLERS.get(random.nextInt(Province.SELLERS.size()));
        IndicatorKind indicator = IndicatorKind.values()[random.nextInt(3)];
        long held = stores.ledger().balance(new Account(county, AccountKind.RESERVE, Unit.of(indicator)));
        // One in ten offers more than there is; the others sometimes too, when several take from one reserve at a time.
        long most = random.nextInt(10) == 0 ? held + 100_000 : held / 2;
        return new Order.Listing(
                "lst_" + number,
                county,
                indicator,
                1 + random.nextLong(Math.max(1, most)),
                limit(indicator),
                county + "-trader",
                county + "-approver");
    }

    private long limit(IndicatorKind indicator) {
        RoundPlan.Price price = plan.prices().get(indicator);
        long ticks = (price.capFen() - price.floorFen()) / price.tickFen();
        return price.floorFen() + random.nextLong(ticks + 1) * price.tickFen();
    }

    private Order request(int number) {
        String county = Province.BUYERS.get(random.nextInt(Province.BUYERS.size()));
        Map<IndicatorKind, Long> amounts = new java.util.EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (amounts.isEmpty() || random.nextBoolean()) {
                amounts.put(indicator, 1 + random.nextLong(120_000));
            }
        }
        return new Order.Request(
                "req_" + number,
                county,
                "铁路" + number,
                "Railway " + number,
                1 + random.nextInt(3),
                amounts,
                random.nextInt(4) != 0,
                random.nextBoolean(),
                county + "-trader",
                county + "-approver");
    }

    private Order bid(int number) {
        String county = Province.BUYERS.get(random.nextInt(Province.BUYERS.size()));
        IndicatorKind indicator = IndicatorKind.values()[random.nextInt(3)];
        return new Order.Bid(
                "bid_" + number,
                county,
                indicator,
                1 + random.nextLong(90_000),
                limit(indicator),
                county + "-trader",
                county + "-approver");
    }

    /** The next stage; after the last one what was not sold goes back, then the round ends. */
    private Job advance() {
        String round = rounds.getLast();
        int stage = state().clearedStages().size() + 1;
        if (stage <= plan.stages().size()) {
            return Job.of(
                    "run stage " + stage + " of " + round,
                    node -> node.rounds().runStage(round, stage, pool()),
                    answer -> audit.same(
                            "stage " + stage + " of " + round,
                            ((RoundState.Cleared) answer).resultText(),
                            stores.rounds()
                                    .state(round)
                                    .cleared(stage)
                                    .orElseThrow()
                                    .resultText()));
        }
        for (RoundState.Entered entered : state().listings()) {
            Order.Listing listing = (Order.Listing) entered.order();
            long left = state().left(listing);
            boolean back = stores.ledger().withKey(listing.id() + ":unlist").isPresent();
            if (left > 0 && !back) {
                return Job.of(
                        "return " + left + " of " + listing.id(),
                        node -> node.rounds().returnUnsold(round, listing),
                        answer -> audit.same(
                                listing.id() + " returned",
                                true,
                                stores.ledger()
                                        .withKey(listing.id() + ":unlist")
                                        .isPresent()));
            }
        }
        return Job.of(
                "settle " + round,
                node -> node.rounds().settle(round),
                answer -> audit.same(
                        round + " settled", true, stores.rounds().state(round).isSettled()));
    }

    private IndicatorVector pool() {
        IndicatorVector free = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            Account pool = new Account(Province.POOL_OWNER, AccountKind.POOL, Unit.of(indicator));
            free = free.with(indicator, stores.ledger().balance(pool));
        }
        return free;
    }

    /** Looks at the awards of the stages that were cleared since the last time, and forgets those that are at their end. */
    private void learn() {
        if (rounds.isEmpty()) {
            return;
        }
        for (RoundState.Cleared cleared : state().clearedStages()) {
            if (cleared.stage() > seen) {
                seen = cleared.stage();
                cleared.awards().forEach(award -> open.put(award.id(), award));
            }
        }
        open.keySet()
                .removeIf(award ->
                        stores.steps().taken(award).size() == Step.values().length || audit.isDefaulted(award));
    }

    /** A step of some award; null if there is none. */
    Job ofAward() {
        learn();
        if (open.isEmpty()) {
            return null;
        }
        List<Award> some = List.copyOf(open.values());
        Award award = some.get(random.nextInt(Math.min(some.size(), 12)));
        if (givenUp.contains(award.id())) {
            return giveUp(award);
        }
        int taken = stores.steps().taken(award.id()).size();
        boolean mayDefault = taken > 0 && taken <= LAST_NOT_PAID && !stepsUnderWay.contains(award.id());
        if (mayDefault && random.nextInt(12) == 0) {
            givenUp.add(award.id());
            return giveUp(award);
        }
        boolean early = taken > 0 && taken < Step.values().length - 1 && random.nextInt(30) == 0;
        Step next = next(award);
        return step(award, early ? Step.values()[Math.min(next.ordinal() + 1, LAST.ordinal())] : next, !early);
    }

    /** The first step that is not taken; the last one again where all are. */
    private Step next(Award award) {
        List<Step> taken = stores.steps().taken(award.id()).stream()
                .map(AwardSteps.Taken::step)
                .toList();
        return Stream.of(Step.values())
                .filter(step -> !taken.contains(step))
                .findFirst()
                .orElse(LAST);
    }

    /** @param repeatable false for one out of its turn, which might be in its turn much later, when the award was given up */
    private Job step(Award award, Step step, boolean repeatable) {
        stepsUnderWay.add(award.id());
        String maker = (step == Step.SELLER_CONFIRMED ? award.seller() : award.buyer()) + "-trader";
        return new Job(
                award.id() + " " + step,
                node -> node.settling().take(award, step, maker, maker.replace("trader", "approver")),
                answer -> {
                    stepsUnderWay.remove(award.id());
                    AwardSteps.Taken kept = stores.steps().taken(award.id()).stream()
                            .filter(taken -> taken.step() == step)
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(award.id() + " " + step + " is not recorded"));
                    kept.settlement().ifPresent(sequence -> audit.posted(Audit.key(award, step), sequence));
                },
                refusal -> stepsUnderWay.remove(award.id()),
                repeatable);
    }

    /** The buyer does not pay: the units go back to where they came from. */
    private Job giveUp(Award award) {
        Unit unit = Unit.of(award.indicator());
        AccountKind back = award.fromPool() ? AccountKind.POOL : AccountKind.RESERVE;
        Settlement settlement = new Settlement(
                SettlementCode.DEFAULT,
                award.id() + ":default",
                new Fact("award", award.id(), new byte[32]),
                "province-trader",
                java.util.Optional.of("province-approver"),
                List.of(Transfer.of(
                        new Account(award.seller(), AccountKind.AWARDED, unit),
                        new Account(award.seller(), back, unit),
                        award.amount())),
                List.of());
        return Treasury.post("default of " + award.id(), settlement, audit, outcome -> {
            if (outcome instanceof Outcome.Refused refused) {
                throw new AssertionError("an award cannot be given back: " + refused);
            }
        });
    }

    /** Money that was taken out between payment and delivery is paid in again. */
    List<Job> mend() {
        learn();
        List<Job> jobs = new ArrayList<>();
        for (Award award : open.values()) {
            boolean paid = stores.steps().taken(award.id()).size() == Step.DELIVERED.ordinal();
            long cash = stores.ledger().balance(new Account(award.buyer(), AccountKind.CASH, Unit.CNY));
            if (paid && cash < award.valueFen()) {
                jobs.add(Treasury.payIn("topup-" + ++topUps, award.buyer(), award.valueFen(), audit));
            }
        }
        return jobs;
    }

    /** What brings the open round and every award nearer to the end, one thing for each. */
    List<Job> towardsTheEnd() {
        List<Job> jobs = mend();
        for (Award award : open.values()) {
            jobs.add(givenUp.contains(award.id()) ? giveUp(award) : step(award, next(award), true));
        }
        if (!rounds.isEmpty() && !state().isSettled()) {
            jobs.add(state().plan().isEmpty() ? null : advance());
        }
        jobs.removeIf(job -> job == null);
        return jobs;
    }
}
