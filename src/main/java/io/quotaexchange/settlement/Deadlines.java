package io.quotaexchange.settlement;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.rulebook.Terms;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The last days on which an award's steps are in time, as the round's rulebook says.
 *
 * <p>Working days are Monday to Friday: public holidays and the days worked in exchange for them are announced each year and stand in
 * no document of the exchange, so a deadline is never later than the calendar of the authorities would have it by more than those.
 * Clause: M13-05.8.
 *
 * @param confirmBy last day for both confirmations
 * @param payBy last day for the payment
 */
public record Deadlines(LocalDate confirmBy, LocalDate payBy) {
    /** @param awardedAt when the stage that made the award was cleared; its day counts as day 0 */
    public static Deadlines of(Terms terms, Instant awardedAt) {
        LocalDate day = CivilDay.of(awardedAt);
        return new Deadlines(
                addWorkingDays(day, terms.contractDays().value()),
                day.plusDays(terms.paymentDays().value()));
    }

    /** Monday to Friday; the first day does not count. */
    public static LocalDate addWorkingDays(LocalDate from, int days) {
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
