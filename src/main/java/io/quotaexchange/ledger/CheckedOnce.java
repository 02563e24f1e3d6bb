package io.quotaexchange.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may happen once only: a key, the delivery of a fact, the reversal of a settlement, which must mirror it. */
final class CheckedOnce {
    private static final String MIRROR = "quota-exchange/mirror/1";

    private final DigestSet keys = new DigestSet();
    private final DigestSet deliveries = new DigestSet();
    private final Set<Long> reversed = new HashSet<>();
    /** By sequence number: eight bytes of what a reversal of it would do; 0 where there can be none. */
    private long[] mirrors = new long[1 << 10];

    void check(JournalEntry entry) {
        JournalFault.unless(
                keys.add(digest(entry.idempotencyKey())),
                JournalRule.ONCE,
                "the key " + entry.idempotencyKey() + " was used before");
        if (entry.code() == SettlementCode.DELIVER) {
            JournalFault.unless(
                    deliveries.add(digest(entry.fact().id())),
                    JournalRule.ONCE,
                    entry.fact().id() + " was delivered before");
        }
        if (entry.code() == SettlementCode.REVERSE) {
            checkReversal(entry);
        }
        remember(entry);
    }

    private void checkReversal(JournalEntry entry) {
        Optional<Long> original = Reversal.sequence(entry.fact()).filter(sequence -> sequence < entry.sequence());
        JournalFault.unless(original.isPresent(), JournalRule.PERMITTED, "a REVERSE names no earlier settlement");
        long sequence = original.orElseThrow();
        JournalFault.unless(
                reversed.add(sequence), JournalRule.ONCE, "settlement " + sequence + " was reversed before");
        JournalFault.unless(
                mirrors[Math.toIntExact(sequence)] != 0 && mirrors[Math.toIntExact(sequence)] == undoing(entry),
                JournalRule.PERMITTED,
                "does not mirror settlement " + sequence);
    }

    private void remember(JournalEntry entry) {
        int index = Math.toIntExact(entry.sequence());
        if (index >= mirrors.length) {
            mirrors = Arrays.copyOf(mirrors, Math.max(index + 1, Math.multiplyExact(mirrors.length, 2)));
        }
        mirrors[index] = Reversal.isFinal(entry.code()) ? 0 : undone(entry);
    }

    /** What would undo this entry: each posting the other way round, the last first, with the segments it gave. */
    private static long undone(JournalEntry entry) {
        CanonicalBytes to = new CanonicalBytes(MIRROR);
        for (int place = entry.postings().size(); place >= 1; place--) {
            Transfer transfer = entry.postings().get(place - 1).transfer();
            List<Long> given =
                    Reversal.given(entry, place).stream().map(Segment::id).toList();
            write(to, transfer.to(), transfer.from(), transfer.amount(), given);
        }
        return eightBytes(to.hash());
    }

    /** What this entry does, in the same form. */
    private static long undoing(JournalEntry entry) {
        CanonicalBytes to = new CanonicalBytes(MIRROR);
        for (int i = 0; i < entry.postings().size(); i++) {
            Transfer transfer = entry.postings().get(i).transfer();
            int place = i + 1;
            List<Long> taken = entry.spent().stream()
                    .filter(spend -> spend.place() == place)
                    .map(SegmentSpend::segment)
                    .toList();
            write(to, transfer.from(), transfer.to(), transfer.amount(), taken);
        }
        return eightBytes(to.hash());
    }

    private static void write(CanonicalBytes to, Account from, Account taker, long amount, List<Long> segments) {
        to.text(from.toString()).text(taker.toString()).number(amount).number(segments.size());
        segments.stream().sorted().forEach(to::number);
    }

    private static Hash digest(String text) {
        return new CanonicalBytes(MIRROR).text(text).hash();
    }

    private static long eightBytes(Hash hash) {
        return ByteBuffer.wrap(hash.bytes()).getLong() | 1;
    }
}
