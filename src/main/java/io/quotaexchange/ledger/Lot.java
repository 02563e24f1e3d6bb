package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.time.LocalDate;

/**
 * A lot as it was minted. Its units are numbered among all units of its indicator, from 1.
 *
 * @param serial what a person reads and quotes
 * @param county six-digit code of the county that made the land
 * @param firstUnit the lot's first unit (1 m² or 1 kg)
 * @param lastUnit the lot's last unit
 */
public record Lot(
        String serial,
        IndicatorKind indicator,
        String county,
        String project,
        LocalDate acceptedOn,
        long firstUnit,
        long lastUnit) {
    /** m² or kg. */
    public long amount() {
        return lastUnit - firstUnit + 1;
    }

    LotIssue issue() {
        return new LotIssue(serial, indicator, county, project, amount(), acceptedOn);
    }

    /** All its units. */
    public UnitRange units() {
        return new UnitRange(firstUnit, lastUnit);
    }
}
