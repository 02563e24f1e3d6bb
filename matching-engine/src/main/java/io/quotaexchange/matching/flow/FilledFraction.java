package io.quotaexchange.matching.flow;

import java.math.BigInteger;

/**
 * A filled fraction, exact.
 *
 * @param part zero or more
 * @param whole above zero, at least {@code part}
 */
public record FilledFraction(long part, long whole) {
    static final FilledFraction FULL = new FilledFraction(1, 1);

    /** Compares a/b with c/d exactly; all zero or more, b and d above zero. */
    public static int compare(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, d), Math.multiplyHigh(c, b));
        return high != 0 ? high : Long.compareUnsigned(a * d, c * b);
    }

    boolean isBelow(long otherPart, long otherWhole) {
        return compare(part, whole, otherPart, otherWhole) < 0;
    }

    /** ⌊fraction × amount⌋. */
    public long floorOf(long amount) {
        return Math.multiplyHigh(part, amount) == 0 && part * amount >= 0
                ? part * amount / whole
                : BigInteger.valueOf(part)
                        .multiply(BigInteger.valueOf(amount))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
    }

    /** What {@link #floorOf} leaves over, in parts of a unit of which {@code whole} make one: right even where the products wrap. */
    long partsOf(long amount, long floor) {
        return part * amount - floor * whole;
    }
}
