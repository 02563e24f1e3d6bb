package io.quotaexchange.round.live;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.Band;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.Optional;

/** What happened in a live stage. When it happened is recorded with it. */
public sealed interface LiveEvent {
    /** What happened to a lot. */
    sealed interface OfLot extends LiveEvent {
        String lot();
    }

    /** What happened in a book. */
    sealed interface OfBook extends LiveEvent {
        int stage();
    }

    /**
     * A bid as it was made.
     *
     * @param seq its place in time in the lot
     * @param priceFen fen per mu or kg
     * @param confirmed whether a high step was said to be meant
     * @param maker who made it; empty for a bid made by the server
     */
    record Placed(String lot, long seq, String id, String county, long priceFen, boolean confirmed, String maker) {}

    record LotAnnounced(Lot announced, Signed signed) implements OfLot {
        @Override
        public String lot() {
            return announced.id();
        }
    }

    record LotWithdrawn(String lot, String reason, Signed signed) implements OfLot {}

    record ReserveSet(String lot, String id, String county, String sealed, Signed signed) implements OfLot {}

    record LimitSet(BidLimit limit) implements OfLot {
        @Override
        public String lot() {
            return limit.lot();
        }
    }

    record LotOpened(String lot) implements OfLot {}

    /**
     * @param limit the limit the server bid under; empty for a county's own bid
     * @param closesAt the close from now on
     */
    record BidAccepted(Placed bid, Optional<String> limit, Instant closesAt) implements OfLot {
        @Override
        public String lot() {
            return bid.lot();
        }
    }

    record BidRefused(Placed bid, RejectReason reason) implements OfLot {
        @Override
        public String lot() {
            return bid.lot();
        }
    }

    /** The lot stays open longer, after an outage of the server. */
    record ClosePostponed(String lot, Instant closesAt) implements OfLot {}

    /**
     * The lot's times as they stand after a pause of the round, or after an outage while paired counties could match.
     *
     * @param matchWindowSeconds how long paired counties may match after the close
     */
    record LotMoved(String lot, Instant opensAt, Instant closesAt, long matchWindowSeconds) implements OfLot {}

    record BiddingClosed(String lot) implements OfLot {}

    record Matched(String lot, long seq, String id, String county, long priceFen, String maker) implements OfLot {}

    record MatchRefused(String lot, long seq, String id, String county, String maker, RejectReason reason)
            implements OfLot {}

    /** Nothing can be accepted any more. */
    record LotEnded(String lot) implements OfLot {}

    /**
     * @param key opens everything that was sealed for the lot; hex
     * @param caseText the engine's case, {@code resultText} its result
     */
    record LotDecided(String lot, String key, String caseText, String resultText) implements OfLot {}

    /** All lots of the stage are decided or withdrawn. */
    record LotsFinished(int stage) implements LiveEvent {}

    record BookOpened(int stage, IndicatorKind indicator, Band band) implements OfBook {}

    /** The book takes no more commands. */
    record BookClosed(int stage) implements OfBook {}

    /** @param key the caller's, so that a repeated command is recognised */
    record BookCommandTaken(int stage, String key, BookCommand command, Signed signed) implements OfBook {}
}
