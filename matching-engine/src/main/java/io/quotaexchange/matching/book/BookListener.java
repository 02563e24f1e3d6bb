package io.quotaexchange.matching.book;

import io.quotaexchange.matching.RejectReason;

/**
 * Told what a command does, while it does it, in order: what {@link BookEvent} says, in numbers.
 *
 * <p>{@code seq} is always that of the command. Must not call the book.
 */
public interface BookListener {
    void accepted(long seq, long order);

    void rejected(long seq, long order, RejectReason reason);

    /** @param priceFen the resting order's limit; {@code paired} whether the two counties are */
    void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired);

    /** @param amount left to rest */
    void rested(long seq, long order, long amount);

    /** @param amount left after the reduction */
    void reduced(long seq, long order, long amount);

    /** @param reason null where a command asked for it */
    void cancelled(long seq, long order, long amount, RejectReason reason);
}
