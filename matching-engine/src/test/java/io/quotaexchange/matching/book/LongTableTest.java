package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LongTableTest {
    @Test
    void holdsWhatAMapHolds() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            long step = 1L << random.nextInt(40);
            LongTable table = new LongTable(1);
            Map<Long, Long> expected = new TreeMap<>();
            for (int i = 0; i < 5_000; i++) {
                long key = (random.nextInt(2_000) - 1_000) * step;
                if (random.nextBoolean()) {
                    table.put(key, i + 1);
                    expected.put(key, i + 1L);
                } else {
                    Long old = expected.remove(key);
                    assertThat(table.remove(key)).isEqualTo(old == null ? 0 : old);
                }
                assertThat(table.size()).isEqualTo(expected.size());
                long asked = (random.nextInt(2_000) - 1_000) * step;
                assertThat(table.get(asked)).isEqualTo(expected.getOrDefault(asked, 0L));
            }
            long[] sorted = table.sorted();
            int at = 0;
            for (Map.Entry<Long, Long> entry : expected.entrySet()) {
                assertThat(sorted[at++]).isEqualTo(entry.getKey());
                assertThat(sorted[at++]).isEqualTo(entry.getValue());
            }
        }
    }
}
