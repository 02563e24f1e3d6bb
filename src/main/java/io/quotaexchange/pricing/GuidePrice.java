package io.quotaexchange.pricing;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The guide price of an indicator, per mu or per kg, as the sum of its three components. Clause: M13-05.7, Z10-08.4.
 *
 * @param averageCost of making the land
 * @param compensation for protecting the resource
 * @param upkeep of the land afterwards
 * @param effectiveFrom first day
 * @param effectiveTo last day; empty while no newer price is in the book
 */
public record GuidePrice(
        IndicatorKind indicator,
        UnitPrice averageCost,
        UnitPrice compensation,
        UnitPrice upkeep,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo) {

    public UnitPrice price() {
        return UnitPrice.ofFen(Math.addExact(Math.addExact(averageCost.fen(), compensation.fen()), upkeep.fen()));
    }
}
