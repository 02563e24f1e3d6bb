/**
 * Write-off (核销): a construction project's need is taken out of its county's reserve for good.
 *
 * <p>Main types: {@link io.quotaexchange.writeoff.WriteOffSlip}, {@link io.quotaexchange.writeoff.WriteOffs}. Must not know how
 * the county came by the units.
 */
package io.quotaexchange.writeoff;
