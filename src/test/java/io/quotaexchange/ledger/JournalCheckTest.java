package io.quotaexchange.ledger;

import static io.quotaexchange.ledger.Samples.BUYER;
import static io.quotaexchange.ledger.Samples.SELLER;
import static io.quotaexchange.ledger.Samples.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker finds what is wrong with a journal, at its place, even where every hash was made to fit again. */
final class JournalCheckTest {
    private static final int LIST = 4;
    private static final int DELIVER = 7;
    private static final int REVERSE = 11;

    /** A change to one entry of the journal, after which everything is hashed anew. */
    record Tampering(String name, int sequence, UnaryOperator<JournalEntry> change, JournalRule rule, int found) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<JournalEntry> journal() {
        MemoryLedger ledger = new MemoryLedger();
        Samples.sale().forEach(ledger::posted);
        JournalEntry list = ledger.posted(Samples.list(SELLER, "list-2", 700));
        ledger.posted(new Settlement(
                SettlementCode.REVERSE,
                "undo",
                Samples.fact("settlement", Long.toString(list.sequence())),
                "trader-1",
                Optional.empty(),
                Reversal.mirrored(list),
                List.of()));
        ledger.posted(Samples.list(SELLER, "list-3", 800));
        return ledger.entries;
    }

    @Test
    void aRightJournalHasNoFinding() {
        JournalCheck check = run(journal());
        assertThat(check.finish()).isEmpty();
        assertThat(check.counts()).isEqualTo(new JournalCounts(12, 13, 2, 22, 1));
        assertThat(check.balances())
                .containsEntry("SYSTEM/MINTED/QUANTITY", -110_000L)
                .containsEntry("331126/LISTED/QUANTITY", 800L)
                .containsEntry("SYSTEM/WRITTEN_OFF/QUANTITY", 25_000L);
    }

    static List<Tampering> tamperings() {
        return List.of(
                new Tampering(
                        "amount with its units and balance",
                        LIST,
                        JournalCheckTest::oneMore,
                        JournalRule.BALANCED,
                        LIST + 1),
                new Tampering(
                        "running balance",
                        LIST,
                        e -> Tamper.posting(
                                e,
                                1,
                                p -> new Posting(
                                        p.transfer(), p.from(), new Standing(p.to().balance() + 1, p.to().number()))),
                        JournalRule.BALANCED,
                        LIST),
                new Tampering(
                        "units moved between counties",
                        DELIVER,
                        e -> Tamper.segment(e, 1, s -> Tamper.holder(s, account("330102", AccountKind.RESERVE))),
                        JournalRule.PARTITIONED,
                        DELIVER),
                new Tampering(
                        "a unit lost",
                        LIST,
                        e -> Tamper.segment(e, 3, s -> Tamper.units(s, s.firstUnit() + 1, s.lastUnit())),
                        JournalRule.PARTITIONED,
                        LIST),
                new Tampering(
                        "a unit twice",
                        LIST,
                        e -> Tamper.segment(e, 3, s -> Tamper.units(s, s.firstUnit() - 1, s.lastUnit())),
                        JournalRule.PARTITIONED,
                        LIST),
                new Tampering(
                        "a segment spent twice",
                        LIST,
                        e -> Tamper.spent(e, List.of(new SegmentSpend(1, 1), new SegmentSpend(2, 1))),
                        JournalRule.PARTITIONED,
                        LIST),
                new Tampering(
                        "a segment number skipped",
                        LIST,
                        e -> Tamper.segment(
                                e,
                                3,
                                s -> new Segment(
                                        s.id() + 5,
                                        s.lot(),
                                        s.firstUnit(),
                                        s.lastUnit(),
                                        s.holder(),
                                        s.parent(),
                                        s.place())),
                        JournalRule.PARTITIONED,
                        LIST),
                new Tampering(
                        "units out of nothing",
                        LIST,
                        e -> Tamper.segment(
                                e,
                                3,
                                s -> new Segment(
                                        s.id(),
                                        s.lot(),
                                        s.firstUnit(),
                                        s.lastUnit(),
                                        s.holder(),
                                        OptionalLong.empty(),
                                        s.place())),
                        JournalRule.PARTITIONED,
                        LIST),
                new Tampering(
                        "a larger lot",
                        1,
                        e -> Tamper.lot(
                                e,
                                l -> new Lot(
                                        l.serial(),
                                        l.indicator(),
                                        l.county(),
                                        l.project(),
                                        l.acceptedOn(),
                                        l.firstUnit(),
                                        l.lastUnit() + 1)),
                        JournalRule.PARTITIONED,
                        1),
                new Tampering(
                        "a lot of another county",
                        1,
                        e -> Tamper.lot(
                                e,
                                l -> new Lot(
                                        l.serial(),
                                        l.indicator(),
                                        BUYER,
                                        l.project(),
                                        l.acceptedOn(),
                                        l.firstUnit(),
                                        l.lastUnit())),
                        JournalRule.PARTITIONED,
                        1),
                new Tampering(
                        "a lot over another",
                        2,
                        e -> Tamper.segment(
                                Tamper.lot(
                                        e,
                                        l -> new Lot(
                                                l.serial(),
                                                l.indicator(),
                                                l.county(),
                                                l.project(),
                                                l.acceptedOn(),
                                                1,
                                                l.amount())),
                                1,
                                s -> Tamper.units(s, 1, s.amount())),
                        JournalRule.PARTITIONED,
                        2),
                new Tampering(
                        "a serial twice",
                        2,
                        e -> Tamper.lot(
                                e,
                                l -> new Lot(
                                        "33-331126-2018-0001-Q",
                                        l.indicator(),
                                        l.county(),
                                        l.project(),
                                        l.acceptedOn(),
                                        l.firstUnit(),
                                        l.lastUnit())),
                        JournalRule.PARTITIONED,
                        2),
                new Tampering(
                        "less money",
                        DELIVER,
                        e -> Tamper.transfer(e, 2, t -> Transfer.of(t.from(), t.to(), t.amount() - 1)),
                        JournalRule.BALANCED,
                        DELIVER),
                new Tampering(
                        "less money, balances too",
                        DELIVER,
                        JournalCheckTest::oneFenLess,
                        JournalRule.DELIVERED_AGAINST_PAYMENT,
                        DELIVER),
                new Tampering(
                        "another price",
                        DELIVER,
                        e -> Tamper.transfer(e, 1, t -> t.atPrice(8_000_001)),
                        JournalRule.DELIVERED_AGAINST_PAYMENT,
                        DELIVER),
                new Tampering("a key twice", DELIVER, e -> Tamper.key(e, "list-1"), JournalRule.ONCE, DELIVER),
                new Tampering(
                        "another code", LIST, e -> Tamper.code(e, SettlementCode.AWARD), JournalRule.PERMITTED, LIST),
                new Tampering(
                        "one person for both", LIST, e -> Tamper.approver(e, e.maker()), JournalRule.PERMITTED, LIST),
                new Tampering("no postings", LIST, e -> Tamper.postings(e, List.of()), JournalRule.PERMITTED, LIST),
                new Tampering(
                        "a clock that goes back",
                        LIST,
                        e -> Tamper.recordedAt(e, Samples.NOW),
                        JournalRule.CHAINED,
                        LIST),
                new Tampering("a number skipped", LIST, e -> Tamper.sequence(e, LIST + 1), JournalRule.CHAINED, LIST),
                new Tampering(
                        "a reversal of something else",
                        REVERSE,
                        e -> Tamper.fact(e, Samples.fact("settlement", "4")),
                        JournalRule.PERMITTED,
                        REVERSE),
                new Tampering(
                        "a reversal of nothing",
                        REVERSE,
                        e -> Tamper.fact(e, Samples.fact("settlement", "99")),
                        JournalRule.PERMITTED,
                        REVERSE),
                new Tampering(
                        "a reversal of a mint",
                        REVERSE,
                        e -> Tamper.fact(e, Samples.fact("settlement", "1")),
                        JournalRule.PERMITTED,
                        REVERSE));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void findsItThoughEveryHashFits(Tampering tampering) {
        List<JournalEntry> entries = new ArrayList<>(journal());
        entries.set(tampering.sequence() - 1, tampering.change().apply(entries.get(tampering.sequence() - 1)));
        assertFound(Tamper.rehashed(entries), tampering.rule(), tampering.found());
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void theChainFindsItBeforeAnybodyHashesAnew(Tampering tampering) {
        List<JournalEntry> entries = new ArrayList<>(journal());
        entries.set(tampering.sequence() - 1, tampering.change().apply(entries.get(tampering.sequence() - 1)));
        assertFound(entries, JournalRule.CHAINED, tampering.sequence());
    }

    @Test
    void aDeliveryOfWhatWasDelivered() {
        MemoryLedger ledger = new MemoryLedger();
        Samples.sale().subList(0, 7).forEach(ledger::posted);
        ledger.posted(Samples.award(SELLER, "award-2", 10_000));
        ledger.posted(Samples.deliver("deliver-2", 10_000, 1_000_000, 15_000_000));
        List<JournalEntry> entries = new ArrayList<>(ledger.entries);
        entries.set(8, Tamper.fact(entries.get(8), Samples.fact("test", "deliver-1")));
        assertFound(Tamper.rehashed(entries), JournalRule.ONCE, 9);
    }

    @Test
    void twoRowsSwapped() {
        List<JournalEntry> entries = new ArrayList<>(journal());
        entries.add(4, entries.remove(5));
        assertFound(entries, JournalRule.CHAINED, 5);
    }

    @Test
    void aRowInTheMiddleDropped() {
        List<JournalEntry> entries = new ArrayList<>(journal());
        entries.remove(5);
        assertFound(entries, JournalRule.CHAINED, 6);
    }

    /** Only a checkpoint can tell: what is left is a right journal with another head. */
    @Test
    void theLastRowDroppedChangesTheHead() {
        List<JournalEntry> entries = journal();
        JournalCheck whole = run(entries);
        JournalCheck cut = run(entries.subList(0, entries.size() - 1));
        assertThat(cut.finish()).isEmpty();
        assertThat(cut.head()).isNotEqualTo(whole.head());
    }

    /** Each byte of each line: the line is no longer one, or the entry is found out. */
    @Test
    void anyByteChangedIsFound() {
        List<JournalEntry> entries = journal();
        Random random = new Random(11);
        for (int trial = 0; trial < 2_000; trial++) {
            int place = random.nextInt(entries.size());
            String line = JournalEntryJson.write(entries.get(place));
            int at = random.nextInt(line.length());
            char other = (char) (' ' + random.nextInt(95));
            if (line.charAt(at) == other) {
                continue;
            }
            String changed = line.substring(0, at) + other + line.substring(at + 1);
            assertThat(isFound(entries, place, changed)).as("%s", changed).isTrue();
        }
    }

    @Test
    void aLineHasOneSpelling() {
        String line = JournalEntryJson.write(journal().getFirst());
        for (String other : List.of(
                line + " ",
                line.replace("\"maker\"", "\"note\":\"x\",\"maker\""),
                line.replace("\"amount\":\"80000\"", "\"amount\":\"080000\""),
                line.replace("\"amount\":\"80000\"", "\"amount\":80000"),
                line.replace("\"sequence\":1,", ""),
                line + "{}")) {
            assertThat(other).isNotEqualTo(line);
            assertThatThrownBy(() -> JournalEntryJson.read(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a journal entry");
        }
    }

    private static boolean isFound(List<JournalEntry> entries, int place, String changed) {
        JournalCheck check = new JournalCheck();
        for (int i = 0; i < entries.size(); i++) {
            JournalEntry entry;
            try {
                entry = i == place ? JournalEntryJson.read(changed) : entries.get(i);
            } catch (IllegalArgumentException e) {
                return true;
            }
            if (check.next(entry).isPresent()) {
                return true;
            }
        }
        return check.finish().isPresent();
    }

    private static JournalCheck run(List<JournalEntry> entries) {
        JournalCheck check = new JournalCheck();
        entries.forEach(entry -> assertThat(check.next(entry)).isEmpty());
        return check;
    }

    private static void assertFound(List<JournalEntry> entries, JournalRule rule, int sequence) {
        JournalCheck check = new JournalCheck();
        entries.forEach(check::next);
        assertThat(check.finish()).hasValueSatisfying(finding -> {
            assertThat(finding.rule()).as(finding.detail()).isEqualTo(rule);
            assertThat(finding.sequence()).as(finding.detail()).isEqualTo(sequence);
        });
        for (int size : new int[] {1, 2, 3, 5, entries.size()}) {
            JournalCheck batched = inBatches(entries, size);
            assertThat(batched.finish()).isEqualTo(check.finish());
            assertThat(batched.head()).isEqualTo(check.head());
            assertThat(batched.counts()).isEqualTo(check.counts());
        }
    }

    @Test
    void aBatchIsCheckedLikeItsEntries() {
        List<JournalEntry> entries = journal();
        JournalCheck check = run(entries);
        for (int size = 1; size <= entries.size(); size++) {
            JournalCheck batched = inBatches(entries, size);
            assertThat(batched.finish()).isEmpty();
            assertThat(batched.head()).isEqualTo(check.head());
            assertThat(batched.balances()).isEqualTo(check.balances());
        }
    }

    /** The hash that a batch says it follows is believed by nobody. */
    @Test
    void aBatchBegunOverAnotherHashChangesNothing() {
        List<JournalEntry> entries = journal();
        JournalBatch batch = new JournalBatch();
        batch.begin(entries.getLast().hash());
        entries.forEach(batch::add);
        batch.digest();
        JournalCheck check = new JournalCheck();
        for (int i = 0; i < batch.size(); i++) {
            assertThat(check.next(batch, i)).isEmpty();
        }
        JournalEntry first = entries.getFirst();
        batch.begin(entries.getLast().hash());
        batch.add(first.withHash(JournalHash.of(entries.getLast().hash(), first)));
        batch.digest();
        assertThat(new JournalCheck().next(batch, 0))
                .hasValueSatisfying(finding -> assertThat(finding.rule()).isEqualTo(JournalRule.CHAINED));
    }

    private static JournalCheck inBatches(List<JournalEntry> entries, int size) {
        JournalCheck check = new JournalCheck();
        JournalBatch batch = new JournalBatch();
        for (int from = 0; from < entries.size(); from += size) {
            batch.begin(check.head().hash());
            entries.subList(from, Math.min(from + size, entries.size())).forEach(batch::add);
            batch.digest();
            for (int i = 0; i < batch.size(); i++) {
                check.next(batch, i);
            }
        }
        return check;
    }

    /** Everything in this entry agrees; the account's next posting does not. */
    private static JournalEntry oneMore(JournalEntry e) {
        JournalEntry more = Tamper.posting(
                e,
                1,
                p -> new Posting(
                        Transfer.of(
                                p.transfer().from(),
                                p.transfer().to(),
                                p.transfer().amount() + 1),
                        new Standing(p.from().balance() - 1, p.from().number()),
                        new Standing(p.to().balance() + 1, p.to().number())));
        JournalEntry given = Tamper.segment(more, 2, s -> Tamper.units(s, s.firstUnit(), s.lastUnit() + 1));
        return Tamper.segment(given, 3, s -> Tamper.units(s, s.firstUnit() + 1, s.lastUnit()));
    }

    private static JournalEntry oneFenLess(JournalEntry e) {
        return Tamper.posting(
                e,
                2,
                p -> new Posting(
                        Transfer.of(
                                p.transfer().from(),
                                p.transfer().to(),
                                p.transfer().amount() - 1),
                        new Standing(p.from().balance() + 1, p.from().number()),
                        new Standing(p.to().balance() - 1, p.to().number())));
    }
}
