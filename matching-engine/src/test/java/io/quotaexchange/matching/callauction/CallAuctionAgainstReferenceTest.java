package io.quotaexchange.matching.callauction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.check.Check;
import io.quotaexchange.matching.literal.Seeds;
import org.junit.jupiter.api.Test;

/** The engine and the literal reading of the page agree; {@code -Dreference.cases=…} and {@code -Dreference.seed=…} make a long run. */
class CallAuctionAgainstReferenceTest {
    @Test
    void m13_05_5_callAuctionIsWhatThePageSays() {
        Seeds.of("call auction", 20_171_213L, 1_500).forEach(seed -> {
            CallAuctionCase given = RandomCallAuctions.from(seed);
            CallAuctionResult result = CallAuction.clear(given);
            LiteralCallAuction expected = new LiteralCallAuction(given);
            assertThat(result.rejected()).as("rejected, seed %d", seed).isEqualTo(expected.rejected);
            assertThat(result.priceFen()).as("price, seed %d", seed).isEqualTo(expected.price);
            assertThat(result.volume()).as("volume, seed %d", seed).isEqualTo(expected.volume);
            assertThat(result.fills()).as("fills, seed %d", seed).isEqualTo(expected.fills);
            assertThat(result.trades()).as("trades, seed %d", seed).isEqualTo(expected.trades);
            assertThat(Check.check(given, result)).as("check, seed %d", seed).isEmpty();
        });
    }
}
