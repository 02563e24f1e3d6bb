package io.quotaexchange.ledger;

import java.util.OptionalLong;

/**
 * A run of a lot's units with one holder. It is never changed: it lives until it is spent, and its children partition it.
 *
 * @param id numbered over the whole ledger, from 1 without a gap
 * @param lot serial of the lot
 * @param parent the segment it was cut from; empty for the first segment of a lot
 * @param place of the posting, within the settlement, that made it
 */
public record Segment(
        long id, String lot, long firstUnit, long lastUnit, Account holder, OptionalLong parent, int place) {
    /** m² or kg. */
    public long amount() {
        return lastUnit - firstUnit + 1;
    }
}
