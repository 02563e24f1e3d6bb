package io.quotaexchange.ledger;

import io.quotaexchange.platform.digest.Sm3;

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
        return canonical(previous, entry).hash();
    }

    /** The bytes that the hash is of; a second digest, of another kind, is made of the same. */
    public static byte[] canonicalBytes(Hash previous, JournalEntry entry) {
        return canonical(previous, entry).toByteArray();
    }

    /** The hash of an entry whose canonical bytes are known. */
    public static Hash of(byte[] canonicalBytes) {
        return Hash.of(Sm3.digest(canonicalBytes));
    }

    private static CanonicalBytes canonical(Hash previous, JournalEntry entry) {
        CanonicalBytes to = new CanonicalBytes(ENTRY)
                .bytes(previous.bytes())
                .number(entry.sequence())
                .instant(entry.recordedAt())
                .text(entry.code().name())
                .text(entry.idempotencyKey())
                .bytes(entry.fingerprint().bytes());
        people(to, entry.fact(), entry.maker(), entry.approver());
        to.number(entry.postings().size());
        entry.postings().forEach(posting -> posting(to, posting));
        to.number(entry.lots().size());
        entry.lots().forEach(lot -> lot(to, lot));
        to.number(entry.spent().size());
        entry.spent().forEach(spend -> to.number(spend.segment()).number(spend.place()));
        to.number(entry.created().size());
        entry.created().forEach(segment -> segment(to, segment));
        return to;
    }

    /** The fingerprint of a request: everything but its idempotency key. */
    public static Hash fingerprint(Settlement settlement) {
        CanonicalBytes to = new CanonicalBytes(REQUEST).text(settlement.code().name());
        people(to, settlement.fact(), settlement.maker(), settlement.approver());
        to.number(settlement.transfers().size());
        settlement.transfers().forEach(transfer -> transfer(to, transfer));
        to.number(settlement.issues().size());
        settlement.issues().forEach(issue -> issue(to, issue));
        return to.hash();
    }

    private static void people(CanonicalBytes to, Fact fact, String maker, java.util.Optional<String> approver) {
        to.text(fact.kind()).text(fact.id()).bytes(fact.digest()).text(maker).optional(approver);
    }

    private static void transfer(CanonicalBytes to, Transfer transfer) {
        account(to, transfer.from());
        account(to, transfer.to());
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
        account(to, segment.holder());
        to.optional(segment.parent()).number(segment.place());
    }

    private static void account(CanonicalBytes to, Account account) {
        to.text(account.owner()).text(account.kind().name()).text(account.unit().name());
    }
}
