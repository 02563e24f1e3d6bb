package io.quotaexchange.quantity;

/**
 * An amount of money in fen (分), zero or more; on the wire yuan with two decimals.
 *
 * @param fen for example 325 for 3.25 yuan
 */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public Money {
        if (fen < 0) {
            throw new IllegalArgumentException("negative money " + fen);
        }
    }

    public static Money ofFen(long fen) {
        return new Money(fen);
    }

    /**
     * @param text yuan with at most two decimals, for example {@code "3.25"}
     * @throws AmountFormatException if the text is not such an amount
     */
    public static Money ofYuan(String text) {
        return new Money(DecimalText.parse(text, 2));
    }

    /** Yuan with two decimals, for example {@code "9600000.00"}. */
    public String yuan() {
        return DecimalText.print(fen, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return yuan() + " CNY";
    }
}
