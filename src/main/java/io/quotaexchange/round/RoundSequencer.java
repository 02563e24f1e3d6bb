package io.quotaexchange.round;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The one writer of a round: takes what has arrived, decides in order, writes the events in one transaction, then shows and answers.
 *
 * <p>It keeps the round twice: as decided, which commands are decided on, and as written, which is all that anybody else sees. Runs on
 * one event loop; the queue is bounded. If a write fails the sequencer stops for good: its owner reloads the round from the journal,
 * and whoever was not answered repeats the command.
 */
final class RoundSequencer {
    private static final int MOST_QUEUED = 4096;
    private static final int MOST_IN_A_BATCH = 512;

    private record Waiting(RoundCommand command, Promise<Decision> answer) {}

    private final String round;
    private final RoundStore store;
    private final Clock clock;
    private final RoundState decided = new RoundState();
    private final RoundState written = new RoundState();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private boolean writing;
    private Throwable stopped;

    private RoundSequencer(String round, RoundStore store, Clock clock, List<RoundJournal.Recorded> events) {
        this.round = round;
        this.store = store;
        this.clock = clock;
        events.forEach(recorded -> {
            decided.apply(recorded.event());
            written.apply(recorded.event());
        });
    }

    /** Replays the round from the journal. */
    static Future<RoundSequencer> load(String round, RoundStore store, Clock clock) {
        return store.events(round).map(events -> new RoundSequencer(round, store, clock, events));
    }

    /** The round as written: nothing in it can be lost. Read it on the sequencer's event loop. */
    RoundState state() {
        return written;
    }

    boolean isStopped() {
        return stopped != null;
    }

    /** @return the decision, after its events are durable */
    Future<Decision> submit(RoundCommand command) {
        if (stopped != null) {
            return Future.failedFuture(stopped);
        }
        if (queue.size() >= MOST_QUEUED) {
            return Future.failedFuture("round " + round + " has too much to do: try again");
        }
        Promise<Decision> answer = Promise.promise();
        queue.add(new Waiting(command, answer));
        if (!writing) {
            writeBatch();
        }
        return answer.future();
    }

    private void writeBatch() {
        writing = true;
        long first = decided.events() + 1;
        List<RoundEvent> events = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        List<Waiting> batch = new ArrayList<>();
        while (!queue.isEmpty() && batch.size() < MOST_IN_A_BATCH) {
            Waiting waiting = queue.poll();
            batch.add(waiting);
            answers.add(decide(waiting, events));
        }
        Future<Void> durable =
                events.isEmpty() ? Future.succeededFuture() : store.append(round, first, Instant.now(clock), events);
        durable.onSuccess(done -> {
                    events.forEach(written::apply);
                    writing = false;
                    answers.forEach(Runnable::run);
                    if (!queue.isEmpty() && !writing) {
                        writeBatch();
                    }
                })
                .onFailure(failure -> stop(batch, failure));
    }

    /** Adds the events the command causes. @return how to answer it once they are durable */
    private Runnable decide(Waiting waiting, List<RoundEvent> events) {
        Decision decision;
        try {
            decision = RoundDecisions.decide(decided, waiting.command());
        } catch (RuntimeException fault) {
            // A command that cannot even be decided fails alone; the round has not moved.
            return () -> waiting.answer().fail(fault);
        }
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(decided::apply);
            events.addAll(accepted.events());
        }
        return () -> waiting.answer().complete(decision);
    }

    private void stop(List<Waiting> batch, Throwable failure) {
        stopped = failure;
        batch.forEach(waiting -> waiting.answer().fail(failure));
        queue.forEach(waiting -> waiting.answer().fail(failure));
        queue.clear();
    }
}
