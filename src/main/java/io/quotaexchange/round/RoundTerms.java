package io.quotaexchange.round;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.rulebook.LotSize;
import io.quotaexchange.rulebook.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rulebook says of a round's times; kept with the round.
 *
 * @param noticeDays days of 24 hours from the announcement to the opening of entry
 * @param publicityDays working days, Monday to Friday, for which the results are published (公示)
 * @param paymentDays calendar days after that in which awards are settled
 * @param outageSeconds a close in whose last seconds, so many, the server was down is held so many after it came back
 * @param lotSizes what lots of an indicator may hold; any size of one that is not named
 */
public record RoundTerms(
        int noticeDays, int publicityDays, int paymentDays, int outageSeconds, Map<IndicatorKind, LotSize> lotSizes) {
    private static final int FRIDAY = 5;

    public RoundTerms {
        EnumMap<IndicatorKind, LotSize> copy = new EnumMap<>(IndicatorKind.class);
        copy.putAll(lotSizes);
        lotSizes = Collections.unmodifiableMap(copy);
    }

    Optional<LotSize> lotSize(IndicatorKind indicator) {
        return Optional.ofNullable(lotSizes.get(indicator));
    }

    public static RoundTerms of(Terms terms) {
        return new RoundTerms(
                terms.noticeDays().value(),
                terms.publicityDays().value(),
                terms.paymentDays().value(),
                terms.outageSeconds(),
                terms.sizesOfLots());
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
