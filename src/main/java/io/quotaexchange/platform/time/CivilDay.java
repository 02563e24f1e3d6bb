package io.quotaexchange.platform.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The date on the calendars of the country: at eight in the morning it is not yesterday, as it still is in UTC. */
public final class CivilDay {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private CivilDay() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }
}
