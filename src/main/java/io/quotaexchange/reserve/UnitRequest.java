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
    /**
     * The id of a request: three letters for its kind, and what the caller numbers it by.
     *
     * @throws IllegalArgumentException if it is none of that kind
     */
    public static String id(ActKind kind, String id) {
        String prefix = prefix(kind);
        if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("[a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("the id of such an act is " + prefix + " and 1 to 60 of a-z, 0-9 and -");
        }
        return id;
    }

    static String prefix(ActKind kind) {
        return switch (kind) {
            case FREEZE -> "frz_";
            case THAW -> "thw_";
            case DEDUCT -> "ded_";
            default -> throw new IllegalArgumentException(kind + " is not done to units");
        };
    }

    public UnitRequest signedBy(String otherMaker, String otherApprover) {
        return new UnitRequest(kind, id, lot, firstUnit, lastUnit, reason, reference, otherMaker, otherApprover);
    }

    public UnitRequest as(String otherId) {
        return new UnitRequest(kind, otherId, lot, firstUnit, lastUnit, reason, reference, maker, approver);
    }
}
