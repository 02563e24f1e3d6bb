package io.quotaexchange.ledger;

import java.time.Instant;

/**
 * One holder of a unit, from its mint on.
 *
 * @param segment the run of units it was part of then
 * @param settlement that gave it to the holder: sequence number
 */
public record TraceStep(
        Segment segment, long settlement, SettlementCode code, String factKind, String factId, Instant recordedAt) {
    public Account holder() {
        return segment.holder();
    }
}
