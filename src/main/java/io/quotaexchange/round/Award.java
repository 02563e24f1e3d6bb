package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorKind;

/**
 * One trade of a stage, between two counties or from the provincial pool.
 *
 * @param id for example {@code awd_2018-1_2_0007}: round, stage, place in the stage
 * @param seller a county, or the province for a draw from the pool
 * @param order the request or bid it serves
 * @param offer the listing it takes from; empty for a draw from the pool
 * @param caseDigest SM3 of the stage's case file, hex; {@code resultDigest} of its result file: so the ledger is bound to both
 * @param amount m² or kg
 * @param priceFen fen per mu or kg
 * @param valueFen fen, rounded once per trade
 */
public record Award(
        String id,
        String round,
        int stage,
        String seller,
        String buyer,
        IndicatorKind indicator,
        long amount,
        long priceFen,
        long valueFen,
        boolean paired,
        String order,
        String offer,
        String caseDigest,
        String resultDigest) {

    public boolean fromPool() {
        return offer.isEmpty();
    }
}
