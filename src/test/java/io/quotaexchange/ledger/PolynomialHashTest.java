package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolynomialHashTest {
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

    @Test
    void isThePolynomialsValueAtThePoint() {
        Random random = new Random(61);
        for (int trial = 0; trial < 5_000; trial++) {
            long point = trial == 0 ? PolynomialHash.PRIME - 1 : random.nextLong(2, PolynomialHash.PRIME);
            PolynomialHash hash = new PolynomialHash(point).begin();
            List<Long> coefficients = new ArrayList<>(List.of(1L));
            for (int i = random.nextInt(8); i > 0; i--) {
                if (random.nextBoolean()) {
                    long number = random.nextInt(10) == 0 ? -1 : random.nextLong() >> random.nextInt(Long.SIZE);
                    hash.add(number);
                    coefficients.add(number >>> 32);
                    coefficients.add(number & 0xffff_ffffL);
                } else {
                    String text = text(random);
                    hash.add(text);
                    coefficients.add((long) text.length());
                    int at = 0;
                    for (; at + 3 <= text.length(); at += 3) {
                        coefficients.add(
                                ((long) text.charAt(at) << 16 | text.charAt(at + 1)) << 16 | text.charAt(at + 2));
                    }
                    for (; at < text.length(); at++) {
                        coefficients.add((long) text.charAt(at));
                    }
                }
            }
            assertThat(BigInteger.valueOf(hash.value()))
                    .as("trial %d", trial)
                    .isEqualTo(slowly(coefficients, BigInteger.valueOf(point)));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append((char) random.nextInt(1 << 16));
        }
        return text.toString();
    }

    private static BigInteger slowly(List<Long> coefficients, BigInteger point) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < coefficients.size(); i++) {
            value = value.add(BigInteger.valueOf(coefficients.get(i)).multiply(point.pow(coefficients.size() - 1 - i)));
        }
        return value.mod(PRIME);
    }

    @Test
    void listsThatLookAlikeDiffer() {
        PolynomialHash hash = new PolynomialHash();
        Set<Long> values = new HashSet<>();
        List<Long> all = List.of(
                hash.begin().value(),
                hash.begin().add(0).value(),
                hash.begin().add(0).add(0).value(),
                hash.begin().add(1).value(),
                hash.begin().add(1L << 32).value(),
                hash.begin().add(PolynomialHash.PRIME).value(),
                hash.begin().add("").value(),
                hash.begin().add("abc").value(),
                hash.begin().add("ab").add("c").value(),
                hash.begin().add("a").add("bc").value());
        values.addAll(all);
        assertThat(values).hasSameSizeAs(all);
    }

    @Test
    void nobodyKnowsThePoint() {
        assertThat(new PolynomialHash().begin().add("key").value())
                .isNotEqualTo(new PolynomialHash().begin().add("key").value());
    }
}
