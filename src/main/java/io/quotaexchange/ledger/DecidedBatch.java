package io.quotaexchange.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A batch after its decisions: the entries to write, and the answers to give once they are written. */
final class DecidedBatch {
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();

    private DecidedBatch() {}

    /** Decides in order of arrival; the state moves on with each settlement that is accepted. */
    static DecidedBatch decide(LedgerState state, BatchHistory history, List<PendingSettlement> batch, Instant now) {
        DecidedBatch decided = new DecidedBatch();
        for (PendingSettlement pending : batch) {
            decided.add(state, history, pending, now);
        }
        return decided;
    }

    List<JournalEntry> entries() {
        return entries;
    }

    void answer() {
        answers.forEach(Runnable::run);
    }

    private void add(LedgerState state, BatchHistory history, PendingSettlement pending, Instant now) {
        Decision decision;
        try {
            decision = LedgerDecider.decide(state, history, pending.settlement(), now);
        } catch (RuntimeException fault) {
            // A settlement that cannot even be decided fails alone; the state has not moved.
            answers.add(() -> pending.fail(fault));
            return;
        }
        switch (decision) {
            case Decision.Accepted accepted -> {
                JournalEntry entry = accepted.entry();
                state.apply(entry);
                history.add(entry);
                entries.add(entry);
                answers.add(() -> pending.answer(new Outcome.Posted(entry.sequence(), entry.recordedAt())));
            }
            case Decision.Repeated repeated ->
                answers.add(() -> pending.answer(new Outcome.Repeated(repeated.sequence(), repeated.recordedAt())));
            case Decision.Refused refused ->
                answers.add(() ->
                        pending.answer(new Outcome.Refused(refused.reason(), refused.detail(), refused.violations())));
        }
    }
}
