package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.live.LiveCommand;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.LotPhase;
import io.quotaexchange.round.live.LotSecrets;
import io.quotaexchange.round.live.LotState;
import io.quotaexchange.rulebook.LotSize;
import io.quotaexchange.rulebook.StageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lots and books by the calendar of an announced round; every event is decided again by the auditor's replay as it happens. */
final class LiveCalendarTest {
    private static final Signed BY = new Signed("usr_admin", "usr_chief");
    private static final io.quotaexchange.round.live.Signed LIVE_BY =
            new io.quotaexchange.round.live.Signed("usr_admin", "usr_chief");
    private static final String LOT = "lot_1";
    private static final String BIDDER = SampleRound.PAIRED_BUYER;
    private static final String OTHER = SampleRound.OTHER_BUYER;
    private static final Instant START = Instant.parse("2018-06-01T01:00:00Z");
    private static final Instant OPENS = Instant.parse("2018-06-11T01:00:00Z");
    private static final Instant CLOSES = Instant.parse("2018-06-13T09:00:00Z");
    private static final Instant LOTS = Instant.parse("2018-06-14T01:00:00Z");
    private static final Instant LOTS_END = LOTS.plusSeconds(7_200);
    private static final Instant BOOK = LOTS.plusSeconds(86_400);
    private static final Instant BOOK_END = BOOK.plusSeconds(3_600);
    private static final int EXTENSION = 300;

    private final RoundState state = new RoundState();
    private final List<RoundEvent> events = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();

    private static RoundPlan plan() {
        RoundPlan sample = SampleRound.plan();
        return new RoundPlan(
                sample.id(),
                sample.nameZh(),
                sample.nameEn(),
                sample.rulebook(),
                sample.rulebookDigest(),
                sample.province(),
                sample.generated(),
                sample.day(),
                sample.prices(),
                sample.pairings(),
                sample.assisted(),
                sample.poolRatio(),
                sample.buyerShare(),
                List.of(
                        stage(1, StageKind.ASCENDING_AUCTION, Mechanism.ASCENDING_AUCTION, IndicatorKind.QUANTITY),
                        stage(2, StageKind.CONTINUOUS, Mechanism.CONTINUOUS, IndicatorKind.CAPACITY)));
    }

    private static RoundPlan.Stage stage(int number, StageKind kind, Mechanism mechanism, IndicatorKind indicator) {
        return new RoundPlan.Stage(
                number, kind, mechanism, Optional.of(indicator), "阶段", "Stage", List.of(new ClauseId("M13-05.5")));
    }

    /** Decides and applies. */
    private Decision at(Instant at, RoundCommand command) {
        while (state.deadline().filter(due -> !at.isBefore(due)).isPresent()) {
            apply(at, RoundDecisions.decide(state, new RoundCommand.Tick(), at));
        }
        Decision decision = RoundDecisions.decide(state, command, at);
        apply(at, decision);
        return decision;
    }

    private void apply(Instant at, Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            for (RoundEvent event : accepted.events()) {
                state.apply(event, at);
                events.add(event);
                times.add(at);
            }
        }
    }

    /** Lets time pass: what was due happens. */
    private void until(Instant at) {
        at(at, new RoundCommand.Tick());
    }

    private Decision live(Instant at, LiveCommand command) {
        return at(at, new RoundCommand.Live(command));
    }

    private void refused(RoundRefusal reason, Decision decision) {
        assertThat(decision).isEqualTo(new Decision.Rejected(reason.refusal()));
    }

    /** What an auditor finds wrong with events; each is written and read first. */
    private Optional<String> checked(List<RoundEvent> given) {
        RoundCheck check = new RoundCheck(
                "rnd_test-1",
                lot -> state.live().lot(lot).flatMap(LotState::decided).map(decided -> SampleRound.KEY));
        for (int i = 0; i < given.size(); i++) {
            RoundEvent event =
                    RoundEventJson.read(RoundEventJson.kind(given.get(i)), RoundEventJson.write(given.get(i)));
            assertThat(event).isEqualTo(given.get(i));
            Optional<String> wrong = check.next(i + 1, times.get(i), event, List.of());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return check.finish();
    }

    private void lotsRun() {
        RoundTerms terms = new RoundTerms(
                9, 5, 30, 300, Map.of(IndicatorKind.QUANTITY, new LotSize(IndicatorKind.QUANTITY, 10_000, 1_000)));
        RoundCalendar calendar = new RoundCalendar(
                OPENS,
                CLOSES,
                List.of(
                        new RoundCalendar.StageTime(LOTS, Duration.between(LOTS, LOTS_END)),
                        new RoundCalendar.StageTime(BOOK, Duration.between(BOOK, BOOK_END))));
        at(START, new RoundCommand.Announce(plan(), calendar, terms, "", BY));
        Order listing = SampleRound.listing("lst_test-1_1", SampleRound.OTHER_SELLER, 100_000);
        at(OPENS, new RoundCommand.Enter(listing, List.of()));
        at(OPENS, new RoundCommand.SecureListing("lst_test-1_1", 1));
        until(CLOSES);
    }

    private static LiveCommand announce(long amount, Instant opens, Instant closes, long matchWindow) {
        return new LiveCommand.Announce(
                new Lot(
                        LOT,
                        1,
                        "lst_test-1_1",
                        SampleRound.OTHER_SELLER,
                        IndicatorKind.QUANTITY,
                        amount,
                        new Lot.Prices(7_000_000, 100_000, 9_600_000, 5),
                        new Lot.Times(opens, closes, EXTENSION, matchWindow),
                        SampleRound.seals(LOT)),
                LIVE_BY);
    }

    private Decision limit(Instant at, String county) {
        String id = "lim_" + county;
        return live(
                at,
                new LiveCommand.SetLimit(
                        LOT,
                        id,
                        county,
                        LotSecrets.sealPrice(SampleRound.KEY, LOT, id, county, 9_600_000),
                        false,
                        new io.quotaexchange.round.live.Signed(county + "-a", county + "-b"),
                        SampleRound.KEY));
    }

    private Decision bid(Instant at, String county, long yuan) {
        return live(
                at,
                new LiveCommand.Bid(
                        LOT, "bid_" + events.size(), county, yuan * 100, true, county + "-a", SampleRound.KEY));
    }

    private LotState lot() {
        return state.live().lot(LOT).orElseThrow();
    }

    private void lotIsOpen() {
        lotsRun();
        live(CLOSES, announce(50_000, LOTS, LOTS_END, 0));
        limit(CLOSES, BIDDER);
        limit(CLOSES, OTHER);
        until(LOTS);
        assertThat(lot().phase()).isEqualTo(LotPhase.OPEN);
    }

    @Test
    void m13_05_3_aLotOpensAndClosesInsideItsStageOfTheCalendar() {
        lotsRun();
        refused(RoundRefusal.LOT_OUTSIDE_CALENDAR, live(CLOSES, announce(50_000, LOTS.minusSeconds(1), LOTS_END, 0)));
        refused(RoundRefusal.LOT_OUTSIDE_CALENDAR, live(CLOSES, announce(50_000, LOTS, LOTS_END.plusSeconds(1), 0)));
        assertThat(live(CLOSES, announce(50_000, LOTS, LOTS_END, 0))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void m13_05_8_aLotHasASizeThatTheRulebookPermits() {
        lotsRun();
        refused(RoundRefusal.LOT_SIZE, live(CLOSES, announce(9_000, LOTS, LOTS_END, 0)));
        refused(RoundRefusal.LOT_SIZE, live(CLOSES, announce(10_001, LOTS, LOTS_END, 0)));
        assertThat(live(CLOSES, announce(10_000, LOTS, LOTS_END, 0))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void m13_05_3_lotsAndBookOpenAndCloseByTheCalendarWithoutAnybodysCommand() {
        lotIsOpen();
        bid(LOTS.plusSeconds(10), BIDDER, 70_000);
        refused(RoundRefusal.STAGE_NOT_NEXT, at(LOTS.plusSeconds(20), new RoundCommand.FinishLots(1)));
        until(LOTS_END);
        assertThat(lot().phase()).isEqualTo(LotPhase.ENDED);
        assertThat(state.cleared(1)).as("not before the lot is decided").isEmpty();
        live(LOTS_END.plusMillis(5), new LiveCommand.Decide(LOT, SampleRound.KEY));
        until(LOTS_END.plusMillis(6));
        assertThat(state.cleared(1).orElseThrow().awards()).hasSize(1);
        refused(RoundRefusal.STAGE_NOT_NEXT, at(LOTS_END.plusSeconds(1), new RoundCommand.OpenBook(2)));
        until(BOOK);
        assertThat(state.live().book(2)).isPresent();
        until(BOOK_END.minusMillis(1));
        assertThat(state.live().book(2).orElseThrow().isClosed()).isFalse();
        assertThat(CalendarDecisions.mayClear(state, 2)).isFalse();
        until(BOOK_END);
        assertThat(state.live().book(2).orElseThrow().isClosed()).isTrue();
        assertThat(CalendarDecisions.mayClear(state, 2)).isTrue();
        assertThat(checked(events)).isEmpty();
    }

    @Test
    void m13_05_3_aPauseOfTheRoundMovesItsLotsByItsLength() {
        lotIsOpen();
        Instant paused = LOTS_END.minusSeconds(100);
        bid(LOTS_END.minusSeconds(200), BIDDER, 70_000);
        Instant close = lot().auction().closesAt();
        assertThat(close).isEqualTo(LOTS_END.plusSeconds(100));
        at(paused, new RoundCommand.Pause("系统故障", BY));
        refused(RoundRefusal.ROUND_PAUSED, bid(paused.plusSeconds(1), OTHER, 71_000));
        until(paused.plusSeconds(3_600));
        assertThat(lot().phase()).isEqualTo(LotPhase.OPEN);
        at(paused.plusSeconds(3_600), new RoundCommand.Resume(BY));
        assertThat(lot().deadline()).contains(close.plusSeconds(3_600));
        assertThat(bid(close.plusSeconds(3_599), OTHER, 71_000)).isInstanceOf(Decision.Accepted.class);
        assertThat(lot().auction().leader()).contains(OTHER);
        until(close.plusSeconds(3_599 + EXTENSION));
        live(close.plusSeconds(3_599 + EXTENSION), new LiveCommand.Decide(LOT, SampleRound.KEY));
        assertThat(state.awards()).singleElement().extracting(Award::buyer).isEqualTo(OTHER);
        assertThat(checked(events)).isEmpty();
    }

    @Test
    void z10_21_1_aPauseMovesTheTimeInWhichPairedCountiesMayMatch() {
        lotsRun();
        RoundCommand command = new RoundCommand.Live(announce(50_000, LOTS, LOTS_END, 600));
        at(CLOSES, command);
        limit(CLOSES, OTHER);
        until(LOTS);
        bid(LOTS.plusSeconds(10), OTHER, 70_000);
        until(LOTS_END);
        assertThat(lot().phase()).isEqualTo(LotPhase.MATCHING);
        at(LOTS_END.plusSeconds(100), new RoundCommand.Pause("停电", BY));
        at(LOTS_END.plusMillis(200_500), new RoundCommand.Resume(BY));
        assertThat(lot().matchingEnds()).isEqualTo(LOTS_END.plusSeconds(600 + 101));
        until(LOTS_END.plusSeconds(701));
        live(LOTS_END.plusSeconds(701), new LiveCommand.Decide(LOT, SampleRound.KEY));
        assertThat(checked(events)).isEmpty();
    }

    @Test
    void m13_05_5_anOutageInTheLastSecondsHoldsALotOpenAndIsRecorded() {
        lotIsOpen();
        bid(LOTS.plusSeconds(10), BIDDER, 70_000);
        Instant up = LOTS_END.plusSeconds(900);
        Decision noted = RoundDecisions.decide(state, new RoundCommand.Interrupt(LOTS_END.minusSeconds(2)), up);
        apply(up, noted);
        assertThat(events.subList(events.size() - 2, events.size()))
                .containsExactly(
                        new RoundEvent.Interrupted(LOTS_END.minusSeconds(2)),
                        new RoundEvent.Live(new LiveEvent.ClosePostponed(LOT, up.plusSeconds(EXTENSION)), List.of()));
        assertThat(bid(up.plusSeconds(5), OTHER, 71_000)).isInstanceOf(Decision.Accepted.class);
        until(lot().deadline().orElseThrow());
        live(times.getLast(), new LiveCommand.Decide(LOT, SampleRound.KEY));
        assertThat(state.awards()).singleElement().extracting(Award::buyer).isEqualTo(OTHER);
        assertThat(checked(events)).isEmpty();
    }

    @Test
    void m13_05_5_anOutageThatIsKeptQuietOrMadeUpIsFound() {
        lotIsOpen();
        Instant up = LOTS_END.plusSeconds(900);
        apply(up, RoundDecisions.decide(state, new RoundCommand.Interrupt(LOTS_END.minusSeconds(2)), up));
        int noted = events.size() - 2;
        List<RoundEvent> without = new ArrayList<>(events);
        without.remove(noted);
        assertThat(checked(without)).as("a close postponed without an outage").isPresent();
        List<RoundEvent> alone = new ArrayList<>(events.subList(0, noted + 1));
        assertThat(checked(alone)).as("an outage without what it moves").isPresent();
        List<RoundEvent> later = new ArrayList<>(events);
        later.set(
                noted + 1,
                new RoundEvent.Live(new LiveEvent.ClosePostponed(LOT, up.plusSeconds(EXTENSION + 1)), List.of()));
        assertThat(checked(later)).as("a close postponed by more than the rule").isPresent();
    }

    @Test
    void m13_05_3_aStoppedRoundTakesBackWhatIsUnderWay() {
        lotIsOpen();
        bid(LOTS.plusSeconds(10), BIDDER, 70_000);
        at(LOTS.plusSeconds(20), new RoundCommand.Stop("违规", BY));
        assertThat(lot().phase()).isEqualTo(LotPhase.WITHDRAWN);
        refused(RoundRefusal.ROUND_OVER, bid(LOTS.plusSeconds(30), OTHER, 71_000));
        until(LOTS_END.plusSeconds(10));
        assertThat(state.awards()).isEmpty();
        assertThat(checked(events)).isEmpty();
    }
}
