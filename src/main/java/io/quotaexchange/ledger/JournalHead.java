package io.quotaexchange.ledger;

import java.time.Instant;

/**
 * Where the journal ends.
 *
 * @param sequence of the last entry; 0 before the first
 * @param hash of the last entry; {@link Hash#GENESIS} before the first
 * @param recordedAt of the last entry; the epoch before the first
 * @param segments how many segments were ever made
 */
public record JournalHead(long sequence, Hash hash, Instant recordedAt, long segments) {
    public static final JournalHead EMPTY = new JournalHead(0, Hash.GENESIS, Instant.EPOCH, 0);
}
