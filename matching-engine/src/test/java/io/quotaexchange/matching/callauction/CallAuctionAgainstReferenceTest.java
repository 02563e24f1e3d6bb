package io.quotaexchange.matching.callauction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.check.Check;
import org.junit.jupiter.api.Test;

/** The engine and the literal reading of the page agree; {@code -Dreference.cases=…} and {@code -Dreference.seed=…} make a long run. */
class CallAuctionAgainstReferenceTest {
    private static final int CASES = Integer.getInteger("reference.cases", 1_500);
    private static final long SEED = Long.getLong("reference.seed", 20_171_213L);

    @Test
    void m13_05_5_callAuctionIsWhatThePageSays() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            CallAuctionCase given = RandomCallAuctions.from(seed);
            CallAuctionResult result = CallAuction.clear(given);
            LiteralCallAuction expected = new LiteralCallAuction(given);
            assertThat(result.rejected()).as("rejected, seed %d", seed).isEqualTo(expected.rejected);
            assertThat(result.priceFen()).as("price, seed %d", seed).isEqualTo(expected.price);
            assertThat(result.volume()).as("volume, seed %d", seed).isEqualTo(expected.volume);
            assertThat(result.fills()).as("fills, seed %d", seed).isEqualTo(expected.fills);
            assertThat(result.trades()).as("trades, seed %d", seed).isEqualTo(expected.trades);
            assertThat(Check.check(given, result)).as("check, seed %d", seed).isEmpty();
        }
    }
}
