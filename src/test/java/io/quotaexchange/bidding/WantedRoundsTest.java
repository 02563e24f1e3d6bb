package io.quotaexchange.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WantedRoundsTest {
    /** The clock may pass the largest number. */
    private static final long START = Long.MAX_VALUE - 10;

    @Test
    void aRoundIsWantedForSomeSecondsAndThenForgotten() {
        WantedRounds wanted = new WantedRounds();
        for (int i = 0; i < 1_000; i++) {
            wanted.say("rnd_" + i, START);
        }
        wanted.say("rnd_0", START + TimeUnit.SECONDS.toNanos(3));
        long later = START + TimeUnit.SECONDS.toNanos(5);
        assertThat(wanted.isWanted("rnd_1", later - 1)).isTrue();
        assertThat(wanted.isWanted("rnd_1", later)).isFalse();
        assertThat(wanted.isWanted("rnd_none", START)).isFalse();
        wanted.forget(later);
        assertThat(wanted.size()).isEqualTo(1);
        assertThat(wanted.isWanted("rnd_0", later)).isTrue();
    }
}
