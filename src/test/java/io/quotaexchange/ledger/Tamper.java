package io.quotaexchange.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes to an entry of the journal that nobody should get away with. */
final class Tamper {
    private Tamper() {}

    static JournalEntry sequence(JournalEntry e, long sequence) {
        return copy(
                e,
                sequence,
                e.recordedAt(),
                e.code(),
                e.idempotencyKey(),
                e.fact(),
                e.approver(),
                e.postings(),
                e.lots(),
                e.spent(),
                e.created());
    }

    static JournalEntry recordedAt(JournalEntry e, Instant at) {
        return copy(
                e,
                e.sequence(),
                at,
                e.code(),
                e.idempotencyKey(),
                e.fact(),
                e.approver(),
                e.postings(),
                e.lots(),
                e.spent(),
                e.created());
    }

    static JournalEntry code(JournalEntry e, SettlementCode code) {
        return copy(
                e,
                e.sequence(),
                e.recordedAt(),
                code,
                e.idempotencyKey(),
                e.fact(),
                e.approver(),
                e.postings(),
                e.lots(),
                e.spent(),
                e.created());
    }

    static JournalEntry key(JournalEntry e, String key) {
        return copy(
                e,
                e.sequence(),
                e.recordedAt(),
                e.code(),
                key,
                e.fact(),
                e.approver(),
                e.postings(),
                e.lots(),
                e.spent(),
                e.created());
    }

    static JournalEntry fact(JournalEntry e, Fact fact) {
        return copy(
                e,
                e.sequence(),
                e.recordedAt(),
                e.code(),
                e.idempotencyKey(),
                fact,
                e.approver(),
                e.postings(),
                e.lots(),
                e.spent(),
                e.created());
    }

    static JournalEntry approver(JournalEntry e, String approver) {
        return copy(
                e,
                e.sequence(),
                e.recordedAt(),
                e.code(),
                e.idempotencyKey(),
                e.fact(),
                Optional.of(approver),
                e.postings(),
                e.lots(),
                e.spent(),
                e.created());
    }

    static JournalEntry postings(JournalEntry e, List<Posting> postings) {
        return copy(
                e,
                e.sequence(),
                e.recordedAt(),
                e.code(),
                e.idempotencyKey(),
                e.fact(),
                e.approver(),
                postings,
                e.lots(),
                e.spent(),
                e.created());
    }

    static JournalEntry posting(JournalEntry e, int place, UnaryOperator<Posting> change) {
        return postings(e, changed(e.postings(), place, change));
    }

    static JournalEntry transfer(JournalEntry e, int place, UnaryOperator<Transfer> change) {
        return posting(e, place, p -> new Posting(change.apply(p.transfer()), p.from(), p.to()));
    }

    static JournalEntry lot(JournalEntry e, UnaryOperator<Lot> change) {
        return copy(
                e,
                e.sequence(),
                e.recordedAt(),
                e.code(),
                e.idempotencyKey(),
                e.fact(),
                e.approver(),
                e.postings(),
                changed(e.lots(), 1, change),
                e.spent(),
                e.created());
    }

    static JournalEntry spent(JournalEntry e, List<SegmentSpend> spent) {
        return copy(
                e,
                e.sequence(),
                e.recordedAt(),
                e.code(),
                e.idempotencyKey(),
                e.fact(),
                e.approver(),
                e.postings(),
                e.lots(),
                spent,
                e.created());
    }

    static JournalEntry created(JournalEntry e, List<Segment> created) {
        return copy(
                e,
                e.sequence(),
                e.recordedAt(),
                e.code(),
                e.idempotencyKey(),
                e.fact(),
                e.approver(),
                e.postings(),
                e.lots(),
                e.spent(),
                created);
    }

    static JournalEntry segment(JournalEntry e, int nth, UnaryOperator<Segment> change) {
        return created(e, changed(e.created(), nth, change));
    }

    static Segment units(Segment s, long first, long last) {
        return new Segment(s.id(), s.lot(), first, last, s.holder(), s.parent(), s.place());
    }

    static Segment holder(Segment s, Account holder) {
        return new Segment(s.id(), s.lot(), s.firstUnit(), s.lastUnit(), holder, s.parent(), s.place());
    }

    /** The same entries with fingerprints and hashes made to fit: what somebody with the code would do. */
    static List<JournalEntry> rehashed(List<JournalEntry> entries) {
        List<JournalEntry> sealed = new ArrayList<>();
        Hash previous = Hash.GENESIS;
        for (JournalEntry e : entries) {
            JournalEntry signed = new JournalEntry(
                    e.sequence(),
                    e.recordedAt(),
                    e.code(),
                    e.idempotencyKey(),
                    JournalHash.fingerprint(e.settlement()),
                    e.fact(),
                    e.maker(),
                    e.approver(),
                    e.postings(),
                    e.lots(),
                    e.spent(),
                    e.created(),
                    Hash.GENESIS);
            JournalEntry whole = signed.withHash(JournalHash.of(previous, signed));
            previous = whole.hash();
            sealed.add(whole);
        }
        return sealed;
    }

    private static <T> List<T> changed(List<T> values, int nth, UnaryOperator<T> change) {
        List<T> copy = new ArrayList<>(values);
        copy.set(nth - 1, change.apply(copy.get(nth - 1)));
        return copy;
    }

    private static JournalEntry copy(
            JournalEntry e,
            long sequence,
            Instant recordedAt,
            SettlementCode code,
            String key,
            Fact fact,
            Optional<String> approver,
            List<Posting> postings,
            List<Lot> lots,
            List<SegmentSpend> spent,
            List<Segment> created) {
        return new JournalEntry(
                sequence,
                recordedAt,
                code,
                key,
                e.fingerprint(),
                fact,
                e.maker(),
                approver,
                postings,
                lots,
                spent,
                created,
                e.hash());
    }
}
