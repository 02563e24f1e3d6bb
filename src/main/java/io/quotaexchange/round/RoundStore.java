package io.quotaexchange.round;

import io.quotaexchange.round.clearing.UnconfirmedClearingException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the events of rounds are kept; PostgreSQL, or what stands in for it in a simulation. */
public interface RoundStore {
    /**
     * A round that was taken over.
     *
     * @param epoch its new one
     * @param seen when the writer before was last alive; empty if there was none
     */
    record Taken(long epoch, Optional<Instant> seen) {}

    /**
     * Takes a round over: whoever wrote to it before can no longer append.
     *
     * @param writer who takes it
     * @param again take it only if this writer was the last to take it
     * @return empty if another writer has it and {@code again} was asked
     */
    Future<Optional<Taken>> takeOver(String round, UUID writer, boolean again);

    /**
     * Appends events, all of them or none.
     *
     * @param epoch that the writer believes to hold
     * @param firstNumber the number of the first of them: the round's last number plus one
     * @return fails with {@link RoundJournal.StaleWriterException} if another writer has the round or that number is taken
     */
    Future<Void> append(String round, long epoch, long firstNumber, Instant at, List<RoundEvent> events);

    /**
     * Asks whether a writer still has a round. What changes nothing is not appended, and so meets no fence: a writer that was replaced, and knows
     * nothing of it yet, would refuse by a round of the past.
     *
     * @return fails with {@link RoundJournal.StaleWriterException} if another writer has it
     */
    Future<Void> confirm(String round, long epoch);

    /** Every event of a round in order; empty if there is no such round. */
    Future<List<RoundJournal.Recorded>> events(String round);

    /** Ids of the rounds that have begun and not ended. */
    Future<List<String>> unfinished();

    /** Says that a writer is alive. */
    Future<Void> beat(UUID writer, Instant at);

    /** Keeps the case of a clearing that the checker did not confirm. */
    Future<Void> keepUnconfirmed(String round, int stage, Instant at, UnconfirmedClearingException unconfirmed);
}
