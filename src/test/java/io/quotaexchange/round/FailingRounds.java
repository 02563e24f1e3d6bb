package io.quotaexchange.round;

import io.quotaexchange.round.clearing.UnconfirmedClearingException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rounds kept in memory; each append waits until the test lets it be written, or fail. */
final class FailingRounds implements RoundStore {
    /** An append that is under way. */
    record Append(long firstNumber, List<RoundEvent> events, Promise<Void> answer) {}

    final List<RoundEvent> durable = new ArrayList<>();
    final List<Append> underWay = new ArrayList<>();
    /** "round stage: the case" of everything kept for inspection. */
    final List<String> unconfirmed = new ArrayList<>();

    private long epoch;

    @Override
    public Future<Optional<Taken>> takeOver(String round, UUID writer, boolean again) {
        epoch++;
        return Future.succeededFuture(Optional.of(new Taken(epoch, Optional.empty())));
    }

    @Override
    public Future<Void> beat(UUID writer, Instant at) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<String>> unfinished() {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Void> append(String round, long epoch, long firstNumber, Instant at, List<RoundEvent> events) {
        Promise<Void> answer = Promise.promise();
        underWay.add(new Append(firstNumber, List.copyOf(events), answer));
        return answer.future();
    }

    @Override
    public Future<Void> confirm(String round, long epoch) {
        return Future.succeededFuture();
    }

    /** The commit of the oldest append under way. */
    void write() {
        Append append = underWay.removeFirst();
        durable.addAll(append.events());
        append.answer().complete();
    }

    /** Nothing is written, and the writer is told so. */
    void fail() {
        fail(new IllegalStateException("the disk is full"));
    }

    void fail(Throwable reason) {
        underWay.removeFirst().answer().fail(reason);
    }

    /** It is written, but the answer is lost. */
    void loseTheAnswer() {
        Append append = underWay.removeFirst();
        durable.addAll(append.events());
        append.answer().fail("the connection broke");
    }

    @Override
    public Future<List<RoundJournal.Recorded>> events(String round) {
        List<RoundJournal.Recorded> recorded = new ArrayList<>();
        for (RoundEvent event : durable) {
            recorded.add(new RoundJournal.Recorded(round, recorded.size() + 1L, Instant.EPOCH, event));
        }
        return Future.succeededFuture(recorded);
    }

    @Override
    public Future<Void> keepUnconfirmed(String round, int stage, Instant at, UnconfirmedClearingException found) {
        unconfirmed.add(round + " " + stage + ": " + found.caseText());
        return Future.succeededFuture();
    }
}
