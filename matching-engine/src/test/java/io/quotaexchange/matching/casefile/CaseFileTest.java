package io.quotaexchange.matching.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Case;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseFileTest {
    static java.util.List<String> names() {
        return Cases.ALL;
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsWrittenReadsBackEqual(String name) throws MalformedCaseException {
        Case read = CaseFile.read(Cases.bytes(name));
        byte[] written = CaseFile.write(read);
        assertThat(CaseFile.read(written))
                .as(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(read);
        assertThat(CaseFile.write(CaseFile.read(written))).isEqualTo(written);
    }

    @Test
    void timesPrintWithoutFractionWhenWholeElseWithThreeDigits() {
        assertThat(TimeText.print(Instant.parse("2026-03-02T01:00:00Z"))).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(TimeText.print(Instant.parse("2026-03-02T01:00:00.5Z"))).isEqualTo("2026-03-02T01:00:00.500Z");
        assertThat(TimeText.print(TimeText.LAST)).isEqualTo("9999-12-31T23:59:59.999Z");
        assertThat(TimeText.print(Instant.parse("0000-01-01T00:00:00Z"))).isEqualTo("0000-01-01T00:00:00Z");
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-30_000_000_000_000L, 200_000_000_000_000L));
            assertThat(TimeText.parse(TimeText.print(instant))).isEqualTo(instant);
            assertThat(TimeText.print(instant)).startsWith(instant.toString().substring(0, 19));
        }
    }

    /** Whatever bytes arrive, the answer is a case or a refusal in one line; nothing else leaves the reader. */
    @ParameterizedTest
    @MethodSource("names")
    void damagedBytesGiveACaseOrARefusal(String name) {
        byte[] good = Cases.bytes(name);
        int refused = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            byte[] damaged = damage(good, new Random(seed));
            try {
                Case read = CaseFile.read(damaged);
                assertThat(CaseFile.write(read)).as("seed %d", seed).isNotEmpty();
            } catch (MalformedCaseException refusal) {
                refused++;
                assertThat(refusal.line()).as("seed %d", seed).isNotEmpty().doesNotContain("\n", "\r");
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + new String(damaged, StandardCharsets.UTF_8), failure);
            }
        }
        assertThat(refused).isGreaterThan(2_000);
    }

    private static byte[] damage(byte[] good, Random random) {
        byte[] bytes = good.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
                case 2 -> bytes[at] = good[random.nextInt(good.length)];
                case 3 -> bytes[at] = (byte) "{}[]\",:0-\\ue9.nt".charAt(random.nextInt(16));
                default -> {
                    int from = random.nextInt(good.length);
                    int length = Math.min(Math.min(20, good.length - from), bytes.length - at);
                    System.arraycopy(good, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }
}
