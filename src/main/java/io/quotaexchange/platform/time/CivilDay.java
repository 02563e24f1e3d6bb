package io.quotaexchange.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The date on the calendars of the country: at eight in the morning it is not yesterday, as it still is in UTC. */
public final class CivilDay {
    /** The one zone of the country's clocks. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CivilDay() {}

    public static LocalDate today(Clock clock) {
        return of(clock.instant());
    }

    /** The date at a moment. */
    public static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
