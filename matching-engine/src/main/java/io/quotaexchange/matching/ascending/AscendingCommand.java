package io.quotaexchange.matching.ascending;

import java.time.Instant;

/** What a county may send to a lot. Commands reach the lot in rising seq, with {@code at} never falling. */
public sealed interface AscendingCommand {
    String id();

    long seq();

    String county();

    /** When it was received, to the millisecond. */
    Instant at();

    /** @param priceFen fen per mu or kg */
    record Bid(String id, long seq, String county, long priceFen, Instant at) implements AscendingCommand {}

    /** Exercise of a paired county's right to match the closing price. Clause: Z10-21.1 */
    record Match(String id, long seq, String county, Instant at) implements AscendingCommand {}
}
