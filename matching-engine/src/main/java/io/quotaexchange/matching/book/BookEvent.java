package io.quotaexchange.matching.book;

import io.quotaexchange.matching.RejectReason;
import java.util.Optional;

/** What a command did to the book; {@code seq} is the command's. Amounts in m² or kg. */
public sealed interface BookEvent {
    long seq();

    record Accepted(long seq, String order) implements BookEvent {}

    record Rejected(long seq, String order, RejectReason reason) implements BookEvent {}

    /** @param priceFen the resting order's limit, fen per mu or kg */
    record Traded(long seq, String bid, String offer, long amount, long priceFen, long valueFen, boolean paired)
            implements BookEvent {}

    /** @param amount left to rest */
    record Rested(long seq, String order, long amount) implements BookEvent {}

    /** @param amount left after the reduction */
    record Reduced(long seq, String order, long amount) implements BookEvent {}

    /**
     * @param amount taken off, or never traded
     * @param reason empty where a command asked for it
     */
    record Cancelled(long seq, String order, long amount, Optional<RejectReason> reason) implements BookEvent {}
}
