package io.quotaexchange.quantity;

import java.math.BigInteger;

/**
 * A share between 0 and 1 with at most four decimals, held in ten-thousandths: {@code "0.2"} is 2,000.
 *
 * @param tenThousandths 0 to 10,000
 */
public record Ratio(int tenThousandths) {
    public Ratio {
        if (tenThousandths < 0 || tenThousandths > 10_000) {
            throw new IllegalArgumentException("ratio outside 0..1: " + tenThousandths);
        }
    }

    /**
     * @param text for example {@code "0.2"}
     * @throws AmountFormatException if the text is not a decimal between 0 and 1 with at most four decimals
     */
    public static Ratio of(String text) {
        long count = DecimalText.parse(text, 4);
        if (count > 10_000) {
            throw new AmountFormatException("'" + text + "' is above 1");
        }
        return new Ratio((int) count);
    }

    /** ⌊ratio × amount⌋, in the unit of the amount (zero or more). */
    public long floorOf(long amount) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(tenThousandths))
                .divide(BigInteger.valueOf(10_000))
                .longValueExact();
    }

    /** The ratio with four decimals, for example {@code "0.2000"}. */
    public String text() {
        return DecimalText.print(tenThousandths, 4);
    }
}
