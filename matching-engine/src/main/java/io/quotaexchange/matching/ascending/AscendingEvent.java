package io.quotaexchange.matching.ascending;

import java.time.Instant;

/** What an accepted command did to a lot. */
public sealed interface AscendingEvent {
    /**
     * A bid stands.
     *
     * @param paired whether the county is paired with the seller. Clause: Z10-21.1
     * @param closesAt the close from now on
     */
    record BidAccepted(String id, long seq, String county, boolean paired, long priceFen, Instant at, Instant closesAt)
            implements AscendingEvent {}

    /** A paired county has matched the closing price and wins. Clause: Z10-21.1 */
    record Matched(String id, long seq, String county, long priceFen, Instant at) implements AscendingEvent {}
}
