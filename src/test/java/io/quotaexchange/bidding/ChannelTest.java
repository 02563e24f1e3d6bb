package io.quotaexchange.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What other nodes tell is shown in order and without a gap, or the journal is asked. */
final class ChannelTest {
    private final Channel channel = new Channel(Runnable::run);

    private static RoundUpdates.History upTo(long number) {
        return new RoundUpdates.History(new KeptUpdates(), number);
    }

    private boolean told(long number) {
        return channel.advance(number, Optional.of(new LiveUpdate(number, "lot_1", Buffer.buffer("x"))), false);
    }

    @Test
    void whatFollowsIsShownAndWhatWasShownIsNotShownAgain() {
        channel.loaded(upTo(5));
        assertThat(told(6)).isTrue();
        assertThat(told(6)).isTrue();
        assertThat(told(4)).isTrue();
        assertThat(channel.last()).isEqualTo(6);
        assertThat(channel.seen()).isEqualTo(6);
    }

    @Test
    void anEventOfWhichNothingIsToBeSeenIsCountedToo() {
        channel.loaded(upTo(5));
        assertThat(channel.advance(6, Optional.empty(), false)).isTrue();
        assertThat(told(7)).isTrue();
        assertThat(channel.seen()).isEqualTo(7);
    }

    @Test
    void aGapIsNotShownOver() {
        channel.loaded(upTo(5));
        assertThat(told(8)).isFalse();
        assertThat(channel.seen()).isEqualTo(5);
        assertThat(channel.last()).isEqualTo(5);
    }

    @Test
    void whatComesWhileTheHistoryIsReadWaitsForIt() {
        assertThat(told(6)).isTrue();
        assertThat(told(7)).isTrue();
        channel.loaded(upTo(6));
        assertThat(channel.seen()).isEqualTo(7);
    }
}
