package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.explain.RestingSide.Resting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** The book before a command, as the events so far tell it: what rests, which ids are used up, which orders have ended and when. */
final class BookState {
    /**
     * How an order that rested went.
     *
     * @param seq of the command that ended it; {@code left} m² or kg of it before that
     */
    record Ended(String county, long seq, long left) {}

    final RestingSide bids;
    final RestingSide offers;
    final Set<String> usedIds = new HashSet<>();
    private final Map<String, Resting> resting = new HashMap<>();
    private final Map<String, Ended> ended = new HashMap<>();

    BookState(BookCase given) {
        bids = new RestingSide(true, limits(given, true));
        offers = new RestingSide(false, limits(given, false));
    }

    private static long[] limits(BookCase given, boolean bid) {
        LongStream limits = given.commands().stream()
                .map(BookOrder::of)
                .filter(order -> order != null && order.bid() == bid)
                .mapToLong(BookOrder::limitFen);
        return limits.sorted().distinct().toArray();
    }

    RestingSide side(boolean bid) {
        return bid ? bids : offers;
    }

    /** The resting order of an id, null without one. */
    Resting resting(String id) {
        return resting.get(id);
    }

    /** How the last order of an id that rested ended, null where none did. */
    Ended ended(String id) {
        return ended.get(id);
    }

    void rest(BookOrder order, int command, long amount) {
        Resting placed = new Resting(order.id(), order.county(), command, order.bid(), order.limitFen(), amount);
        resting.put(order.id(), placed);
        side(order.bid()).rest(placed);
    }

    /** Takes an amount off a resting order because of a command. */
    void take(Resting order, long amount, BookCommand command) {
        if (amount == order.left) {
            ended.put(order.order, new Ended(order.county, command.seq(), order.left));
            resting.remove(order.order);
        }
        side(order.bid).take(order, amount);
    }
}
