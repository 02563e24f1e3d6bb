package io.quotaexchange.platform.http;

import java.time.Clock;
import java.util.OptionalLong;

/**
 * What the edge takes from one address and from one person before it says 429.
 *
 * @param reads a second from an address
 * @param writes a second from an address, and from a person
 */
public record RateLimits(int reads, int writes) {
    /** Enough for an office behind one address; a burst is ten seconds' worth. */
    public static final RateLimits USUAL = new RateLimits(200, 50);

    public static final RateLimits NONE = new RateLimits(1_000_000, 1_000_000);

    private static final int BURST_SECONDS = 10;

    /** The buckets of one server. */
    static final class Buckets {
        private final RateLimit reading;
        private final RateLimit writing;

        Buckets(RateLimits limits, Clock clock) {
            this.reading = new RateLimit(limits.reads(), limits.reads() * BURST_SECONDS, clock);
            this.writing = new RateLimit(limits.writes(), limits.writes() * BURST_SECONDS, clock);
        }

        /** @throws ProblemException 429 with the seconds to wait */
        void take(boolean reads, String sender) {
            OptionalLong wait = (reads ? reading : writing).take(sender);
            if (wait.isPresent()) {
                throw Problem.of(
                                429,
                                "too-many-requests",
                                "请求过于频繁",
                                "Too many requests",
                                "send them more slowly; try again in " + wait.getAsLong() + " seconds")
                        .after(wait.getAsLong())
                        .asException();
            }
        }
    }
}
