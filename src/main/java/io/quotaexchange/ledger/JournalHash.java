package io.quotaexchange.ledger;

import io.quotaexchange.platform.digest.Sm3;
import java.util.Optional;

/**
 * The journal's hash chain, version 1.
 *
 * <p>The hash of an entry is SM3 over the fields of the entry in the order below, each written as {@link CanonicalBytes} says,
 * with the hash before it first. Changing anything in an entry, or the order of two, changes every hash after it.
 */
public final class JournalHash {
    private static final String ENTRY = "quota-exchange/journal/1";
    private static final String REQUEST = "quota-exchange/settlement/1";

    private JournalHash() {}

    /** The hash that an entry must carry when it follows {@code previous}. */
    public static Hash of(Hash previous, JournalEntry entry) {
        CanonicalBytes to = new CanonicalBytes();
        write(to, previous, entry);
        return to.hash();
    }

    /** The bytes that the hash is of; a second digest, of another kind, is made of the same. */
    public static byte[] canonicalBytes(Hash previous, JournalEntry entry) {
        CanonicalBytes to = new CanonicalBytes();
        write(to, previous, entry);
        return to.toByteArray();
    }

    /** The hash of an entry whose canonical bytes are known. */
    public static Hash of(byte[] canonicalBytes) {
        return Hash.wrap(Sm3.digest(canonicalBytes));
    }

    /** Writes what the hash of an entry is of. */
    static void write(CanonicalBytes to, Hash previous, JournalEntry entry) {
        to.text(ENTRY)
                .hash(previous)
                .number(entry.sequence())
                .instant(entry.recordedAt())
                .text(entry.code().name())
                .text(entry.idempotencyKey())
                .hash(entry.fingerprint());
        people(to, entry.fact(), entry.maker(), entry.approver());
        to.number(entry.postings().size());
        for (Posting posting : entry.postings()) {
            posting(to, posting);
        }
        to.number(entry.lots().size());
        for (Lot lot : entry.lots()) {
            lot(to, lot);
        }
        to.number(entry.spent().size());
        for (SegmentSpend spend : entry.spent()) {
            to.number(spend.segment()).number(spend.place());
        }
        to.number(entry.created().size());
        for (Segment segment : entry.created()) {
            segment(to, segment);
        }
    }

    /** The fingerprint of a request: everything but its idempotency key. */
    public static Hash fingerprint(Settlement settlement) {
        CanonicalBytes to = new CanonicalBytes(REQUEST).text(settlement.code().name());
        people(to, settlement.fact(), settlement.maker(), settlement.approver());
        to.number(settlement.transfers().size());
        for (Transfer transfer : settlement.transfers()) {
            transfer(to, transfer);
        }
        to.number(settlement.issues().size());
        for (LotIssue issue : settlement.issues()) {
            issue(to, issue);
        }
        return to.hash();
    }

    /** Writes what the fingerprint of an entry is of: the request, as {@link JournalEntry#settlement} gives it. */
    static void writeRequest(CanonicalBytes to, JournalEntry entry) {
        to.text(REQUEST).text(entry.code().name());
        people(to, entry.fact(), entry.maker(), entry.approver());
        to.number(entry.postings().size());
        for (Posting posting : entry.postings()) {
            transfer(to, posting.transfer());
        }
        to.number(entry.lots().size());
        for (Lot lot : entry.lots()) {
            issue(to, lot.issue());
        }
    }

    private static void people(CanonicalBytes to, Fact fact, String maker, Optional<String> approver) {
        to.text(fact.kind()).text(fact.id()).bytes(fact.digest()).text(maker).optional(approver);
    }

    private static void transfer(CanonicalBytes to, Transfer transfer) {
        to.account(transfer.from()).account(transfer.to());
        to.number(transfer.amount()).optional(transfer.lot()).optional(transfer.priceFen());
    }

    private static void posting(CanonicalBytes to, Posting posting) {
        transfer(to, posting.transfer());
        to.number(posting.from().balance()).number(posting.from().number());
        to.number(posting.to().balance()).number(posting.to().number());
    }

    private static void issue(CanonicalBytes to, LotIssue issue) {
        to.text(issue.serial())
                .text(issue.indicator().name())
                .text(issue.county())
                .text(issue.project())
                .number(issue.amount())
                .number(issue.acceptedOn().toEpochDay());
    }

    private static void lot(CanonicalBytes to, Lot lot) {
        issue(to, lot.issue());
        to.number(lot.firstUnit()).number(lot.lastUnit());
    }

    private static void segment(CanonicalBytes to, Segment segment) {
        to.number(segment.id()).text(segment.lot()).number(segment.firstUnit()).number(segment.lastUnit());
        to.account(segment.holder()).optional(segment.parent()).number(segment.place());
    }
}
