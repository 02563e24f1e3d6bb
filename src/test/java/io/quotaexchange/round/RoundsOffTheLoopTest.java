package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.round.clearing.UnconfirmedClearingException;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Who asks from another thread than the rounds' looks at nothing that is being changed there. */
final class RoundsOffTheLoopTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-06-15T01:02:03Z"), ZoneOffset.UTC);
    private static final String ROUND = SampleRound.plan().id();
    private static final int ORDERS = 2_000;
    private static final int ROUNDS = 20;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final RoundLoop loop = new RoundLoop() {
        @Override
        public void run(Runnable task) {
            thread.execute(task);
        }

        @Override
        public Runnable after(long milliseconds, Runnable task) {
            var alarm = thread.schedule(task, milliseconds, TimeUnit.MILLISECONDS);
            return () -> alarm.cancel(false);
        }
    };

    /** Says at once that it has written. */
    private static final class Forgetful implements RoundStore {
        @Override
        public Future<Optional<Taken>> takeOver(String round, UUID writer, boolean again) {
            return Future.succeededFuture(Optional.of(new Taken(1, Optional.empty())));
        }

        @Override
        public Future<Void> append(String round, long epoch, long firstNumber, Instant at, List<RoundEvent> events) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> confirm(String round, long epoch) {
            return Future.succeededFuture();
        }

        @Override
        public Future<List<RoundJournal.Recorded>> events(String round) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<List<String>> unfinished() {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Void> beat(UUID writer, Instant at) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> keepUnconfirmed(
                String round, int stage, Instant at, UnconfirmedClearingException unconfirmed) {
            return Future.succeededFuture();
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    /** Orders are refused, so that there are many to look at and nothing to clear. */
    private static Future<RoundState.Entered> order(Rounds rounds, int number) {
        return rounds.enter(
                ROUND,
                SampleRound.request("req_" + number, SampleRound.PAIRED_BUYER, 50_000),
                List.of(RoundRefusal.NOT_OFFERED.refusal()));
    }

    @RepeatedTest(ROUNDS)
    void aStageIsAssembledWhileOrdersComeIn() throws InterruptedException {
        Rounds rounds = new Rounds(
                new Forgetful(),
                settlement -> Future.succeededFuture(new Outcome.Posted(7, CLOCK.instant())),
                CLOCK,
                loop);
        await(rounds.open(SampleRound.plan()));
        for (int i = 0; i < ORDERS; i++) {
            await(order(rounds, i));
        }
        CountDownLatch begun = new CountDownLatch(1);
        Thread entering = Thread.ofPlatform().start(() -> {
            // Until the stage is cleared: then it takes no more.
            for (int i = ORDERS; await(order(rounds, i).map(true).otherwise(false)); i++) {
                begun.countDown();
            }
        });
        begun.await();
        Throwable failure;
        do {
            failure = await(rounds.runStage(ROUND, 1, IndicatorVector.ZERO)
                    .<Throwable>map(cleared -> null)
                    .otherwise(failed -> failed));
            // The round may outrun it again and again, and no more.
        } while (failure instanceof RoundRefusedException);
        assertThat(failure).isNull();
        entering.join();
        assertThat(await(rounds.runStage(ROUND, 1, IndicatorVector.ZERO)).awards())
                .isEmpty();
    }
}
