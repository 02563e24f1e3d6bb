package io.quotaexchange.bidding;

import java.util.TreeMap;
import java.util.stream.Stream;

/** The newest updates of a round, for those who come back: so many, not all. Used by one thread at a time. */
final class KeptUpdates {
    private static final int MOST_KEPT = 20_000;

    private final TreeMap<Long, LiveUpdate> newest = new TreeMap<>();
    private long forgotten;

    /** Adds the next one. */
    void keep(LiveUpdate update) {
        newest.put(update.number(), update);
        if (newest.size() > MOST_KEPT) {
            forgotten = newest.pollFirstEntry().getKey();
        }
    }

    /** Whether nothing after this event is forgotten. */
    boolean hasAllAfter(long number) {
        return number >= forgotten;
    }

    /** Those after this event, in order. */
    Stream<LiveUpdate> after(long number) {
        return newest.tailMap(number, false).values().stream();
    }
}
