package io.quotaexchange.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks a journal entry by entry, as an export gives it: the chain and everything that always holds.
 *
 * <p>Needs no database. Memory grows with accounts and live segments; what happens once only is remembered in a temporary file when the
 * journal is long. After the first finding it checks no more.
 */
public final class JournalCheck {
    private final CheckedAccounts accounts = new CheckedAccounts();
    private final CheckedSegments segments = new CheckedSegments(accounts);
    private final CheckedOnce once;
    private final JournalBatch single = new JournalBatch();
    private JournalHead head = JournalHead.EMPTY;
    private JournalCounts counts = new JournalCounts(0, 0, 0, 0, 0);
    private Optional<JournalFinding> finding = Optional.empty();

    public JournalCheck() {
        this(new CheckedOnce());
    }

    JournalCheck(CheckedOnce once) {
        this.once = once;
    }

    /** Checks the next entry. @return the first finding of the journal so far, empty while all is well */
    public Optional<JournalFinding> next(JournalEntry entry) {
        single.begin(head.hash());
        single.add(entry);
        single.digest();
        return next(single, 0);
    }

    /**
     * Checks the next entry, which is one of a batch that was digested.
     *
     * @return the first finding of the journal so far, empty while all is well
     */
    public Optional<JournalFinding> next(JournalBatch batch, int index) {
        if (finding.isEmpty()) {
            JournalEntry entry = batch.entry(index);
            if (!batch.previous(index).equals(head.hash())) {
                return next(entry);
            }
            try {
                chained(batch, index);
                check(entry);
                advance(entry);
            } catch (JournalFault fault) {
                // All before are in order: whatever number the entry bears, this is the first place that is not.
                found(head.sequence() + 1, fault.rule(), fault.getMessage());
            } catch (ArithmeticException e) {
                found(head.sequence() + 1, JournalRule.BALANCED, "an amount is beyond 2⁶³−1");
            }
        }
        return finding;
    }

    /** Checks what can be said of the whole only, after the last entry. @return the first finding */
    public Optional<JournalFinding> finish() {
        if (finding.isEmpty()) {
            try {
                accounts.checkWhole();
                repeated(Long.MAX_VALUE);
            } catch (JournalFault fault) {
                found(head.sequence(), fault.rule(), fault.getMessage());
            }
        }
        return finding;
    }

    private void found(long sequence, JournalRule rule, String detail) {
        finding = Optional.of(new JournalFinding(sequence, rule, detail));
        repeated(sequence);
    }

    /** In a long journal, what happened twice is known only when it is asked for: it may be the first that is wrong. */
    private void repeated(long before) {
        once.firstRepeated()
                .ifPresent(sequence -> finding = sequence < before
                        ? Optional.of(new JournalFinding(
                                sequence, JournalRule.ONCE, "the key or the delivery was there before"))
                        : finding);
    }

    /** The end of what was checked: compare it with a signed checkpoint. */
    public JournalHead head() {
        return head;
    }

    public JournalCounts counts() {
        return counts;
    }

    /** Every account's balance in m², kg or fen, in the order of their names. */
    public Map<String, Long> balances() {
        return new TreeMap<>(accounts.balances());
    }

    private void check(JournalEntry entry) {
        accounts.begin(entry);
        once.check(entry, accounts);
        permitted(entry);
        accounts.post(entry);
        if (entry.code() == SettlementCode.DELIVER) {
            List<Transfer> transfers = new ArrayList<>(entry.postings().size());
            for (Posting posting : entry.postings()) {
                transfers.add(posting.transfer());
            }
            Optional<String> detail = Deliveries.fault(transfers);
            if (detail.isPresent()) {
                throw new JournalFault(JournalRule.DELIVERED_AGAINST_PAYMENT, detail.get());
            }
        }
        segments.check(head.segments(), entry);
    }

    private void chained(JournalBatch batch, int index) {
        JournalEntry entry = batch.entry(index);
        JournalFault.unless(
                entry.sequence() == head.sequence() + 1,
                JournalRule.CHAINED,
                () -> "entry " + entry.sequence() + " follows entry " + head.sequence());
        JournalFault.unless(
                entry.recordedAt().isAfter(head.recordedAt()),
                JournalRule.CHAINED,
                () -> "recorded at " + entry.recordedAt() + ", not after " + head.recordedAt());
        JournalFault.unless(
                batch.hasItsFingerprint(index), JournalRule.CHAINED, "the fingerprint is not that of the request");
        JournalFault.unless(
                batch.hasItsHash(index),
                JournalRule.CHAINED,
                () -> "the hash is not that of the entry after " + head.hash());
    }

    private void permitted(JournalEntry entry) {
        JournalFault.unless(!entry.postings().isEmpty(), JournalRule.PERMITTED, "no postings");
        JournalFault.unless(
                entry.approver().isEmpty() || !entry.approver().get().equals(entry.maker()),
                JournalRule.PERMITTED,
                () -> entry.maker() + " made and approved it");
        for (int place = 1; place <= entry.postings().size(); place++) {
            Transfer transfer = entry.postings().get(place - 1).transfer();
            boolean permitted = accounts.giver(place).isPossible()
                    && accounts.taker(place).isPossible()
                    && transfer.from().unit() == transfer.to().unit()
                    && !transfer.from().equals(transfer.to())
                    && (entry.code() == SettlementCode.REVERSE
                            || Movement.permits(entry.code(), transfer.from(), transfer.to()));
            if (!permitted) {
                throw new JournalFault(
                        JournalRule.PERMITTED,
                        entry.code() + " does not move " + transfer.from() + " to " + transfer.to());
            }
            JournalFault.unless(transfer.amount() > 0, JournalRule.PERMITTED, "an amount that is not above zero");
        }
    }

    private void advance(JournalEntry entry) {
        head = new JournalHead(
                entry.sequence(),
                entry.hash(),
                entry.recordedAt(),
                head.segments() + entry.created().size());
        counts = new JournalCounts(
                counts.settlements() + 1,
                counts.postings() + entry.postings().size(),
                counts.lots() + entry.lots().size(),
                counts.segments() + entry.created().size(),
                counts.deliveries() + (entry.code() == SettlementCode.DELIVER ? 1 : 0));
    }
}
