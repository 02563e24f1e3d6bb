package io.quotaexchange.pricing;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.LandClass;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The guide price of an indicator, per mu or per kg, as the sum of its three components. Clause: M13-05.7, Z10-08.4.
 *
 * @param landClass class of farmland it is for, where the rulebook has prices by class; empty: for all that have none of their own
 * @param averageCost of making the land
 * @param compensation for protecting the resource
 * @param upkeep of the land afterwards
 * @param effectiveFrom first day
 * @param effectiveTo last day; empty while no newer price is in the book
 */
public record GuidePrice(
        IndicatorKind indicator,
        Optional<LandClass> landClass,
        UnitPrice averageCost,
        UnitPrice compensation,
        UnitPrice upkeep,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo) {
    /** For every class of farmland. */
    public GuidePrice(
            IndicatorKind indicator,
            UnitPrice averageCost,
            UnitPrice compensation,
            UnitPrice upkeep,
            LocalDate effectiveFrom,
            Optional<LocalDate> effectiveTo) {
        this(indicator, Optional.empty(), averageCost, compensation, upkeep, effectiveFrom, effectiveTo);
    }

    /** Whether it is the price of the same indicator and class. */
    public boolean isAlike(GuidePrice other) {
        return indicator == other.indicator() && landClass.equals(other.landClass());
    }

    public UnitPrice price() {
        return UnitPrice.ofFen(Math.addExact(Math.addExact(averageCost.fen(), compensation.fen()), upkeep.fen()));
    }
}
