package io.quotaexchange.round.live;

import io.quotaexchange.matching.book.BookCommand;

/**
 * What may be asked of a live stage. Where a decision needs secrets, the lot's key comes with the command; it is never written.
 */
public sealed interface LiveCommand {
    /** Announces a lot. */
    record Announce(Lot lot, Signed signed) implements LiveCommand {}

    /** Takes an announced lot back, while nobody has signed up for it. */
    record Withdraw(String lot, String reason, Signed signed) implements LiveCommand {}

    /** The seller's secret reserve, before the opening. */
    record SetReserve(String lot, String id, String county, String sealed, Signed signed, LotKey key)
            implements LiveCommand {}

    /** A county's limit; a later one replaces it. */
    record SetLimit(String lot, String id, String county, String sealed, boolean proxy, Signed signed, LotKey key)
            implements LiveCommand {}

    /** @param confirmed whether the bidder says that so high a step is meant */
    record Bid(String lot, String id, String county, long priceFen, boolean confirmed, String maker, LotKey key)
            implements LiveCommand {}

    /** Lets the proxies bid that have to, after the opening. */
    record LetProxiesBid(String lot, LotKey key) implements LiveCommand {}

    /** A paired county matches the closing price. Clause: Z10-21.1 */
    record Match(String lot, String id, String county, String maker, LotKey key) implements LiveCommand {}

    /** Decides a lot that has ended, and publishes its key. */
    record Decide(String lot, LotKey key) implements LiveCommand {}

    /** @param command its seq is given when it is decided */
    record TakeBookCommand(int stage, String key, BookCommand command, Signed signed) implements LiveCommand {}
}
