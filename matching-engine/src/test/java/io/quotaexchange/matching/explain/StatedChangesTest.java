package io.quotaexchange.matching.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.RandomAllocations;
import io.quotaexchange.matching.ascending.RandomAuctions;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.RandomBooks;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.literal.Seeds;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Every stated change is made and the case cleared again: the outcome becomes what was stated; and one unit, tick, step, millisecond
 * or place less changes nothing. {@code -Dreference.cases=…} and {@code -Dreference.seed=…} make a long run.
 */
class StatedChangesTest {
    private static final long FIRST_SEED = 20_180_310L;

    private final Map<String, Integer> kinds = new TreeMap<>();
    private int records;

    @Test
    void m13_05_4_changesOfAllocationsHappenAsStated() {
        check(400, true, seed -> RandomAllocations.from(seed, seed % 2 == 0 ? Sharing.SERIAL : Sharing.PRO_RATA));
        assertThat(kinds.keySet())
                .contains("MoreOffered", "MoreAsked", "LessOffered", "LessAsked", "HigherCap", "Earlier", "AskedOnly");
        assertThat(kinds.get("none")).isLessThan(records / 10);
    }

    @Test
    void m13_05_5_changesOfCallAuctionsHappenAsStated() {
        check(1_500, true, RandomCallAuctions::from);
        assertThat(kinds.keySet())
                .contains(
                        "MoreOffered", "MoreAsked", "LessOffered", "LessAsked", "OtherLimit", "OtherAmount", "FreshId");
        assertThat(kinds.get("none")).isLessThan(records / 10);
    }

    @Test
    void m13_05_5_changesOfAscendingAuctionsHappenAsStated() {
        check(3_000, true, seed -> seed % 3 == 0 ? RandomAuctions.withMatches(seed) : RandomAuctions.from(seed));
        assertThat(kinds.keySet()).contains("Sent", "Earlier", "Later", "PairedWithSeller");
        // Sellers, leaders and counties without the right to match can change nothing by themselves.
        assertThat(kinds.get("none")).isLessThan(records / 2);
    }

    @Test
    void m13_05_6_changesOfBooksHappenAsStated() {
        check(300, true, seed -> RandomBooks.session(new Random(seed), 40));
        assertThat(kinds.keySet())
                .contains(
                        "OtherLimit",
                        "OtherLimit in all",
                        "MoreOffered",
                        "MoreAsked",
                        "OtherAmount",
                        "FreshId",
                        "OwnWithdrawn",
                        "BeforeCommand");
    }

    /** What is told of an order at its coming, in cases too large to be cleared again. */
    @Test
    void m13_05_6_changesReadOffTheBookHappenAsStated() {
        check(300, false, seed -> RandomBooks.session(new Random(seed), 60));
        assertThat(kinds.keySet()).doesNotContain("OtherLimit in all");
        assertThat(kinds.get("none")).isLessThan(records / 2);
    }

    private static final Outcome WINS = new Outcome.Stood(true);

    private void check(int cases, boolean tries, LongFunction<Case> random) {
        for (long seed : Seeds.of("stated changes", FIRST_SEED, cases).toArray()) {
            Case given = random.apply(seed);
            for (DecisionRecord record : Explain.records(given, null, tries)) {
                records++;
                String none = record.rule() == DecidingRule.NOTHING_ASKED ? "nothing asked" : "none";
                kinds.merge(record.change().map(StatedChangesTest::kind).orElse(none), 1, Integer::sum);
                if (record.change().isPresent()) {
                    check(seed, given, record, record.change().get());
                }
            }
        }
    }

    private static String kind(SmallestChange change) {
        return change.change().getClass().getSimpleName()
                + (change.outcome() instanceof Outcome.TradedInAll ? " in all" : "");
    }

    private static void check(long seed, Case given, DecisionRecord record, SmallestChange stated) {
        boolean inAll = stated.outcome() instanceof Outcome.TradedInAll;
        Outcome was = inAll
                ? BookOutcome.inAll(
                        (BookCase) given, Integer.parseInt(record.place().substring("/commands/".length())))
                : record.outcome();
        assertThat(ChangedCase.outcome(given, record, stated.change(), inAll))
                .as("seed %d: %s", seed, record)
                .contains(stated.outcome());
        assertThat(same(given, was, stated.outcome()))
                .as("seed %d: %s", seed, record)
                .isFalse();
        for (Change less : OneLess.of(given, record)) {
            assertThat(ChangedCase.outcome(given, record, less, inAll))
                    .as("seed %d: %s, but %s", seed, record, less)
                    .hasValueSatisfying(outcome -> assertThat(same(given, was, outcome))
                            .as("seed %d: %s, but %s gives %s", seed, record, less, outcome)
                            .isTrue());
        }
    }

    /**
     * Refused is refused, whatever the reason; a bid that stood wins or does not; what the pool gives depends on others' gaps and is
     * not part of what is compared.
     */
    private static boolean same(Case given, Outcome was, Outcome is) {
        if (was instanceof Outcome.Refused) {
            return is instanceof Outcome.Refused;
        } else if (was instanceof Outcome.Stood) {
            return was.equals(WINS) == is.equals(WINS);
        } else if (given instanceof AllocationCase) {
            return ((Outcome.Filled) was).amount() == ((Outcome.Filled) is).amount();
        }
        return was.equals(is);
    }

    @Test
    void largeCasesAreExplainedWithoutClearingAgain() {
        BookCase large = RandomBooks.session(new Random(FIRST_SEED), 3_000);
        assertThat(Explain.seeksChanges(large, null)).isFalse();
        String one = large.commands().get(0).id();
        assertThat(Explain.seeksChanges(large, java.util.Set.of(one))).isTrue();
        List<DecisionRecord> all = Explain.all(large);
        assertThat(all)
                .hasSize(3_000)
                .noneMatch(record -> record.change()
                        .map(change -> change.outcome() instanceof Outcome.TradedInAll)
                        .orElse(false));
    }
}
