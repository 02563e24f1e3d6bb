package io.quotaexchange.matching.ascending;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.literal.Seeds;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thousands of random auctions: the state machine and the page read literally must answer alike; {@code -Dreference.cases=…} makes a long run. */
class RandomAuctionTest {
    @Test
    void agreesWithThePageReadLiterally() {
        Map<RejectReason, Integer> reasons = new EnumMap<>(RejectReason.class);
        Map<String, Integer> outcomes = new TreeMap<>();
        Seeds.of("ascending auction", 0, 20_000).forEach(seed -> {
            AscendingCase given = RandomAuctions.from(seed);
            AscendingResult result = AscendingClearing.clear(given);
            assertThat(result).as("seed %d: %s", seed, given).isEqualTo(new LiteralAuction(given).clear());
            result.bids().forEach(a -> a.reason().ifPresent(r -> reasons.merge(r, 1, Integer::sum)));
            result.matches().forEach(a -> a.reason().ifPresent(r -> reasons.merge(r, 1, Integer::sum)));
            outcomes.merge(kind(result.outcome()), 1, Integer::sum);
        });
        assertThat(reasons).as("every reason was met").hasSize(9);
        assertThat(outcomes).as("every outcome was met").hasSize(7);
    }

    private static String kind(AscendingOutcome outcome) {
        return outcome instanceof AscendingOutcome.Sold sold
                ? sold.decidedBy().name()
                : outcome.getClass().getSimpleName();
    }
}
