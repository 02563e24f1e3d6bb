package io.quotaexchange.platform.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How fast one sender may ask: a bucket that fills at a steady pace and holds a burst. Knows a bounded number of senders, the ones that
 * asked last.
 */
final class RateLimit {
    private static final int MOST_SENDERS = 20_000;

    private static final long WHOLE = 1_000;

    private final int perSecond;
    private final int burst;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_SENDERS;
        }
    };

    /** @param left thousandths of a request at {@code atMillis} */
    private record Bucket(long left, long atMillis) {}

    /** @param perSecond requests a second in the long run; {@code burst} at once */
    RateLimit(int perSecond, int burst, Clock clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
    }

    /** Takes one; if there is none, after how many seconds there is. */
    synchronized OptionalLong take(String sender) {
        long now = clock.millis();
        long full = burst * WHOLE;
        Bucket bucket = buckets.getOrDefault(sender, new Bucket(full, now));
        // So many requests a second are as many thousandths a millisecond.
        long passed = Math.min(Math.max(0, now - bucket.atMillis()), full);
        long left = Math.min(full, bucket.left() + perSecond * passed);
        if (left < WHOLE) {
            buckets.put(sender, new Bucket(left, now));
            return OptionalLong.of(Math.ceilDiv(WHOLE - left, perSecond * WHOLE));
        }
        buckets.put(sender, new Bucket(left - WHOLE, now));
        return OptionalLong.empty();
    }
}
