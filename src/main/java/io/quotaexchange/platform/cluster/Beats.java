package io.quotaexchange.platform.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How long each node has been silent, by what this node has seen of its signs of life in the database. No clock of another machine is
 * compared with one of this: a sign that changes is a sign of life, whatever time it names. Not safe for several threads.
 */
final class Beats {
    private record Seen(Instant sign, long sinceNanos) {}

    private final Map<UUID, Seen> seen = new HashMap<>();
    private boolean looked;

    /** @param nanos of this machine's monotone clock */
    void look(Map<UUID, Instant> signs, long nanos) {
        seen.keySet().retainAll(signs.keySet());
        signs.forEach((node, sign) -> seen.merge(
                node, new Seen(sign, nanos), (before, now) -> before.sign().equals(now.sign()) ? before : now));
        looked = true;
    }

    /**
     * For how long a node gave no new sign.
     *
     * @return empty if nothing was ever read, so that nothing can be said; very long for one that never gave a sign
     */
    Optional<Duration> silence(UUID node, long nanos) {
        if (!looked) {
            return Optional.empty();
        }
        Seen last = seen.get(node);
        return Optional.of(last == null ? Duration.ofDays(1) : Duration.ofNanos(nanos - last.sinceNanos()));
    }

    /** How many nodes gave a sign within this time. */
    int alive(Duration within, long nanos) {
        return (int) seen.values().stream()
                .filter(sign -> nanos - sign.sinceNanos() < within.toNanos())
                .count();
    }
}
