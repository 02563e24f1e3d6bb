package io.quotaexchange.ledger;

import java.time.Instant;
import java.util.Optional;

/** What a decision needs to know of entries written before, however long ago. */
interface History {
    /** An earlier settlement that used a key. */
    record Answered(long sequence, Instant recordedAt, Hash fingerprint) {}

    Optional<Answered> answered(String idempotencyKey);

    /** Whether a DELIVER has this fact's id. */
    boolean delivered(String factId);

    /** Whether a REVERSE names this settlement. */
    boolean reversed(long sequence);

    Optional<JournalEntry> entry(long sequence);
}
