package io.quotaexchange.quantity;

/**
 * A price in fen per mu (QUANTITY, PADDY) or fen per kg (CAPACITY); on the wire yuan with two decimals.
 *
 * @param fen for example 8,000,000 for 80,000.00 yuan per mu
 */
public record UnitPrice(long fen) implements Comparable<UnitPrice> {
    public UnitPrice {
        if (fen < 0) {
            throw new IllegalArgumentException("negative price " + fen);
        }
    }

    public static UnitPrice ofFen(long fen) {
        return new UnitPrice(fen);
    }

    /**
     * @param text yuan with at most two decimals, for example {@code "80000.00"}
     * @throws AmountFormatException if the text is not such a price
     */
    public static UnitPrice ofYuan(String text) {
        return new UnitPrice(DecimalText.parse(text, 2));
    }

    /** Yuan with two decimals. */
    public String yuan() {
        return DecimalText.print(fen, 2);
    }

    @Override
    public int compareTo(UnitPrice other) {
        return Long.compare(fen, other.fen);
    }
}
