package io.quotaexchange.matching.book;

/**
 * The prices a book takes: from floor to cap, on the tick. Prices in fen per mu or kg.
 *
 * <p>Clause: M13-05.8.
 *
 * @param tickFen greater than zero
 * @param floorFen a multiple of the tick, at least 0
 * @param capFen a multiple of the tick, not below the floor
 */
public record Band(long tickFen, long floorFen, long capFen) {
    public Band {
        if (tickFen <= 0 || floorFen < 0 || floorFen > capFen || floorFen % tickFen != 0 || capFen % tickFen != 0) {
            throw new IllegalArgumentException("floor and cap must be multiples of a positive tick, floor <= cap");
        }
    }
}
