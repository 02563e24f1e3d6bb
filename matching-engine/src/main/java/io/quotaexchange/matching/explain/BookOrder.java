package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;

/**
 * What a NEW and a REPLACE have in common.
 *
 * @param amount m² or kg; {@code limitFen} fen per mu or kg
 */
record BookOrder(
        String id, String county, boolean bid, long amount, long limitFen, TimeInForce timeInForce, boolean replaces) {

    /** The order a command brings; null where it brings none. */
    static BookOrder of(BookCommand command) {
        if (command instanceof BookCommand.New c) {
            return new BookOrder(
                    c.id(), c.county(), c.side() == Side.BID, c.amount(), c.limitFen(), c.timeInForce(), false);
        } else if (command instanceof BookCommand.Replace c) {
            return new BookOrder(
                    c.id(), c.county(), c.side() == Side.BID, c.amount(), c.limitFen(), c.timeInForce(), true);
        }
        return null;
    }

    BookOrder withLimit(long otherFen) {
        return new BookOrder(id, county, bid, amount, otherFen, timeInForce, replaces);
    }

    BookOrder withAmount(long other) {
        return new BookOrder(id, county, bid, other, limitFen, timeInForce, replaces);
    }
}
