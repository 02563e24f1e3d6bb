package io.quotaexchange.round;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The one writer of a round: takes what has arrived, decides in order, writes the events in one transaction, then answers.
 *
 * <p>Runs on one event loop; the queue is bounded. If a write fails the sequencer stops for good: its owner reloads the round
 * from the journal, and whoever was not answered repeats the command.
 */
final class RoundSequencer {
    private static final int MOST_QUEUED = 4096;
    private static final int MOST_IN_A_BATCH = 512;

    private record Waiting(RoundCommand command, Promise<Decision> answer) {}

    private final String round;
    private final RoundJournal journal;
    private final Clock clock;
    private final RoundState state;
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private boolean writing;
    private Throwable stopped;

    private RoundSequencer(String round, RoundJournal journal, Clock clock, RoundState state) {
        this.round = round;
        this.journal = journal;
        this.clock = clock;
        this.state = state;
    }

    /** Replays the round from the journal. */
    static Future<RoundSequencer> load(String round, RoundJournal journal, Clock clock) {
        return journal.events(round).map(events -> {
            RoundState state = new RoundState();
            events.forEach(recorded -> state.apply(recorded.event()));
            return new RoundSequencer(round, journal, clock, state);
        });
    }

    /** The round as decided and written so far, while nothing is being written; read it on the sequencer's event loop. */
    RoundState state() {
        return state;
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
        long first = state.events() + 1;
        List<RoundEvent> events = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        List<Waiting> batch = new ArrayList<>();
        while (!queue.isEmpty() && batch.size() < MOST_IN_A_BATCH) {
            Waiting waiting = queue.poll();
            batch.add(waiting);
            Decision decision = RoundDecisions.decide(state, waiting.command());
            if (decision instanceof Decision.Accepted accepted) {
                accepted.events().forEach(state::apply);
                events.addAll(accepted.events());
            }
            answers.add(() -> waiting.answer().complete(decision));
        }
        Future<Void> written =
                events.isEmpty() ? Future.succeededFuture() : journal.append(round, first, Instant.now(clock), events);
        written.onSuccess(done -> {
                    writing = false;
                    answers.forEach(Runnable::run);
                    if (!queue.isEmpty() && !writing) {
                        writeBatch();
                    }
                })
                .onFailure(failure -> {
                    stopped = failure;
                    batch.forEach(waiting -> waiting.answer().fail(failure));
                    queue.forEach(waiting -> waiting.answer().fail(failure));
                    queue.clear();
                });
    }
}
