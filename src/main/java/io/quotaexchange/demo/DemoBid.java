package io.quotaexchange.demo;

import io.quotaexchange.quantity.IndicatorKind;

/**
 * A sealed bid of another project.
 *
 * @param amount m² or kg
 * @param limitFen highest price it pays, fen per mu or kg; a few are outside the band or off the tick
 */
public record DemoBid(String id, String county, IndicatorKind indicator, long amount, long limitFen) {}
