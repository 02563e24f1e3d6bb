package io.quotaexchange.matching.explain;

/** The permitted limit nearest to one that is not: a multiple of the tick within the band, the lower of two equally near. */
final class NearestLimit {
    private NearestLimit() {}

    /** All in fen; floor and cap are multiples of the tick. */
    static long of(long limitFen, long tickFen, long floorFen, long capFen) {
        long inBand = Math.max(floorFen, Math.min(capFen, limitFen));
        long below = inBand - inBand % tickFen;
        // Compared by distances, so that nothing wraps.
        long over = inBand - below;
        return tickFen - over < over ? below + tickFen : below;
    }
}
