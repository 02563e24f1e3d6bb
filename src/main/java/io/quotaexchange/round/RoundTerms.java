package io.quotaexchange.round;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.rulebook.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the rulebook says of a round's times; kept with the round.
 *
 * @param noticeDays days of 24 hours from the announcement to the opening of entry
 * @param publicityDays working days, Monday to Friday, for which the results are published (公示)
 * @param paymentDays calendar days after that in which awards are settled
 * @param outageSeconds a close in whose last seconds, so many, the server was down is held so many after it came back
 */
public record RoundTerms(int noticeDays, int publicityDays, int paymentDays, int outageSeconds) {
    private static final int FRIDAY = 5;

    public static RoundTerms of(Terms terms) {
        return new RoundTerms(
                terms.noticeDays().value(),
                terms.publicityDays().value(),
                terms.paymentDays().value(),
                terms.outageSeconds());
    }

    Instant entryNotBefore(Instant announcedAt) {
        return announcedAt.plus(Duration.ofDays(noticeDays));
    }

    Duration outageWindow() {
        return Duration.ofSeconds(outageSeconds);
    }

    /** The end of the last day of publicity, in the country's time; with no day of publicity, at once. */
    Instant publicityUntil(Instant resultsAt) {
        if (publicityDays == 0) {
            return resultsAt;
        }
        LocalDate day = LocalDate.ofInstant(resultsAt, CivilDay.ZONE);
        for (int left = publicityDays; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() <= FRIDAY ? 1 : 0;
        }
        return day.plusDays(1).atStartOfDay(CivilDay.ZONE).toInstant();
    }

    Instant settlementDue(Instant publicityUntil) {
        return publicityUntil.plus(Duration.ofDays(paymentDays));
    }
}
