package io.quotaexchange.round;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * The one writer of a round: takes what has arrived, decides in order, writes the events in one transaction, then shows and answers.
 *
 * <p>The clock is read once a batch, and that time decides the whole batch and is recorded with it; what was due by then is decided
 * first. The sequencer wakes itself when the round's next deadline comes. It keeps the round twice: as decided, which commands are
 * decided on, and as written, which is all that anybody else sees. Runs on the rounds' loop; the queue is bounded. If a write fails
 * the sequencer stops for good: its owner reloads the round from the journal, and whoever was not answered repeats the command.
 */
final class RoundSequencer {
    private static final int MOST_QUEUED = 4096;
    private static final int MOST_IN_A_BATCH = 512;
    private static final int MOST_TICKS_IN_A_BATCH = 1_000;
    /** The pulse is written every second: what is shorter was no outage. */
    private static final Duration UNNOTICED = Duration.ofSeconds(3);
    /** Timers of the machine are set for a day at most, then set again. */
    private static final Duration LONGEST_SLEEP = Duration.ofDays(1);

    private record Waiting(RoundCommand command, Promise<Decision> answer) {}

    /**
     * What a sequencer stands on.
     *
     * @param whenStopped hears of a round whose sequencer has stopped, and why
     */
    record Surroundings(
            RoundStore store,
            Clock clock,
            RoundLoop loop,
            RoundListener listener,
            BiConsumer<String, Throwable> whenStopped) {}

    private final String round;
    private final long epoch;
    /** When this round was last served before; empty once that was decided on. */
    private Optional<Instant> downSince;

    private final Surroundings around;
    private final RoundState decided = new RoundState();
    private final RoundState written = new RoundState();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private Runnable alarm = () -> {};
    private boolean writing;
    private Throwable stopped;
    /** Where it takes no more and ends once everything taken is answered. */
    private Promise<Void> leaving;

    private RoundSequencer(
            String round, RoundStore.Taken taken, Surroundings around, List<RoundJournal.Recorded> events) {
        this.round = round;
        epoch = taken.epoch();
        downSince = taken.seen();
        this.around = around;
        events.forEach(recorded -> {
            decided.apply(recorded.event(), recorded.recordedAt());
            written.apply(recorded.event(), recorded.recordedAt());
        });
    }

    /**
     * Takes the round over and replays it from the journal.
     *
     * @param again take it only if this writer was the last to have it
     * @return fails with {@link RoundJournal.StaleWriterException} if another writer has it
     */
    static Future<RoundSequencer> load(String round, UUID writer, boolean again, Surroundings around) {
        return around.store()
                .takeOver(round, writer, again)
                .compose(taken -> taken.isEmpty()
                        ? Future.failedFuture(new RoundJournal.StaleWriterException(round, null))
                        : around.store()
                                .events(round)
                                .map(events -> new RoundSequencer(round, taken.get(), around, events)));
    }

    /** The round as written: nothing in it can be lost. Read it on the rounds' loop. */
    RoundState state() {
        return written;
    }

    /** Why it stopped; empty while it works. */
    Optional<Throwable> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** Sets the alarm for the next deadline; a deadline that has passed is dealt with now. */
    void wake() {
        if (!writing && stopped == null && leaving == null) {
            writeBatch();
        }
    }

    /** Takes no more. @return completes once everything that was taken is written and answered, or has failed */
    Future<Void> close() {
        alarm.run();
        if (leaving == null) {
            leaving = Promise.promise();
            if (!writing) {
                leave();
            }
        }
        return leaving.future();
    }

    private void leave() {
        stopped = stopped == null ? new RoundNotServedException(round) : stopped;
        leaving.tryComplete();
    }

    /** @return the decision, after its events are durable */
    Future<Decision> submit(RoundCommand command) {
        if (stopped != null) {
            return Future.failedFuture(stopped);
        }
        if (leaving != null) {
            return Future.failedFuture(new RoundNotServedException(round));
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
        Instant at = now();
        List<RoundEvent> events = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        List<Waiting> batch = new ArrayList<>();
        try {
            interrupt(events, at);
            tick(events, at);
            while (!queue.isEmpty() && batch.size() < MOST_IN_A_BATCH) {
                Waiting waiting = queue.poll();
                batch.add(waiting);
                answers.add(decide(waiting, events, at));
                tick(events, at);
            }
        } catch (RuntimeException defect) {
            stop(batch, defect);
            return;
        }
        Future<Void> durable = !events.isEmpty()
                ? around.store().append(round, epoch, first, at, events)
                : batch.isEmpty() ? Future.succeededFuture() : around.store().confirm(round, epoch);
        durable.onSuccess(done -> {
                    show(first, at, events);
                    writing = false;
                    answers.forEach(Runnable::run);
                    if (!writing) {
                        next();
                    }
                })
                .onFailure(failure -> stop(batch, failure));
    }

    private void next() {
        if (!queue.isEmpty() && stopped == null) {
            writeBatch();
        } else if (leaving != null) {
            leave();
        } else {
            setAlarm();
        }
    }

    /** To the millisecond, as the engine's case files have it; never before the last event. */
    private Instant now() {
        Instant now = around.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(decided.time()) ? decided.time() : now;
    }

    /** An outage longer than the pulse may move a close: before what was due meanwhile. */
    private void interrupt(List<RoundEvent> events, Instant at) {
        Optional<Instant> since = downSince
                .map(seen -> seen.truncatedTo(ChronoUnit.MILLIS))
                .filter(seen -> seen.plus(UNNOTICED).isBefore(at));
        downSince = Optional.empty();
        if (since.isPresent()
                && RoundDecisions.decide(decided, new RoundCommand.Interrupt(since.get()), at)
                        instanceof Decision.Accepted accepted) {
            happen(accepted.events(), events, at);
        }
    }

    /** Everything that was due by now, in order. */
    private void tick(List<RoundEvent> events, Instant at) {
        for (int ticks = 0; ticks < MOST_TICKS_IN_A_BATCH; ticks++) {
            if (decided.deadline().filter(due -> !at.isBefore(due)).isEmpty()) {
                return;
            }
            Decision decision = RoundDecisions.decide(decided, new RoundCommand.Tick(), at);
            if (!(decision instanceof Decision.Accepted accepted)
                    || accepted.events().isEmpty()) {
                throw new IllegalStateException("round " + round + ": a deadline passed and nothing happened");
            }
            happen(accepted.events(), events, at);
        }
    }

    private void happen(List<RoundEvent> caused, List<RoundEvent> events, Instant at) {
        caused.forEach(event -> decided.apply(event, at));
        events.addAll(caused);
    }

    /** Adds the events the command causes. @return how to answer it once they are durable */
    private Runnable decide(Waiting waiting, List<RoundEvent> events, Instant at) {
        Decision decision;
        try {
            decision = RoundDecisions.decide(decided, waiting.command(), at);
        } catch (RuntimeException fault) {
            // A command that cannot even be decided fails alone; the round has not moved.
            return () -> waiting.answer().fail(fault);
        }
        if (decision instanceof Decision.Accepted accepted) {
            happen(accepted.events(), events, at);
        }
        return () -> waiting.answer().complete(decision);
    }

    private void show(long first, Instant at, List<RoundEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            written.apply(events.get(i), at);
            around.listener().written(new RoundJournal.Recorded(round, first + i, at, events.get(i)), written);
        }
    }

    private void setAlarm() {
        alarm.run();
        alarm = decided.deadline()
                .map(due -> {
                    Duration sleep = Duration.between(around.clock().instant(), due);
                    long millis = sleep.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP.toMillis() : sleep.toMillis() + 1;
                    return around.loop().after(Math.max(1, millis), this::wake);
                })
                .orElse(() -> {});
    }

    private void stop(List<Waiting> batch, Throwable failure) {
        stopped = failure;
        alarm.run();
        batch.forEach(waiting -> waiting.answer().fail(failure));
        queue.forEach(waiting -> waiting.answer().fail(failure));
        queue.clear();
        if (leaving != null) {
            leaving.tryComplete();
        }
        around.whenStopped().accept(round, failure);
    }
}
