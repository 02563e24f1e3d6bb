package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beside a map. */
final class SegmentsByIdTest {
    private static final Account HOLDER = new Account("331126", AccountKind.RESERVE, Unit.QUANTITY);

    @Test
    void holdsWhatAMapHolds() {
        for (int trial = 0; trial < 40; trial++) {
            Random random = new Random(trial);
            SegmentsById segments = new SegmentsById();
            Map<Long, Segment> map = new HashMap<>();
            // Ids that share their last bits, too: they stand in each other's way.
            long step = trial % 2 == 0 ? 1 : 256;
            long last = 0;
            for (int i = 0; i < 5_000; i++) {
                if (random.nextInt(5) < 3) {
                    last += step * (1 + random.nextInt(3));
                    Segment segment = new Segment(last, "lot", 1, 2, HOLDER, OptionalLong.empty(), 1);
                    segments.add(segment);
                    map.put(last, segment);
                } else {
                    long id = 1 + random.nextLong(last + 10);
                    assertThat(segments.remove(id)).isSameAs(map.remove(id));
                }
            }
            for (long id = 0; id <= last; id++) {
                assertThat(segments.remove(id)).isSameAs(map.remove(id));
            }
        }
    }
}
