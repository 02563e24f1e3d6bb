package io.quotaexchange.assessment;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.Map;

/**
 * A county's year.
 *
 * @param taskM2 its annual task; {@code doneM2} what is recorded as done of it; both 0 where none was set. Clause: L-02.2
 * @param overdue commitments that were not kept by the end of the year. Clause: M13-04.7
 * @param suspensions that began in the year. Clause: M13-07.5
 */
public record CountyYear(
        String county,
        String name,
        long taskM2,
        long doneM2,
        int overdue,
        int suspensions,
        Map<IndicatorKind, IndicatorYear> indicators) {
    public CountyYear {
        indicators = Map.copyOf(indicators);
    }

    /** Nothing happened where nothing is said. */
    public IndicatorYear of(IndicatorKind indicator) {
        return indicators.getOrDefault(indicator, IndicatorYear.NOTHING);
    }
}
