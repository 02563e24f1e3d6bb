package io.quotaexchange.matching.book;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Result;
import java.util.List;

/**
 * Everything that happened, and what rests at the end.
 *
 * @param bids by limit descending, then place; {@code offers} by limit ascending, then place
 */
public record BookResult(List<BookEvent> events, List<Resting> bids, List<Resting> offers) implements Result {

    /** @param limitFen fen per mu or kg; {@code amount} left, m² or kg */
    public record Resting(String order, String county, long limitFen, long amount) {}

    public BookResult {
        events = List.copyOf(events);
        bids = List.copyOf(bids);
        offers = List.copyOf(offers);
    }

    @Override
    public Mechanism mechanism() {
        return Mechanism.CONTINUOUS;
    }
}
