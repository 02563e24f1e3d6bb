package io.quotaexchange.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A settlement as it stands in the journal, with everything it did.
 *
 * @param sequence from 1 without a gap
 * @param recordedAt the writer's clock in whole microseconds, later than that of the entry before
 * @param fingerprint SM3 of what was asked for
 * @param lots the lots that a MINT brought into being
 * @param spent in the order of postings, then of segment ids
 * @param created in the order of their ids
 * @param hash SM3 over this entry and the hash before it, see {@link JournalHash}
 */
public record JournalEntry(
        long sequence,
        Instant recordedAt,
        SettlementCode code,
        String idempotencyKey,
        Hash fingerprint,
        Fact fact,
        String maker,
        Optional<String> approver,
        List<Posting> postings,
        List<Lot> lots,
        List<SegmentSpend> spent,
        List<Segment> created,
        Hash hash) {
    public JournalEntry {
        postings = List.copyOf(postings);
        lots = List.copyOf(lots);
        spent = List.copyOf(spent);
        created = List.copyOf(created);
    }

    /** What was asked for. */
    public Settlement settlement() {
        return new Settlement(
                code,
                idempotencyKey,
                fact,
                maker,
                approver,
                postings.stream().map(Posting::transfer).toList(),
                lots.stream().map(Lot::issue).toList());
    }

    JournalEntry withHash(Hash sealed) {
        return new JournalEntry(
                sequence,
                recordedAt,
                code,
                idempotencyKey,
                fingerprint,
                fact,
                maker,
                approver,
                postings,
                lots,
                spent,
                created,
                sealed);
    }
}
