package io.quotaexchange.quantity;

/**
 * One amount of each indicator (三类指标), zero or more: QUANTITY in m², CAPACITY in kg, PADDY in m².
 *
 * @param quantity m²
 * @param capacity kg
 * @param paddy m²
 */
public record IndicatorVector(long quantity, long capacity, long paddy) {
    public static final IndicatorVector ZERO = new IndicatorVector(0, 0, 0);

    public IndicatorVector {
        if (quantity < 0 || capacity < 0 || paddy < 0) {
            throw new IllegalArgumentException("negative amount in " + quantity + "/" + capacity + "/" + paddy);
        }
    }

    /** The amount of one indicator, in its unit. */
    public long get(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> quantity;
            case CAPACITY -> capacity;
            case PADDY -> paddy;
        };
    }

    /** The same with one amount replaced. */
    public IndicatorVector with(IndicatorKind indicator, long amount) {
        return switch (indicator) {
            case QUANTITY -> new IndicatorVector(amount, capacity, paddy);
            case CAPACITY -> new IndicatorVector(quantity, amount, paddy);
            case PADDY -> new IndicatorVector(quantity, capacity, amount);
        };
    }
}
