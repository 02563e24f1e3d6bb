package io.quotaexchange.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A ledger without a database: the decider, its state and the whole history. */
final class MemoryLedger {
    final LedgerState state = new LedgerState();
    final BatchHistory history = new BatchHistory();
    final List<JournalEntry> entries = new ArrayList<>();
    private Instant now = Samples.NOW;

    Decision post(Settlement settlement) {
        now = now.plus(Duration.ofSeconds(1));
        Decision decision = LedgerDecider.decide(state, history, settlement, now);
        if (decision instanceof Decision.Accepted accepted) {
            JournalEntry entry = accepted.entry();
            state.apply(entry);
            history.add(entry);
            history.addOriginal(entry);
            entries.add(entry);
        }
        return decision;
    }

    /** Posts it, or fails the test. */
    JournalEntry posted(Settlement settlement) {
        Decision decision = post(settlement);
        if (decision instanceof Decision.Accepted accepted) {
            return accepted.entry();
        }
        throw new AssertionError(settlement + " was not posted: " + decision);
    }
}
