package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.ledger.Outcome;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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

    private RoundState visible() {
        return rounds.state(ROUND).result();
    }
}
