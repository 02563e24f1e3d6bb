package io.quotaexchange.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.OptionalLong;

/** What may happen once only: a key, the delivery of a fact, the reversal of a settlement, which must mirror it. */
final class CheckedOnce {
    private static final String MIRROR = "quota-exchange/mirror/1";
    private static final char KEY = 'k';
    private static final char DELIVERY = 'd';
    /** In the place of a mirror, which is odd: there can be no reversal, or there was one. */
    private static final long FINAL = 0;

    private static final long REVERSED = 2;

    private final SeenOnce seen;
    /** Of each settlement, eight bytes of what a reversal of it would do. */
    private final Mirrors mirrors;

    private final MessageDigest sha256;
    private final CanonicalBytes written = new CanonicalBytes(MIRROR);
    private final int beginning = written.length();

    CheckedOnce() {
        this(new SeenOnce(), new Mirrors());
    }

    CheckedOnce(SeenOnce seen, Mirrors mirrors) {
        this.seen = seen;
        this.mirrors = mirrors;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param entry the next one: its sequence number follows the one before */
    void check(JournalEntry entry) {
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
            checkReversal(entry);
        }
        mirrors.add(Reversal.isFinal(entry.code()) ? FINAL : undone(entry));
    }

    /** The first settlement whose key or delivery was there before, of those that only the end could tell. */
    OptionalLong firstRepeated() {
        return seen.firstRepeated();
    }

    private void checkReversal(JournalEntry entry) {
        Optional<Long> original =
                Reversal.sequence(entry.fact()).filter(sequence -> sequence >= 1 && sequence < entry.sequence());
        JournalFault.unless(original.isPresent(), JournalRule.PERMITTED, "a REVERSE names no earlier settlement");
        long sequence = original.orElseThrow();
        long mirror = mirrors.get(sequence);
        JournalFault.unless(
                mirror != REVERSED, JournalRule.ONCE, () -> "settlement " + sequence + " was reversed before");
        JournalFault.unless(
                mirror != FINAL && mirror == undoing(entry),
                JournalRule.PERMITTED,
                () -> "does not mirror settlement " + sequence);
        mirrors.set(sequence, REVERSED);
    }

    /** What would undo this entry: each posting the other way round, the last first, with the segments it gave. */
    private long undone(JournalEntry entry) {
        CanonicalBytes to = begin();
        for (int place = entry.postings().size(); place >= 1; place--) {
            Transfer transfer = entry.postings().get(place - 1).transfer();
            write(to, transfer.to(), transfer.from(), transfer.amount());
            for (Segment segment : entry.created()) {
                if (segment.place() == place && segment.holder().equals(transfer.to())) {
                    to.optional(OptionalLong.of(segment.id()));
                }
            }
            to.optional(OptionalLong.empty());
        }
        return eightBytes(to);
    }

    /** What this entry does, in the same form. */
    private long undoing(JournalEntry entry) {
        CanonicalBytes to = begin();
        for (int place = 1; place <= entry.postings().size(); place++) {
            int posting = place;
            Transfer transfer = entry.postings().get(place - 1).transfer();
            write(to, transfer.from(), transfer.to(), transfer.amount());
            entry.spent().stream()
                    .filter(spend -> spend.place() == posting)
                    .mapToLong(SegmentSpend::segment)
                    .sorted()
                    .forEach(segment -> to.optional(OptionalLong.of(segment)));
            to.optional(OptionalLong.empty());
        }
        return eightBytes(to);
    }

    private CanonicalBytes begin() {
        written.cut(beginning);
        return written;
    }

    private static void write(CanonicalBytes to, Account from, Account taker, long amount) {
        to.account(from).account(taker).number(amount);
    }

    private long eightBytes(CanonicalBytes to) {
        sha256.update(to.array(), 0, to.length());
        return ByteBuffer.wrap(sha256.digest()).getLong() | 1;
    }
}
