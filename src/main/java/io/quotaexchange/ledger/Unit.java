package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;

/** What an account counts: an indicator in m² or kg, or money in fen. */
public enum Unit {
    QUANTITY,
    CAPACITY,
    PADDY,
    /** Money, in fen. */
    CNY;

    public static Unit of(IndicatorKind indicator) {
        return valueOf(indicator.name());
    }
}
