package io.quotaexchange.rulebook;

import io.quotaexchange.quantity.Ratio;
import java.util.List;

/**
 * Deadlines and securities of a trade.
 *
 * @param noticeDays calendar days from the notice to the opening
 * @param publicityDays working days for which a result is published
 * @param contractDays working days in which the contract is signed
 * @param paymentDays calendar days in which the buyer pays
 * @param deposit share of the value at the guide price that a bidder deposits
 * @param exclusionMonths for which a defaulting buyer is excluded
 * @param proceedsUses what a seller may spend its proceeds on. Clause: Z10-08.2
 */
public record Terms(
        Ruling<Integer> noticeDays,
        Ruling<Integer> publicityDays,
        Ruling<Integer> contractDays,
        Ruling<Integer> paymentDays,
        Ruling<Ratio> deposit,
        Ruling<Integer> exclusionMonths,
        List<Ruling<String>> proceedsUses) {
    public Terms {
        proceedsUses = List.copyOf(proceedsUses);
    }
}
