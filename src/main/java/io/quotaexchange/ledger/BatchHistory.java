package io.quotaexchange.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of the journal that a batch asks about, with what the batch itself adds. */
final class BatchHistory implements History {
    private final Map<String, Answered> answered = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();
    private final Set<String> reversed = new HashSet<>();
    private final Map<Long, JournalEntry> entries = new HashMap<>();

    void addAnswered(String key, Answered answer) {
        answered.put(key, answer);
    }

    void addDelivered(String factId) {
        delivered.add(factId);
    }

    void addReversed(String factId) {
        reversed.add(factId);
    }

    void addOriginal(JournalEntry entry) {
        entries.put(entry.sequence(), entry);
    }

    /** An entry that was just decided: those behind it in the batch see it. */
    void add(JournalEntry entry) {
        addAnswered(entry.idempotencyKey(), new Answered(entry.sequence(), entry.recordedAt(), entry.fingerprint()));
        switch (entry.code()) {
            case DELIVER -> addDelivered(entry.fact().id());
            case REVERSE -> addReversed(entry.fact().id());
            default -> {}
        }
    }

    /** Entries that were decided and may not be written yet. */
    void addUnseen(List<JournalEntry> decided) {
        for (JournalEntry entry : decided) {
            add(entry);
            addOriginal(entry);
        }
    }

    @Override
    public Optional<Answered> answered(String idempotencyKey) {
        return Optional.ofNullable(answered.get(idempotencyKey));
    }

    @Override
    public boolean delivered(String factId) {
        return delivered.contains(factId);
    }

    @Override
    public boolean reversed(long sequence) {
        return reversed.contains(Long.toString(sequence));
    }

    @Override
    public Optional<JournalEntry> entry(long sequence) {
        return Optional.ofNullable(entries.get(sequence));
    }
}
