package io.quotaexchange.round;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Where the events of rounds are kept; PostgreSQL, or what stands in for it in a simulation. */
public interface RoundStore {
    /**
     * Appends events, all of them or none.
     *
     * @param firstNumber the number of the first of them: the round's last number plus one
     * @return fails with {@link RoundJournal.StaleWriterException} if that number is taken
     */
    Future<Void> append(String round, long firstNumber, Instant at, List<RoundEvent> events);

    /** Every event of a round in order; empty if there is no such round. */
    Future<List<RoundJournal.Recorded>> events(String round);

    /** Keeps the case of a clearing that the checker did not confirm. */
    Future<Void> keepUnconfirmed(String round, int stage, Instant at, UnconfirmedClearingException unconfirmed);
}
