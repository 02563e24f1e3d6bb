package io.quotaexchange.matching.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.matching.literal.Seeds;
import org.junit.jupiter.api.Test;

/** The engine and the literal reading of the page agree; {@code -Dreference.cases=…} and {@code -Dreference.seed=…} make a long run. */
class AllocationAgainstReferenceTest {
    @Test
    void m13_05_4_serialAllocationIsWhatThePageSays() {
        compare(Sharing.SERIAL);
    }

    @Test
    void m13_05_6_proRataAllocationIsWhatThePageSays() {
        compare(Sharing.PRO_RATA);
    }

    private static void compare(Sharing sharing) {
        Seeds.of("allocation " + sharing, 20_180_310L, 1_500).forEach(seed -> {
            AllocationCase given = RandomAllocations.from(seed, sharing);
            AllocationResult result = PriorityAllocation.clear(given);
            LiteralAllocation expected = new LiteralAllocation(given);
            assertThat(result.fills()).as("fills, seed %d", seed).isEqualTo(expected.fills);
            assertThat(result.sold()).as("sold, seed %d", seed).isEqualTo(expected.sold);
            assertThat(result.trades()).as("trades, seed %d", seed).isEqualTo(expected.trades);
            assertThat(Check.check(given, result)).as("check, seed %d", seed).isEmpty();
        });
    }
}
