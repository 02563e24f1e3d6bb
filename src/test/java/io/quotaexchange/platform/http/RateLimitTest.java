package io.quotaexchange.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.identity.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final TestClock clock = new TestClock(Instant.parse("2022-06-01T08:00:00Z"));

    @Test
    void aBurstIsTakenThenAsManyASecondAsItSays() {
        RateLimit limit = new RateLimit(2, 5, clock);
        for (int i = 0; i < 5; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a")).hasValue(1);
        assertThat(limit.take("b")).isEmpty();
        clock.pass(Duration.ofMillis(499));
        assertThat(limit.take("a")).hasValue(1);
        clock.pass(Duration.ofMillis(1));
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isPresent();
        clock.pass(Duration.ofDays(30));
        for (int i = 0; i < 5; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void tooManyIsToldWithTheTimeToWait() {
        RateLimits.Buckets buckets = new RateLimits.Buckets(new RateLimits(10, 1), clock);
        for (int i = 0; i < 10; i++) {
            buckets.take(false, "a");
        }
        assertThatThrownBy(() -> buckets.take(false, "a")).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(429);
            assertThat(refused.problem().retryAfter()).isEqualTo(1);
        });
        buckets.take(true, "a");
    }
}
