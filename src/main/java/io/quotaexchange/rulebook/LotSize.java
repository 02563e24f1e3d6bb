package io.quotaexchange.rulebook;

import io.quotaexchange.quantity.IndicatorKind;

/**
 * What a lot of an indicator may hold, m² or kg.
 *
 * <p>Clause: M13-05.8.
 *
 * @param minimum above zero; the least amount
 * @param multiple above zero; every amount is a multiple of it
 */
public record LotSize(IndicatorKind indicator, long minimum, long multiple) {
    /** @throws IllegalArgumentException if one of them is not above zero */
    public LotSize {
        if (minimum <= 0 || multiple <= 0) {
            throw new IllegalArgumentException("a lot size is above zero");
        }
    }

    public boolean permits(long amount) {
        return amount >= minimum && amount % multiple == 0;
    }
}
