package io.quotaexchange.platform.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Many messages at once give what each gives by itself in Bouncy Castle. */
final class Sm3LanesTest {
    private final Sm3Lanes lanes = new Sm3Lanes();
    private final Random random = new Random(61);

    /** GB/T 32905-2016, A.1 and A.2. */
    @Test
    void theStandardsExamples() {
        for (int i = 0; i < 2; i++) {
            byte[] message = (i == 0 ? "abc" : "abcd".repeat(16)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            int count = 1_000;
            byte[] bytes = new byte[count * message.length];
            int[] ends = new int[count];
            for (int copy = 0; copy < count; copy++) {
                System.arraycopy(message, 0, bytes, copy * message.length, message.length);
                ends[copy] = (copy + 1) * message.length;
            }
            byte[] digests = new byte[32 * count];
            lanes.digest(bytes, ends, count, digests);
            for (int copy = 0; copy < count; copy++) {
                assertThat(HexFormat.of().formatHex(digests, 32 * copy, 32 * (copy + 1)))
                        .isEqualTo(
                                i == 0
                                        ? "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
                                        : "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
            }
        }
    }

    /** Each length several times, so that there are enough of them for the lanes. */
    @Test
    void everyLengthUpTo300() {
        assertSame(8 * 301, i -> i % 301);
    }

    @Test
    void eachLengthByItself() {
        for (int length = 0; length <= 300; length++) {
            int all = length;
            assertSame(1 + random.nextInt(700), i -> all);
        }
    }

    @Test
    void anyNumberOfMessagesOfAnyLength() {
        for (int trial = 0; trial < 300; trial++) {
            int longest = 1 << random.nextInt(12);
            assertSame(random.nextInt(1_500), i -> random.nextInt(longest));
        }
    }

    /** One for which the lanes of all others would wait, and some that are long but not so long. */
    @Test
    void fewLongOnesAmongMany() {
        for (int trial = 0; trial < 10; trial++) {
            assertSame(2_000, i -> i % 400 == 7 ? random.nextInt(300_000) : random.nextInt(900));
            assertSame(600, i -> 10_000 + random.nextInt(5_000));
        }
    }

    @Test
    void none() {
        assertSame(0, i -> 0);
    }

    private void assertSame(int count, IntUnaryOperator length) {
        int[] ends = new int[count];
        int all = 0;
        for (int i = 0; i < count; i++) {
            all += length.applyAsInt(i);
            ends[i] = all;
        }
        byte[] bytes = new byte[all + random.nextInt(10)];
        random.nextBytes(bytes);
        byte[] digests = new byte[32 * count];
        lanes.digest(bytes, ends, count, digests);
        for (int i = 0; i < count; i++) {
            byte[] message = Arrays.copyOfRange(bytes, i == 0 ? 0 : ends[i - 1], ends[i]);
            assertThat(Arrays.copyOfRange(digests, 32 * i, 32 * (i + 1)))
                    .as("message %s of %s, %s bytes", i, count, message.length)
                    .isEqualTo(Sm3.digest(message));
        }
    }
}
