package io.quotaexchange.matching.explain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What a record of a live mechanism says besides. */
public sealed interface Detail {
    /**
     * How a bid or match found the lot.
     *
     * @param priceFen the present price, fen per mu or kg; empty before the first accepted bid
     * @param leader the county that held it; in the cap phase the first at the cap
     * @param closesAt the close, as far as was known then
     * @param draw for an acceptance of the cap that took part in the draw
     */
    record Lot(OptionalLong priceFen, Optional<String> leader, Instant closesAt, Optional<Draw> draw)
            implements Detail {}

    /**
     * The draw among counties at the cap.
     *
     * @param index place of this county among those who drew, 0 the earliest
     * @param drawn the place that was drawn; {@code among} how many drew
     */
    record Draw(int index, int drawn, int among) {}

    /**
     * What happened to an order of the book that came to rest; the three sum to what rested.
     *
     * @param traded m² or kg while it rested; {@code takenOff} by its county; {@code left} at the end
     */
    record Afterwards(long traded, long takenOff, long left) implements Detail {}
}
