package io.quotaexchange.quantity;

/**
 * The three indicators (三类指标) a county earns, keeps, trades and writes off, in the order in which they always stand.
 *
 * <p>An amount of an indicator is a {@code long} in the unit named here; its price is a {@code long} in fen per mu (area) or fen
 * per kg (capacity).
 *
 * <p>Clause: M13-03.1.
 */
public enum IndicatorKind {
    /** 数量: area of cultivated land, in m²; on the wire hectares with four decimals. */
    QUANTITY(4),
    /** 产能: grain capacity, in whole kg. */
    CAPACITY(0),
    /** 水田: area of paddy, in m²; on the wire hectares with four decimals. */
    PADDY(4);

    private final int decimals;

    IndicatorKind(int decimals) {
        this.decimals = decimals;
    }

    /** True where the amount is an area in m² and the price is per mu. */
    public boolean isArea() {
        return this != CAPACITY;
    }

    /**
     * Reads an amount from the wire: {@code "8.0000"} ha is 80,000 m², {@code "135000"} kg is 135,000 kg.
     *
     * @throws AmountFormatException if the text is not such an amount
     */
    public long parseAmount(String text) {
        return DecimalText.parse(text, decimals);
    }

    /** Prints an amount for the wire, the inverse of {@link #parseAmount}. */
    public String printAmount(long amount) {
        return DecimalText.print(amount, decimals);
    }

    /**
     * The value in fen of an amount at a price, rounded half up to the fen, once.
     *
     * <p>Area: fen per mu × m² × 3 / 2000 (1 ha = 15 mu = 10,000 m²). Capacity: fen per kg × kg. Example: 80,000 m² at
     * 80,000.00 yuan per mu are 9,600,000.00 yuan.
     *
     * @param amount m² or kg, zero or more
     * @param fenPerUnit fen per mu or fen per kg, zero or more
     * @throws ArithmeticException if the value exceeds 2⁶³−1 fen
     */
    public long value(long amount, long fenPerUnit) {
        if (!isArea()) {
            return Math.multiplyExact(amount, fenPerUnit);
        }
        long high = Math.multiplyHigh(amount, fenPerUnit);
        long low = amount * fenPerUnit;
        if (high == 0 && low >= 0 && low <= (Long.MAX_VALUE - 1000) / 3) {
            return (low * 3 + 1000) / 2000;
        }
        return java.math.BigInteger.valueOf(amount)
                .multiply(java.math.BigInteger.valueOf(fenPerUnit))
                .multiply(java.math.BigInteger.valueOf(3))
                .add(java.math.BigInteger.valueOf(1000))
                .divide(java.math.BigInteger.valueOf(2000))
                .longValueExact();
    }
}
