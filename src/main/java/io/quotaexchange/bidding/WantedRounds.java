package io.quotaexchange.bidding;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Rounds that are watched at other nodes, each until some seconds after its node last said so. Safe from any thread. */
final class WantedRounds {
    private static final long WANTED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Map<String, Long> until = new ConcurrentHashMap<>();

    /** @param nanos of this machine's monotone clock */
    void say(String round, long nanos) {
        until.put(round, nanos + WANTED_NANOS);
    }

    boolean isWanted(String round, long nanos) {
        Long end = until.get(round);
        return end != null && nanos - end < 0;
    }

    /** Whoever asks for rounds that are none leaves nothing behind: those that nobody wants any more are forgotten. */
    void forget(long nanos) {
        until.values().removeIf(end -> nanos - end >= 0);
    }

    int size() {
        return until.size();
    }
}
