package io.quotaexchange.ledger;

import java.time.Instant;

/** What the decider makes of one settlement. */
sealed interface Decision {
    /** It is to be written as this entry. */
    record Accepted(JournalEntry entry) implements Decision {}

    /** It was written before, under the same key and with the same content. */
    record Repeated(long sequence, Instant recordedAt) implements Decision {}

    /** It breaks a rule; nothing is written. */
    record Refused(LedgerRefusal reason, String detail) implements Decision {}
}
