package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TickTreeTest {
    @Test
    void findsAndRanksTicksLikeASortedMapOverTheWholeRange() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int bits = 1 + random.nextInt(63);
            TickTree tree = new TickTree();
            TreeMap<Long, Integer> expected = new TreeMap<>();
            for (int level = 1; level < 2_000; level++) {
                long tick = random.nextInt(50) == 0
                        ? Long.MAX_VALUE >>> random.nextInt(60)
                        : random.nextLong() >>> 64 - bits;
                tick &= Long.MAX_VALUE;
                if (expected.containsKey(tick)) {
                    tree.remove(tick);
                    expected.remove(tick);
                } else {
                    tree.put(tick, level);
                    expected.put(tick, level);
                }
                if (random.nextInt(300) == 0) {
                    expected.keySet().forEach(tree::remove);
                    expected.clear();
                }
                long asked = random.nextBoolean() ? tick : random.nextLong() & Long.MAX_VALUE;
                assertThat(tree.get(asked)).isEqualTo(expected.getOrDefault(asked, 0));
                Map.Entry<Long, Integer> below = expected.lowerEntry(asked);
                assertThat(tree.below(asked)).as("seed %d", seed).isEqualTo(below == null ? 0 : below.getValue());
            }
        }
    }
}
