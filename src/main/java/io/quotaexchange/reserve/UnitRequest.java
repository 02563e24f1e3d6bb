package io.quotaexchange.reserve;

import io.quotaexchange.act.ActKind;

/**
 * Asks that units of a lot be frozen, thawed or deducted, whoever holds them. Clause: M13-07.3.
 *
 * @param kind FREEZE, THAW or DEDUCT
 * @param id for example {@code frz_2019-0007}
 * @param lot serial of the lot
 * @param firstUnit number inside the lot, from 1; {@code lastUnit} likewise, included
 * @param reason what the check found, in a sentence
 * @param reference the document or image that shows it
 */
public record UnitRequest(
        ActKind kind,
        String id,
        String lot,
        long firstUnit,
        long lastUnit,
        String reason,
        String reference,
        String maker,
        String approver) {
    UnitRequest as(String otherId) {
        return new UnitRequest(kind, otherId, lot, firstUnit, lastUnit, reason, reference, maker, approver);
    }
}
