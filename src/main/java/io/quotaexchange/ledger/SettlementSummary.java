package io.quotaexchange.ledger;

import java.time.Instant;
import java.util.Optional;

/** A settlement of the journal without its postings. */
public record SettlementSummary(
        long sequence,
        SettlementCode code,
        String idempotencyKey,
        Hash fingerprint,
        Fact fact,
        String maker,
        Optional<String> approver,
        Instant recordedAt,
        Hash hash) {}
