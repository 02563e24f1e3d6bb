package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An announced round's way through its calendar, decided and checked again event by event. */
final class CalendarDecisionsTest {
    private static final Instant START = Instant.parse("2018-06-01T01:00:00Z");
    private static final Instant OPENS = START.plus(Duration.ofDays(9));
    private static final Instant CLOSES = OPENS.plus(Duration.ofDays(3));
    private static final RoundTerms TERMS = new RoundTerms(9, 5, 30, 300, java.util.Map.of());
    private static final Signed BY = new Signed("usr_admin", "usr_approver");
    private static final String SECRET = "17".repeat(32);
    private static final String KEY = java.util.HexFormat.of()
            .formatHex(Seal.CURVE
                    .getG()
                    .multiply(new java.math.BigInteger(SECRET, 16))
                    .normalize()
                    .getEncoded(false));

    private RoundState state = new RoundState();
    private RoundCheck check;
    private final List<RoundEvent> events = new ArrayList<>();

    @BeforeEach
    void begin() {
        state = new RoundState();
        check = new RoundCheck("rnd_test-1", lot -> java.util.Optional.empty());
        events.clear();
    }

    private static RoundCalendar calendar(Instant opens, Instant closes) {
        return new RoundCalendar(
                opens,
                closes,
                List.of(stageAt(closes), stageAt(closes.plusSeconds(60)), stageAt(closes.plusSeconds(120))));
    }

    private static RoundCalendar.StageTime stageAt(Instant at) {
        return new RoundCalendar.StageTime(at, Duration.ZERO);
    }

    private static RoundCommand announce(RoundCalendar calendar) {
        return new RoundCommand.Announce(SampleRound.plan(), calendar, TERMS, KEY, BY);
    }

    /** Decides, applies, and has the auditor's replay agree. */
    private Decision at(Instant at, RoundCommand command) {
        Decision decision = RoundDecisions.decide(state, command, at);
        if (decision instanceof Decision.Accepted accepted) {
            for (RoundEvent event : accepted.events()) {
                state.apply(event, at);
                events.add(event);
                assertThat(check.next(events.size(), at, event, List.of())).isEmpty();
            }
        }
        return decision;
    }

    private void due(Instant at) {
        assertThat(state.deadline()).contains(at);
        assertThat(RoundDecisions.decide(state, new RoundCommand.Tick(), at.minusMillis(1)))
                .isEqualTo(new Decision.Accepted(List.of()));
        at(at, new RoundCommand.Tick());
    }

    private void refused(RoundRefusal reason, Decision decision) {
        assertThat(decision).isEqualTo(new Decision.Rejected(reason.refusal()));
    }

    private void announced() {
        at(START, announce(calendar(OPENS, CLOSES)));
        assertThat(phase()).isEqualTo(RoundPhase.ANNOUNCED);
    }

    private RoundPhase phase() {
        return state.timeline().orElseThrow().phase();
    }

    private static Order.Listing listing() {
        return SampleRound.listing("lst_test-1_1", SampleRound.OTHER_SELLER, 80_000);
    }

    private static RoundCommand enter(Order order, Refusal... standing) {
        return new RoundCommand.Enter(order, List.of(standing));
    }

    @Test
    void m13_05_3_theNoticeHasItsLength() {
        refused(RoundRefusal.NOTICE_TOO_SHORT, at(START, announce(calendar(OPENS.minusMillis(1), CLOSES))));
        refused(RoundRefusal.ENTRY_WINDOW_EMPTY, at(START, announce(calendar(OPENS, OPENS))));
        announced();
    }

    @Test
    void m13_05_3_stagesNeedTheirTimesInOrder() {
        refused(
                RoundRefusal.STAGES_OUT_OF_ORDER,
                at(START, announce(new RoundCalendar(OPENS, CLOSES, List.of(stageAt(CLOSES))))));
        refused(
                RoundRefusal.STAGES_OUT_OF_ORDER,
                at(
                        START,
                        announce(new RoundCalendar(
                                OPENS,
                                CLOSES,
                                List.of(stageAt(CLOSES.minusMillis(1)), stageAt(CLOSES), stageAt(CLOSES))))));
        refused(
                RoundRefusal.STAGE_LENGTH_WRONG,
                at(
                        START,
                        announce(new RoundCalendar(
                                OPENS,
                                CLOSES,
                                List.of(
                                        new RoundCalendar.StageTime(CLOSES, Duration.ofSeconds(1)),
                                        stageAt(CLOSES.plusSeconds(60)),
                                        stageAt(CLOSES.plusSeconds(120)))))));
    }

    @Test
    void z10_06_2_onePersonDoesNotAnnounceAlone() {
        refused(
                RoundRefusal.SAME_PERSON,
                at(
                        START,
                        new RoundCommand.Announce(
                                SampleRound.plan(),
                                calendar(OPENS, CLOSES),
                                TERMS,
                                KEY,
                                new Signed("usr_a", "usr_a"))));
    }

    @Test
    void m13_05_3_ordersAreTakenInsideTheEntryWindowOnly() {
        announced();
        refused(RoundRefusal.ENTRY_NOT_OPEN, at(START, enter(listing())));
        due(OPENS);
        assertThat(at(OPENS, enter(listing())))
                .isEqualTo(new Decision.Accepted(List.of(new RoundEvent.OrderEntered(1, listing()))));
        at(OPENS, new RoundCommand.SecureListing("lst_test-1_1", 7));
        due(CLOSES);
        refused(
                RoundRefusal.ENTRY_CLOSED,
                at(CLOSES, enter(SampleRound.listing("lst_test-1_2", SampleRound.OTHER_SELLER, 1))));
        refused(
                RoundRefusal.ENTRY_CLOSED,
                at(CLOSES, new RoundCommand.WithdrawOrder("lst_test-1_1", SampleRound.OTHER_SELLER, BY)));
    }

    @Test
    void anOrderIsNamedAfterItsRound() {
        announced();
        due(OPENS);
        Order.Listing strange = SampleRound.listing("lst_other_1", SampleRound.OTHER_SELLER, 1);
        assertThat(at(OPENS, enter(strange)))
                .isEqualTo(new Decision.Accepted(List.of(
                        new RoundEvent.OrderRefused(1, strange, List.of(RoundRefusal.ORDER_ID_FORM.refusal())))));
    }

    @Test
    void m13_05_5_anUnsealedBidIsRefused() {
        announced();
        due(OPENS);
        Order.Bid bid = SampleRound.bid("bid_test-1_1", SampleRound.OTHER_BUYER, 10, 8_000_000);
        assertThat(at(OPENS, enter(bid)))
                .isEqualTo(new Decision.Accepted(
                        List.of(new RoundEvent.OrderRefused(1, bid, List.of(RoundRefusal.NOT_SEALED.refusal())))));
    }

    @Test
    void aListingIsWithdrawnAndItsUnitsGoBack() {
        announced();
        due(OPENS);
        at(OPENS, enter(listing()));
        refused(
                RoundRefusal.LISTING_PENDING,
                at(OPENS, new RoundCommand.WithdrawOrder("lst_test-1_1", SampleRound.OTHER_SELLER, BY)));
        at(OPENS, new RoundCommand.SecureListing("lst_test-1_1", 7));
        refused(
                RoundRefusal.ORDER_UNKNOWN,
                at(OPENS, new RoundCommand.WithdrawOrder("lst_test-1_1", SampleRound.ASSISTED_SELLER, BY)));
        refused(RoundRefusal.STAGE_NOT_NEXT, at(OPENS, new RoundCommand.ReturnListing("lst_test-1_1", 80_000)));
        at(OPENS, new RoundCommand.WithdrawOrder("lst_test-1_1", SampleRound.OTHER_SELLER, BY));
        assertThat(state.listings()).isEmpty();
        assertThat(at(OPENS, new RoundCommand.ReturnListing("lst_test-1_1", 80_000)))
                .isEqualTo(new Decision.Accepted(List.of(new RoundEvent.ListingReturned("lst_test-1_1", 80_000))));
    }

    @Test
    void aRequestIsReplacedInANewPlaceInTime() {
        announced();
        due(OPENS);
        at(OPENS, enter(SampleRound.request("req_test-1_1", SampleRound.OTHER_BUYER, 10)));
        at(OPENS, enter(SampleRound.request("req_test-1_2", SampleRound.PAIRED_BUYER, 10)));
        Order.Request other = SampleRound.request("req_test-1_3", SampleRound.OTHER_BUYER, 20);
        refused(RoundRefusal.ORDER_UNKNOWN, at(OPENS, new RoundCommand.Replace("req_test-1_2", other, List.of())));
        assertThat(at(OPENS, new RoundCommand.Replace("req_test-1_1", other, List.of())))
                .isEqualTo(new Decision.Accepted(List.of(new RoundEvent.OrderReplaced(3, "req_test-1_1", other))));
        assertThat(state.requests()).extracting(RoundState.Entered::seq).containsExactly(2L, 3L);
    }

    @Test
    void m13_05_3_withdrawnOnlyWhileNobodyHasSignedUp() {
        announced();
        due(OPENS);
        at(OPENS, enter(listing()));
        refused(RoundRefusal.SIGNED_UP_ALREADY, at(OPENS, new RoundCommand.Withdraw("typing error", BY)));
        begin();
        announced();
        refused(RoundRefusal.REASON_MISSING, at(START, new RoundCommand.Withdraw(" ", BY)));
        at(START, new RoundCommand.Withdraw("typing error", BY));
        assertThat(phase()).isEqualTo(RoundPhase.WITHDRAWN);
        assertThat(state.deadline()).isEmpty();
    }

    @Test
    void aPauseMovesEveryTimeThatHasNotCome() {
        announced();
        due(OPENS);
        Instant paused = CLOSES.minusSeconds(100);
        at(paused, new RoundCommand.Pause("network failure", BY));
        assertThat(state.deadline()).isEmpty();
        refused(RoundRefusal.ROUND_PAUSED, at(paused, enter(listing())));
        at(paused.plusSeconds(3_600), new RoundCommand.Resume(BY));
        assertThat(state.timeline().orElseThrow().calendar().entryOpensAt()).isEqualTo(OPENS);
        due(CLOSES.plusSeconds(3_600));
        due(CLOSES.plusSeconds(3_600));
    }

    @Test
    void anOutageInTheLastSecondsHoldsTheCloseLater() {
        announced();
        due(OPENS);
        // Over before the last 300 seconds begin: nothing moves.
        Instant early = CLOSES.minusSeconds(301);
        assertThat(at(early, new RoundCommand.Interrupt(early.minusSeconds(60))))
                .isEqualTo(new Decision.Accepted(List.of()));
        Instant up = CLOSES.plusSeconds(20);
        assertThat(at(up, new RoundCommand.Interrupt(CLOSES.minusSeconds(1))))
                .isEqualTo(new Decision.Accepted(List.of(new RoundEvent.Interrupted(CLOSES.minusSeconds(1)))));
        assertThat(state.deadline()).contains(up.plusSeconds(300));
        at(up, enter(listing()));
        assertThat(state.listings()).hasSize(1);
        due(up.plusSeconds(300));
        assertThat(phase()).isEqualTo(RoundPhase.STAGES);
    }

    @Test
    void anOutageAfterTheCloseMovesNothing() {
        announced();
        due(OPENS);
        assertThat(at(CLOSES.plusSeconds(20), new RoundCommand.Interrupt(CLOSES)))
                .isEqualTo(new Decision.Accepted(List.of()));
    }

    @Test
    void anAuditorFindsAnEventThatWasNotDueAndADeadlineThatWasPassedOver() {
        announced();
        assertThat(check.next(2, OPENS.minusMillis(1), new RoundEvent.EntryOpened(), List.of()))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("was not due"));
        begin();
        announced();
        assertThat(check.next(2, OPENS, new RoundEvent.Paused("late", BY), List.of()))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("another event"));
        begin();
        announced();
        due(OPENS);
        assertThat(check.next(3, CLOSES.minusSeconds(400), new RoundEvent.Interrupted(OPENS), List.of()))
                .isPresent();
    }

    @Test
    void stagesRunInOrderAndTheResultsArePublishedForFiveWorkingDays() {
        announced();
        due(OPENS);
        due(CLOSES);
        RoundCommand first = clearing(1);
        refused(RoundRefusal.STAGE_NOT_NEXT, RoundDecisions.decide(state, first, CLOSES));
        at(CLOSES, new RoundCommand.Tick());
        assertThat(state.timeline().orElseThrow().begun()).isEqualTo(1);
        assertThat(state.deadline()).isEmpty();
        Instant now = CLOSES.plusSeconds(120);
        clear(1, now);
        clear(2, now);
        refused(RoundRefusal.STAGE_NOT_NEXT, RoundDecisions.decide(state, clearing(3), now));
        tick(now);
        refused(RoundRefusal.STAGE_NOT_NEXT, RoundDecisions.decide(state, clearing(3), now));
        apply(new RoundCommand.OpenSeals(SECRET), now);
        apply(clearing(3), now);
        assertThat(phase()).isEqualTo(RoundPhase.PUBLICITY);
        // Cleared on Wednesday 13 June 2018; the fifth working day after it is the 20th, over at midnight in Beijing.
        Instant until = Instant.parse("2018-06-20T16:00:00Z");
        assertThat(state.timeline().orElseThrow().publicityUntil()).contains(until);
        assertThat(state.timeline().orElseThrow().settlementDue()).contains(until.plus(Duration.ofDays(30)));
        refused(RoundRefusal.STAGE_NOT_NEXT, RoundDecisions.decide(state, new RoundCommand.Settle(), now));
        tick(until);
        apply(new RoundCommand.Settle(), until);
        assertThat(phase()).isEqualTo(RoundPhase.ENDED);
    }

    private void clear(int stage, Instant now) {
        if (state.timeline().orElseThrow().begun() < stage) {
            tick(now);
        }
        apply(clearing(stage), now);
    }

    private RoundCommand clearing(int stage) {
        return new RoundCommand.RecordClearing(stage, state.events(), "{case}", "{result}", List.of());
    }

    private void tick(Instant now) {
        apply(new RoundCommand.Tick(), now);
    }

    /** Without the auditor: the cases here are no cases. */
    private void apply(RoundCommand command, Instant at) {
        Decision decision = RoundDecisions.decide(state, command, at);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(((Decision.Accepted) decision).events()).isNotEmpty();
        ((Decision.Accepted) decision).events().forEach(event -> state.apply(event, at));
    }

    /** Sealed by a program of one's own, past those who would have refused it. */
    @Test
    void m13_05_5_anOpenedBidOfNoPossibleAmountIsRefusedAndTheOthersStand() {
        announced();
        due(OPENS);
        for (int bidder = 1; bidder <= 3; bidder++) {
            apply(enter(new Order.SealedBid("bid_test-1_" + bidder, OTHER, "00", "1" + bidder, "a", "b")), OPENS);
        }
        state.apply(
                new RoundEvent.SealsOpened(
                        SECRET,
                        List.of(
                                SampleRound.bid("bid_test-1_1", OTHER, Long.MAX_VALUE, 8_000_000),
                                SampleRound.bid("bid_test-1_2", OTHER, 15, 8_000_000),
                                SampleRound.bid("bid_test-1_3", OTHER, 0, 8_000_000))),
                OPENS);
        assertThat(state.bids().stream().map(entered -> entered.order().id())).containsExactly("bid_test-1_2");
        assertThat(state.order("bid_test-1_1").orElseThrow().refusals())
                .containsExactly(RoundRefusal.AMOUNT_TOO_LARGE.refusal());
        assertThat(state.order("bid_test-1_3").orElseThrow().refusals())
                .containsExactly(RoundRefusal.AMOUNT_NOT_POSITIVE.refusal());
    }

    private static final String OTHER = SampleRound.OTHER_BUYER;

    @Test
    void aStoppedRoundGivesBackAndEnds() {
        announced();
        due(OPENS);
        at(OPENS, enter(listing()));
        at(OPENS, new RoundCommand.SecureListing("lst_test-1_1", 7));
        at(OPENS, new RoundCommand.Stop("the guide price was wrong", BY));
        assertThat(state.deadline()).isEmpty();
        refused(RoundRefusal.STAGE_NOT_NEXT, at(OPENS, new RoundCommand.Settle()));
        at(OPENS, new RoundCommand.ReturnListing("lst_test-1_1", 80_000));
        at(OPENS, new RoundCommand.Settle());
        assertThat(phase()).isEqualTo(RoundPhase.ENDED);
        refused(RoundRefusal.ROUND_OVER, at(OPENS, new RoundCommand.Pause("late", BY)));
    }

    @Test
    void aCalendarIsChangedBeforeEntryOpensAndNotWithoutItsNotice() {
        announced();
        Instant later = START.plus(Duration.ofDays(5));
        refused(
                RoundRefusal.NOTICE_TOO_SHORT,
                at(later, new RoundCommand.Reschedule(calendar(OPENS.minusSeconds(1), CLOSES), BY)));
        at(later, new RoundCommand.Reschedule(calendar(OPENS.plusSeconds(60), CLOSES), BY));
        due(OPENS.plusSeconds(60));
        refused(
                RoundRefusal.CALENDAR_FIXED,
                at(OPENS.plusSeconds(60), new RoundCommand.Reschedule(calendar(OPENS, CLOSES), BY)));
    }
}
