package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.literal.Seeds;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thousands of random sessions: the fast book and the page read literally must say the same, event by event; {@code -Dreference.cases=…} makes a long run. */
class RandomBookTest {
    private static final int CASES = Integer.getInteger("reference.cases", 3_000);

    @Test
    void agreesWithThePageReadLiterally() {
        Map<RejectReason, Integer> reasons = new EnumMap<>(RejectReason.class);
        Map<String, Integer> kinds = new TreeMap<>();
        Seeds.of("book", 0, CASES).forEach(seed -> {
            BookCase given = RandomBooks.from(seed);
            BookResult result = ContinuousTrading.clear(given);
            assertThat(result).as("seed %d", seed).isEqualTo(new LiteralBook(given).clear());
            for (BookEvent event : result.events()) {
                String paired = event instanceof BookEvent.Traded t && t.paired() ? " paired" : "";
                kinds.merge(event.getClass().getSimpleName() + paired, 1, Integer::sum);
                if (event instanceof BookEvent.Rejected rejected) {
                    reasons.merge(rejected.reason(), 1, Integer::sum);
                } else if (event instanceof BookEvent.Cancelled cancelled) {
                    cancelled.reason().ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
                }
            }
        });
        assertThat(kinds)
                .hasSize(7)
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThan(CASES / 10));
        assertThat(reasons)
                .containsOnlyKeys(
                        RejectReason.OFF_TICK,
                        RejectReason.OUTSIDE_BAND,
                        RejectReason.NOT_POSITIVE,
                        RejectReason.DUPLICATE_ID,
                        RejectReason.UNKNOWN_ORDER,
                        RejectReason.SELF_TRADE,
                        RejectReason.CANNOT_FILL)
                .allSatisfy(
                        (reason, count) -> assertThat(count).as(reason.name()).isGreaterThan(CASES / 30));
    }

    @Test
    void agreesOnLongSessionsToo() {
        for (int seed = 0; seed < Math.max(1, CASES / 150); seed++) {
            BookCase given = RandomBooks.session(new Random(1_000_000 + seed), 3_000);
            assertThat(ContinuousTrading.clear(given)).as("seed %d", seed).isEqualTo(new LiteralBook(given).clear());
        }
    }
}
