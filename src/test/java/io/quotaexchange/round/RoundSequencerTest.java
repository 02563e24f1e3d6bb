package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.ledger.LedgerRefusal;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.matching.check.Finding;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.round.clearing.UnconfirmedClearingException;
import io.quotaexchange.round.live.LiveCommand;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.Lot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the one writer of a round shows, and when; the store is slow or fails as the test wants it. */
final class RoundSequencerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-06-15T01:02:03Z"), ZoneOffset.UTC);
    private static final String ROUND = SampleRound.plan().id();

    private final FailingRounds store = new FailingRounds();
    private final Rounds rounds = new Rounds(
            store,
            settlement -> Future.succeededFuture(new Outcome.Posted(7, CLOCK.instant())),
            CLOCK,
            new ManualLoop());

    @Test
    void nobodySeesAnEventBeforeItIsDurable() {
        Future<Decision> opened = rounds.open(SampleRound.plan());
        assertThat(opened.isComplete()).isFalse();
        assertThat(visible().plan()).isEmpty();
        store.write();
        assertThat(opened.result()).isInstanceOf(Decision.Accepted.class);
        assertThat(visible().plan()).contains(SampleRound.plan());
    }

    @Test
    void whatTheStoreRefusedIsNeverSeen() {
        rounds.open(SampleRound.plan());
        RoundState before = visible();
        store.fail();
        assertThat(before.events()).isZero();
        assertThat(visible().events()).isZero();
    }

    @Test
    void whatWasWrittenWithoutAnAnswerIsSeenAfterTheReload() {
        Future<Decision> opened = rounds.open(SampleRound.plan());
        store.loseTheAnswer();
        assertThat(opened.failed()).isTrue();
        assertThat(visible().plan()).contains(SampleRound.plan());
        assertThat(rounds.open(SampleRound.plan()).result()).isEqualTo(new Decision.Accepted(List.of()));
        assertThat(store.durable).hasSize(1);
    }

    @Test
    void commandsThatArriveMeanwhileAreDecidedOnWhatIsBeingWritten() {
        rounds.open(SampleRound.plan());
        Future<RoundState.Entered> first =
                rounds.enter(ROUND, SampleRound.bid("b1", SampleRound.OTHER_BUYER, 10, 8_000_000), List.of());
        Future<RoundState.Entered> second =
                rounds.enter(ROUND, SampleRound.bid("b2", SampleRound.OTHER_BUYER, 10, 8_000_000), List.of());
        store.write();
        assertThat(visible().bids()).isEmpty();
        assertThat(store.underWay).singleElement().satisfies(append -> {
            assertThat(append.firstNumber()).isEqualTo(2);
            assertThat(append.events()).hasSize(2);
        });
        store.write();
        assertThat(first.result().seq()).isEqualTo(1);
        assertThat(second.result().seq()).isEqualTo(2);
    }

    /** The second stage is asked for while the first is being written: what the first sold is not sold again. */
    @Test
    void m13_05_3_aStageAskedForBeforeTheOneBeforeItIsWrittenSellsNothingTwice() {
        rounds.open(SampleRound.plan());
        store.write();
        rounds.enter(ROUND, SampleRound.listing("lst_1", SampleRound.ASSISTED_SELLER, 80_000), List.of());
        rounds.enter(ROUND, SampleRound.request("req_1", SampleRound.PAIRED_BUYER, 50_000), List.of());
        writeAll();
        Future<RoundState.Cleared> first = rounds.runStage(ROUND, 1, IndicatorVector.ZERO);
        Future<RoundState.Cleared> second = rounds.runStage(ROUND, 2, IndicatorVector.ZERO);
        assertThat(store.underWay).hasSize(1);
        writeAll();
        assertThat(first.result().awards()).hasSize(1);
        assertThat(second.result().awards()).isEmpty();
        assertThat(visible().traded("lst_1", IndicatorKind.QUANTITY)).isEqualTo(50_000);
    }

    @Test
    void aFullQueueOfTheLedgerIsNoRefusalOfTheListing() {
        Rounds busy = new Rounds(
                store,
                settlement -> Future.succeededFuture(new Outcome.Refused(LedgerRefusal.BUSY, "try again")),
                CLOCK,
                new ManualLoop());
        busy.open(SampleRound.plan());
        store.write();
        Future<RoundState.Entered> entered =
                busy.enter(ROUND, SampleRound.listing("lst_1", SampleRound.ASSISTED_SELLER, 80_000), List.of());
        store.write();
        assertThat(entered.failed()).isTrue();
        assertThat(busy.state(ROUND).result().order("lst_1").orElseThrow().accepted())
                .isTrue();
    }

    /** As a stage's. Whatever of the decision fails with it: nothing of the lot is decided, and its case can be looked at. */
    @Test
    void theCaseOfALotThatIsNotConfirmedIsKept() {
        Lot lot = new Lot(
                "lot_1",
                2,
                "lst_1",
                SampleRound.ASSISTED_SELLER,
                IndicatorKind.QUANTITY,
                10_000,
                new Lot.Prices(7_000_000, 100_000, 9_600_000, 5),
                new Lot.Times(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), 0, 0),
                SampleRound.seals("lot_1"));
        store.durable.addAll(List.of(
                SampleRound.opened(),
                new RoundEvent.Live(
                        new LiveEvent.LotAnnounced(lot, new io.quotaexchange.round.live.Signed("a", "b")), List.of()),
                new RoundEvent.Live(new LiveEvent.LotOpened("lot_1"), List.of()),
                new RoundEvent.Live(new LiveEvent.BiddingClosed("lot_1"), List.of()),
                new RoundEvent.Live(new LiveEvent.LotEnded("lot_1"), List.of())));
        Future<Decision> decided = rounds.live(ROUND, new LiveCommand.Decide("lot_1", SampleRound.KEY));
        UnconfirmedClearingException unconfirmed =
                new UnconfirmedClearingException(new Finding("outcome", "is wrong"), "the case");
        store.fail(unconfirmed);
        assertThat(decided.cause()).isSameAs(unconfirmed);
        assertThat(store.unconfirmed).containsExactly(ROUND + " 2: the case");
        assertThat(rounds.state(ROUND)
                        .result()
                        .live()
                        .lot("lot_1")
                        .orElseThrow()
                        .decided())
                .isEmpty();
    }

    @Test
    void everybodyWhoWaitsIsToldOfAFailure() {
        Future<Decision> opened = rounds.open(SampleRound.plan());
        Future<RoundState.Entered> waiting =
                rounds.enter(ROUND, SampleRound.bid("b1", SampleRound.OTHER_BUYER, 10, 8_000_000), List.of());
        store.fail();
        assertThat(opened.failed()).isTrue();
        assertThat(waiting.failed()).isTrue();
        assertThat(rounds.open(SampleRound.plan()).isComplete()).isFalse();
        store.write();
        assertThat(visible().plan()).isPresent();
    }

    /** A lot whose decision was lost with a failed write would else never be decided: nobody asks for it again. */
    @Test
    void aRoundIsSaidToHaveBegunWhoeverHasItLoaded() {
        ManualLoop loop = new ManualLoop();
        List<String> begun = new ArrayList<>();
        Rounds heard = new Rounds(
                store, settlement -> Future.succeededFuture(new Outcome.Posted(7, CLOCK.instant())), CLOCK, loop);
        heard.whenBegun(begun::add);
        heard.open(SampleRound.plan());
        store.write();
        assertThat(begun).as("loaded by a request").containsExactly(ROUND);
        heard.enter(ROUND, SampleRound.bid("b1", SampleRound.OTHER_BUYER, 10, 8_000_000), List.of());
        store.fail();
        assertThat(begun).hasSize(1);
        loop.ring();
        assertThat(begun).as("loaded again after a write that failed").containsExactly(ROUND, ROUND);
    }

    private void writeAll() {
        while (!store.underWay.isEmpty()) {
            store.write();
        }
    }

    private RoundState visible() {
        return rounds.state(ROUND).result();
    }
}
