package io.quotaexchange.round;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.rulebook.StageKind;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;

/** Announces rounds: from the rulebook in force today, today's guide prices, pairs and assisted counties. Clause: M13-05.3. */
public final class RoundAnnouncements {
    /**
     * A kind of stage with its time, as an administrator asks for it. Where the round has one stage of it for each indicator, they
     * follow one another.
     *
     * @param length of each of them; zero where it is cleared from orders
     */
    public record StageWish(StageKind kind, Instant opensAt, Duration length) {}

    /**
     * What an administrator asks for.
     *
     * @param stages in their order; the rulebook must permit each
     */
    public record Wish(
            String id,
            String nameZh,
            String nameEn,
            Instant entryOpensAt,
            Instant entryClosesAt,
            List<StageWish> stages,
            Signed by) {
        public Wish {
            stages = List.copyOf(stages);
        }
    }

    /** Who is a pair, and which counties are assisted, on a day. */
    public record Counties(
            Function<LocalDate, Future<Pairings>> pairings, Function<LocalDate, Future<SortedSet<String>>> assisted) {}

    private final Rounds rounds;
    private final Rulebooks rulebooks;
    private final GuidePrices prices;
    private final Counties counties;
    private final SealKeys seals;
    private final Clock clock;
    private final String province;

    public RoundAnnouncements(
            Rounds rounds,
            Rulebooks rulebooks,
            GuidePrices prices,
            Counties counties,
            SealKeys seals,
            Clock clock,
            String province) {
        this.rounds = rounds;
        this.rulebooks = rulebooks;
        this.prices = prices;
        this.counties = counties;
        this.seals = seals;
        this.clock = clock;
        this.province = province;
    }

    private record Drawn(RoundPlan plan, RoundTerms terms) {}

    /** @return fails with {@link RoundRefusedException} if the rules do not permit it; then nothing has changed */
    public Future<Void> announce(Wish wish) {
        return draw(wish)
                .compose(drawn -> key(drawn).compose(sealKey -> command(wish, drawn, sealKey)))
                .compose(command -> rounds.submit(wish.id(), command))
                .compose(Rounds::accepted);
    }

    private Future<String> key(Drawn drawn) {
        return CalendarDecisions.hasSealedStage(drawn.plan()) ? seals.create() : Future.succeededFuture("");
    }

    /** What would become of it now; nothing does. */
    Future<Void> review(Wish wish) {
        return draw(wish)
                .compose(drawn ->
                        command(wish, drawn, CalendarDecisions.hasSealedStage(drawn.plan()) ? "no key yet" : ""))
                .compose(command -> Rounds.accepted(RoundDecisions.decide(new RoundState(), command, clock.instant())));
    }

    private Future<Drawn> draw(Wish wish) {
        LocalDate today = CivilDay.today(clock);
        return rulebooks.inForce(today).compose(found -> {
            if (found.isEmpty()) {
                return refuse(RoundRefusal.NO_RULEBOOK);
            }
            Rulebook rulebook = found.get();
            return areOffered(rulebook, wish.stages())
                    ? plan(wish, today, rulebook).map(plan -> new Drawn(plan, RoundTerms.of(rulebook.terms())))
                    : refuse(RoundRefusal.STAGE_NOT_PERMITTED);
        });
    }

    private Future<RoundPlan> plan(Wish wish, LocalDate today, Rulebook rulebook) {
        Future<Map<IndicatorKind, GuidePrice>> guide = prices.on(today);
        Future<Pairings> pairs = counties.pairings().apply(today);
        Future<SortedSet<String>> assisted = counties.assisted().apply(today);
        return Future.all(guide, pairs, assisted)
                .compose(all -> guide.result().isEmpty()
                        ? refuse(RoundRefusal.NO_GUIDE_PRICE)
                        : Future.succeededFuture(RoundPlans.draw(
                                new RoundPlans.Title(wish.id(), wish.nameZh(), wish.nameEn(), false),
                                province,
                                today,
                                rulebook,
                                guide.result(),
                                pairs.result(),
                                assisted.result(),
                                wish.stages().stream().map(StageWish::kind).toList())));
    }

    private static Future<RoundCommand> command(Wish wish, Drawn drawn, String sealKey) {
        RoundCalendar calendar = calendar(drawn.plan(), wish.entryOpensAt(), wish.entryClosesAt(), wish.stages());
        return Future.succeededFuture(
                new RoundCommand.Announce(drawn.plan(), calendar, drawn.terms(), sealKey, wish.by()));
    }

    /** @return the command that changes the calendar of a round before its entry opens */
    Future<RoundCommand> reschedule(String round, Instant opens, Instant closes, List<StageWish> stages, Signed by) {
        return rounds.read(round, RoundState::plan)
                .compose(plan -> plan.isEmpty()
                        ? refuse(RoundRefusal.ROUND_UNKNOWN)
                        : Future.succeededFuture(
                                new RoundCommand.Reschedule(calendar(plan.get(), opens, closes, stages), by)));
    }

    private static boolean areOffered(Rulebook rulebook, List<StageWish> stages) {
        List<StageKind> kinds = stages.stream().map(StageWish::kind).toList();
        List<StageKind> inOrder = RoundPlans.permitted(rulebook.trading()).stream()
                .filter(kinds::contains)
                .toList();
        return !kinds.isEmpty() && kinds.equals(inOrder);
    }

    private static <T> Future<T> refuse(RoundRefusal reason) {
        return Future.failedFuture(new RoundRefusedException(reason.refusal()));
    }

    static RoundCalendar calendar(RoundPlan plan, Instant opens, Instant closes, List<StageWish> wishes) {
        List<RoundCalendar.StageTime> times = new ArrayList<>();
        for (StageWish wish : wishes) {
            Instant next = wish.opensAt();
            for (RoundPlan.Stage stage : plan.stages()) {
                if (stage.kind() == wish.kind()) {
                    times.add(new RoundCalendar.StageTime(next, wish.length()));
                    next = next.plus(wish.length());
                }
            }
        }
        return new RoundCalendar(opens, closes, times);
    }
}
