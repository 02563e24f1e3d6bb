package io.quotaexchange.assessment;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/**
 * The province's table of a year. Clause: M13-07.4.
 *
 * @param after last settlement before the year; {@code upTo} the last one in it
 * @param counties by code; those that were divisions in the year or hold something
 */
public record Assessment(int year, long after, long upTo, List<CountyYear> counties) {
    public Assessment {
        counties = List.copyOf(counties);
    }

    /** All counties together. */
    public IndicatorYear total(IndicatorKind indicator) {
        return counties.stream().map(county -> county.of(indicator)).reduce(IndicatorYear.NOTHING, IndicatorYear::plus);
    }
}
