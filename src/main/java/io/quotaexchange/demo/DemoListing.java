package io.quotaexchange.demo;

import io.quotaexchange.quantity.IndicatorKind;

/**
 * Surplus that a county lists.
 *
 * @param amount m² or kg
 * @param limitFen lowest price it accepts in a call auction, fen per mu or kg, on the tick and inside the band
 */
public record DemoListing(String id, String county, IndicatorKind indicator, long amount, long limitFen) {}
