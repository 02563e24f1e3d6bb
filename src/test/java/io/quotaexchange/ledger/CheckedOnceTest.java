package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens once only, in a journal too long for memory: everything goes through the temporary file. */
final class CheckedOnceTest {
    private static final int MANY = 40_000;

    @Test
    void aNameUsedAgainIsFoundAtOnceWhileTheyAreFew() {
        SeenOnce seen = new SeenOnce(100);
        assertThat(seen.add('k', "a", 1)).isTrue();
        assertThat(seen.add('d', "a", 1)).isTrue();
        assertThat(seen.add('k', "a", 2)).isFalse();
        assertThat(seen.firstRepeated()).isEmpty();
    }

    @Test
    void theFirstNameUsedAgainIsFoundAtTheEndWhenTheyAreMany() {
        SeenOnce seen = new SeenOnce(100);
        for (int i = 1; i <= MANY; i++) {
            assertThat(seen.add('k', "key-" + i, i)).isTrue();
        }
        assertThat(seen.firstRepeated()).isEmpty();
        assertThat(seen.add('k', "key-39999", MANY + 1L)).isTrue();
        assertThat(seen.add('k', "key-7", MANY + 2L)).isTrue();
        assertThat(seen.add('k', "key-300", MANY + 3L)).isTrue();
        assertThat(seen.firstRepeated()).isEqualTo(OptionalLong.of(MANY + 1L));
    }

    @ParameterizedTest
    @CsvSource({"64, 1000", "3000, 3000", "3000, 10000"})
    void mirrorsComeBackFromTheFile(int inMemory, int added) {
        Mirrors mirrors = new Mirrors(inMemory);
        for (long i = 1; i <= added; i++) {
            mirrors.add(3 * i);
        }
        mirrors.set(5, 2);
        mirrors.set(added, 2);
        for (long i = 1; i <= added; i++) {
            assertThat(mirrors.get(i)).isEqualTo(i == 5 || i == added ? 2 : 3 * i);
        }
    }

    @Test
    void aLongJournalIsCheckedAsAShortOne() {
        for (int seed = 1; seed <= 20; seed++) {
            List<JournalEntry> entries = entries(seed);
            JournalCheck check = spilling();
            for (JournalEntry entry : entries) {
                assertThat(check.next(entry)).as("seed %d", seed).isEmpty();
            }
            assertThat(check.finish()).isEmpty();
        }
    }

    @Test
    void aKeyUsedAgainIsTheFirstFindingOfALongJournalToo() {
        List<JournalEntry> entries = new ArrayList<>(entries(3));
        int again = entries.size() - 5;
        entries.set(again, Tamper.key(entries.get(again), entries.get(2).idempotencyKey()));
        List<JournalEntry> forged = Tamper.rehashed(entries);
        JournalCheck whole = spilling();
        forged.forEach(whole::next);
        assertThat(whole.finish()).hasValueSatisfying(finding -> {
            assertThat(finding.sequence()).isEqualTo(again + 1L);
            assertThat(finding.rule()).isEqualTo(JournalRule.ONCE);
        });
        // Another fault after it does not hide it.
        JournalCheck cut = spilling();
        forged.subList(0, forged.size() - 2).forEach(cut::next);
        assertThat(cut.next(forged.getLast()))
                .hasValueSatisfying(finding -> assertThat(finding.sequence()).isEqualTo(again + 1L));
    }

    private static JournalCheck spilling() {
        return new JournalCheck(new CheckedOnce(new SeenOnce(4), new Mirrors(4)));
    }

    private static List<JournalEntry> entries(int seed) {
        RandomSettlements random = new RandomSettlements(seed);
        MemoryLedger ledger = new MemoryLedger();
        for (int i = 0; i < 600; i++) {
            ledger.post(random.next());
        }
        return ledger.entries;
    }
}
