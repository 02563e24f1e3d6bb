package io.quotaexchange.ledger;

import java.security.SecureRandom;

/**
 * A hash of lists of numbers that nobody can aim at: the numbers are the coefficients of a polynomial, and its value modulo 2⁶¹−1 is taken at
 * a point that is drawn anew each time and never told. Two different polynomials of degree n agree at no more than n of the 2⁶¹ points
 * (Carter and Wegman, Universal classes of hash functions, 1979), whoever chose them. Not for what is kept or compared elsewhere.
 */
final class PolynomialHash {
    /** A Mersenne prime: a remainder costs an addition. */
    static final long PRIME = (1L << 61) - 1;

    private static final int BITS = 61;
    private static final long HALF = 0xffff_ffffL;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final long point;
    private long value;

    PolynomialHash() {
        this(RANDOM.nextLong(1L << Integer.SIZE, PRIME));
    }

    /** @param point from 2 to before the prime */
    PolynomialHash(long point) {
        this.point = point;
    }

    /** Begins a list. The first coefficient is one, so that zeros in front count. */
    PolynomialHash begin() {
        value = 1;
        return this;
    }

    /** Any number, as two coefficients. */
    PolynomialHash add(long number) {
        coefficient(number >>> Integer.SIZE);
        coefficient(number & HALF);
        return this;
    }

    /** Any text, three characters a coefficient, with its length before it. */
    PolynomialHash add(String text) {
        int length = text.length();
        coefficient(length);
        int i = 0;
        for (; i + 2 < length; i += 3) {
            coefficient((long) text.charAt(i) << 32 | (long) text.charAt(i + 1) << 16 | text.charAt(i + 2));
        }
        for (; i < length; i++) {
            coefficient(text.charAt(i));
        }
        return this;
    }

    /** @param coefficient from 0 to before 2⁶⁰ */
    private void coefficient(long coefficient) {
        long high = Math.multiplyHigh(value, point);
        long low = value * point;
        long sum = (low & PRIME) + (high << Long.SIZE - BITS | low >>> BITS) + coefficient;
        sum = (sum & PRIME) + (sum >>> BITS);
        value = sum >= PRIME ? sum - PRIME : sum;
    }

    /** From 0 to before the prime. */
    long value() {
        return value;
    }
}
