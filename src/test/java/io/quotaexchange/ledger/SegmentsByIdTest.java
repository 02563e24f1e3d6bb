package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beside a map. */
final class SegmentsByIdTest {
    private record Kept(long firstUnit, long lastUnit, int lot, int holder) {}

    @Test
    void holdsWhatAMapHolds() {
        for (int trial = 0; trial < 40; trial++) {
            Random random = new Random(trial);
            SegmentsById segments = new SegmentsById();
            Map<Long, Kept> map = new HashMap<>();
            // Ids that share their last bits, too: they stand in each other's way.
            long step = trial % 2 == 0 ? 1 : 256;
            long last = 0;
            for (int i = 0; i < 5_000; i++) {
                if (random.nextInt(5) < 3) {
                    last += step * (1 + random.nextInt(3));
                    Kept kept = new Kept(
                            random.nextLong(),
                            random.nextLong(),
                            random.nextInt(Integer.MAX_VALUE),
                            random.nextInt(Integer.MAX_VALUE));
                    segments.add(last, kept.firstUnit(), kept.lastUnit(), kept.lot(), kept.holder());
                    map.put(last, kept);
                } else {
                    long id = 1 + random.nextLong(last + 10);
                    assertThat(take(segments, id)).describedAs("seed %d", trial).isEqualTo(map.remove(id));
                }
            }
            for (long id = 0; id <= last; id++) {
                assertThat(take(segments, id)).describedAs("seed %d", trial).isEqualTo(map.remove(id));
            }
        }
    }

    private static Kept take(SegmentsById segments, long id) {
        int row = segments.find(id);
        if (row < 0) {
            return null;
        }
        Kept kept = new Kept(segments.firstUnit(row), segments.lastUnit(row), segments.lot(row), segments.holder(row));
        segments.remove(row);
        return kept;
    }
}
