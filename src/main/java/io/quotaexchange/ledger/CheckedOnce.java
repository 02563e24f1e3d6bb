package io.quotaexchange.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/** What may happen once only: a key, the delivery of a fact, the reversal of a settlement, which must mirror it. */
final class CheckedOnce {
    private static final char KEY = 'k';
    private static final char DELIVERY = 'd';
    /** In the place of a mirror, which is odd: there can be no reversal, or there was one. */
    private static final long FINAL = 0;

    private static final long REVERSED = 2;

    /** Ends the segments of a posting: ids begin at 1. */
    private static final long NO_MORE = 0;

    private final SeenOnce seen;
    /** Of each settlement, a hash of what a reversal of it would do. */
    private final Mirrors mirrors;

    private final PolynomialHash hash = new PolynomialHash();

    CheckedOnce() {
        this(new SeenOnce(), new Mirrors());
    }

    CheckedOnce(SeenOnce seen, Mirrors mirrors) {
        this.seen = seen;
        this.mirrors = mirrors;
    }

    /**
     * @param entry the next one: its sequence number follows the one before
     * @param accounts have begun it
     */
    void check(JournalEntry entry, CheckedAccounts accounts) {
        if (!seen.add(KEY, entry.idempotencyKey(), entry.sequence())) {
            throw new JournalFault(JournalRule.ONCE, "the key " + entry.idempotencyKey() + " was used before");
        }
        if (entry.code() == SettlementCode.DELIVER) {
            JournalFault.unless(
                    seen.add(DELIVERY, entry.fact().id(), entry.sequence()),
                    JournalRule.ONCE,
                    () -> entry.fact().id() + " was delivered before");
        }
        if (entry.code() == SettlementCode.REVERSE) {
            checkReversal(entry, accounts);
        }
        mirrors.add(Reversal.isFinal(entry.code()) ? FINAL : undone(entry, accounts));
    }

    /** The first settlement whose key or delivery was there before, of those that only the end could tell. */
    OptionalLong firstRepeated() {
        return seen.firstRepeated();
    }

    private void checkReversal(JournalEntry entry, CheckedAccounts accounts) {
        Optional<Long> original =
                Reversal.sequence(entry.fact()).filter(sequence -> sequence >= 1 && sequence < entry.sequence());
        JournalFault.unless(original.isPresent(), JournalRule.PERMITTED, "a REVERSE names no earlier settlement");
        long sequence = original.orElseThrow();
        long mirror = mirrors.get(sequence);
        JournalFault.unless(
                mirror != REVERSED, JournalRule.ONCE, () -> "settlement " + sequence + " was reversed before");
        JournalFault.unless(
                mirror != FINAL && mirror == undoing(entry, accounts),
                JournalRule.PERMITTED,
                () -> "does not mirror settlement " + sequence);
        mirrors.set(sequence, REVERSED);
    }

    /** What would undo this entry: each posting the other way round, the last first, with the segments it gave. */
    private long undone(JournalEntry entry, CheckedAccounts accounts) {
        hash.begin();
        for (int place = entry.postings().size(); place >= 1; place--) {
            Transfer transfer = entry.postings().get(place - 1).transfer();
            moved(accounts.taker(place), accounts.giver(place), transfer.amount());
            for (Segment segment : entry.created()) {
                if (segment.place() == place && segment.holder().equals(transfer.to())) {
                    hash.add(segment.id());
                }
            }
            hash.add(NO_MORE);
        }
        return odd();
    }

    /** What this entry does, in the same form. */
    private long undoing(JournalEntry entry, CheckedAccounts accounts) {
        hash.begin();
        for (int place = 1; place <= entry.postings().size(); place++) {
            int posting = place;
            moved(
                    accounts.giver(place),
                    accounts.taker(place),
                    entry.postings().get(place - 1).transfer().amount());
            entry.spent().stream()
                    .filter(spend -> spend.place() == posting)
                    .mapToLong(SegmentSpend::segment)
                    .sorted()
                    .forEach(hash::add);
            hash.add(NO_MORE);
        }
        return odd();
    }

    private void moved(CheckedAccounts.Held from, CheckedAccounts.Held to, long amount) {
        hash.add(from.number()).add(to.number()).add(amount);
    }

    private long odd() {
        return hash.value() | 1;
    }
}
