package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.time.LocalDate;

/**
 * A lot that a MINT brings into being: so many numbered units of one indicator from one project.
 *
 * @param serial what a person reads and quotes: province-county-year-project-indicator, for example {@code 33-331126-2019-0012-Q}
 * @param county six-digit code of the county that made the land
 * @param amount m² or kg, greater than zero
 * @param acceptedOn date of acceptance: older lots are spent first
 */
public record LotIssue(
        String serial, IndicatorKind indicator, String county, String project, long amount, LocalDate acceptedOn) {}
