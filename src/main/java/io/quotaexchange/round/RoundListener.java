package io.quotaexchange.round;

/** Hears of every event of every round, in order, after it is durable; on the rounds' loop, so it must be quick. */
public interface RoundListener {
    /** @param state the round with this event and all before it, as written; not to be kept: it moves on */
    void written(RoundJournal.Recorded event, RoundState state);
}
