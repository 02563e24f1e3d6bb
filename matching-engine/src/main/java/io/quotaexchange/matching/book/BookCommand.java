package io.quotaexchange.matching.book;

/** What a county may send to the book. Commands reach it in rising seq. */
public sealed interface BookCommand {
    /** Id of the order it makes or names. */
    String id();

    long seq();

    String county();

    /** @param amount m² or kg; {@code limitFen} fen per mu or kg */
    record New(String id, long seq, String county, Side side, long amount, long limitFen, TimeInForce timeInForce)
            implements BookCommand {}

    record Cancel(String id, long seq, String county) implements BookCommand {}

    /** @param amount m² or kg to take off */
    record Reduce(String id, long seq, String county, long amount) implements BookCommand {}

    /** The whole new order under the id of a resting one. */
    record Replace(String id, long seq, String county, Side side, long amount, long limitFen, TimeInForce timeInForce)
            implements BookCommand {}
}
