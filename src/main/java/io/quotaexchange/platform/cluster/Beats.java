package io.quotaexchange.platform.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How long each node has been silent, by what this node has seen of its signs of life in the database. No clock of another machine is
 * compared with one of this: a sign that changes is a sign of life, whatever time it names. Nothing is held against a node of a time in
 * which nobody looked: the database may have been away, or this node may have stood still. Not safe for several threads.
 */
final class Beats {
    /** So much of the time between two looks counts as silence, at most. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private record Seen(Instant sign, long silentNanos) {}

    private final Map<UUID, Seen> seen = new HashMap<>();
    private boolean looked;
    private long lookedNanos;

    /** @param nanos of this machine's monotone clock */
    void look(Map<UUID, Instant> signs, long nanos) {
        long passed = looked ? Math.min(nanos - lookedNanos, PAUSE_NANOS) : 0;
        seen.keySet().retainAll(signs.keySet());
        signs.forEach((node, sign) -> seen.compute(
                node,
                (same, before) -> before == null || !before.sign().equals(sign)
                        ? new Seen(sign, 0)
                        : new Seen(sign, before.silentNanos() + passed)));
        looked = true;
        lookedNanos = nanos;
    }

    /**
     * For how long a node gave no new sign, at the last look.
     *
     * @return empty if nothing was ever read, so that nothing can be said; very long for one that never gave a sign
     */
    Optional<Duration> silence(UUID node) {
        if (!looked) {
            return Optional.empty();
        }
        Seen last = seen.get(node);
        return Optional.of(last == null ? Duration.ofDays(1) : Duration.ofNanos(last.silentNanos()));
    }

    /** How many nodes had given a sign within this time, at the last look. */
    int alive(Duration within) {
        return (int) seen.values().stream()
                .filter(sign -> sign.silentNanos() < within.toNanos())
                .count();
    }
}
