package io.quotaexchange.ledger;

import io.quotaexchange.platform.digest.Sm3Lanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Entries that follow one another, and the digests that each must have. They are made of all at once, which is several times faster than
 * one by one: each entry's own hash says what the next one must have been made over, and {@link JournalCheck} sees that it is right.
 * Its memory is bounded by {@link #isFull}. Not for two threads.
 */
public final class JournalBatch {
    private static final int MOST_ENTRIES = 512;
    private static final int ENOUGH_BYTES = 1 << 21;

    private final List<JournalEntry> entries = new ArrayList<>(MOST_ENTRIES);
    /** Of each entry what its fingerprint is of, then what its hash is of. */
    private CanonicalBytes canonical = new CanonicalBytes();

    private int[] ends = new int[2 * MOST_ENTRIES];
    private byte[] digests = new byte[0];
    private final Sm3Lanes lanes = new Sm3Lanes();
    private Hash before;

    /** @param before the hash that the first entry follows */
    public void begin(Hash before) {
        this.before = before;
        entries.clear();
        if (canonical.array().length > 4 * ENOUGH_BYTES) {
            // One entry was very long: the next ones are not.
            canonical = new CanonicalBytes();
        }
        canonical.cut(0);
    }

    /** Adds the next entry. */
    public void add(JournalEntry entry) {
        int at = 2 * entries.size();
        if (at == ends.length) {
            ends = Arrays.copyOf(ends, 2 * at);
        }
        JournalHash.writeRequest(canonical, entry);
        ends[at] = canonical.length();
        JournalHash.write(canonical, previous(entries.size()), entry);
        ends[at + 1] = canonical.length();
        entries.add(entry);
    }

    /** Whether it is time to {@link #digest}. */
    public boolean isFull() {
        return entries.size() >= MOST_ENTRIES || canonical.length() >= ENOUGH_BYTES;
    }

    /** Makes the digests, after the last entry was added. */
    public void digest() {
        int count = 2 * entries.size();
        if (digests.length < count * Hash.LENGTH) {
            digests = new byte[count * Hash.LENGTH];
        }
        lanes.digest(canonical.array(), ends, count, digests);
    }

    public int size() {
        return entries.size();
    }

    public JournalEntry entry(int index) {
        return entries.get(index);
    }

    /** The bytes that lie from {@link #from} to {@link #to} are those that an entry's hash is of. Not a copy. */
    public byte[] bytes() {
        return canonical.array();
    }

    public int from(int index) {
        return ends[2 * index];
    }

    public int to(int index) {
        return ends[2 * index + 1];
    }

    /** The hash over which the entry's was made. */
    Hash previous(int index) {
        return index == 0 ? before : entries.get(index - 1).hash();
    }

    boolean hasItsFingerprint(int index) {
        return entries.get(index).fingerprint().is(digests, 2 * index * Hash.LENGTH);
    }

    boolean hasItsHash(int index) {
        return entries.get(index).hash().is(digests, (2 * index + 1) * Hash.LENGTH);
    }
}
