package io.quotaexchange.matching.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.BuyerCap;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every allocation of two offers and two requests among three counties, small amounts, with every pairing that matters, and every
 * allocation of each written down: no solver in the comparison.
 */
class EveryTinyAllocationTest {
    private static final String A = "330101";
    private static final String B = "330102";
    private static final String C = "330103";
    private static final IndicatorKind KG = IndicatorKind.CAPACITY;
    private static final List<List<Pairings.Pair>> PAIRINGS = List.of(
            List.of(),
            List.of(Pairings.Pair.of(A, B)),
            List.of(Pairings.Pair.of(A, B), Pairings.Pair.of(B, C)),
            List.of(Pairings.Pair.of(A, B), Pairings.Pair.of(B, C), Pairings.Pair.of(A, C)));

    @ParameterizedTest
    @CsvSource({"SERIAL, ANY", "SERIAL, PAIRED", "PRO_RATA, ANY", "PRO_RATA, PAIRED"})
    void m13_05_4_everyTinyAllocationIsWhatThePageSays(Sharing sharing, Between between) {
        int compared = 0;
        for (List<Offer> offers : offers()) {
            for (List<Request> requests : requests()) {
                for (List<Pairings.Pair> pairs : PAIRINGS) {
                    // All else that the rules may say in turn, so that each meets every kind of orders many times.
                    boolean capped = compared % 3 == 0;
                    Set<String> assisted = compared % 5 == 0 ? Set.of(C) : Set.of();
                    compare(allocation(sharing, between, capped, assisted, pairs, offers, requests));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(27 * 144 * 4);
    }

    private static void compare(AllocationCase given) {
        AllocationResult result = PriorityAllocation.clear(given);
        EnumeratedAllocation expected = new EnumeratedAllocation(given, KG);
        if (!result.fills().equals(expected.fills)
                || !result.sold().equals(expected.sold)
                || !result.trades().equals(expected.trades)
                || Check.check(given, result).isPresent()) {
            assertThat(result.fills()).as("fills of %s", given).isEqualTo(expected.fills);
            assertThat(result.sold()).as("sold of %s", given).isEqualTo(expected.sold);
            assertThat(result.trades()).as("trades of %s", given).isEqualTo(expected.trades);
            assertThat(Check.check(given, result)).as("check of %s", given).isEmpty();
        }
    }

    /** Two offers: of which counties, and how much. */
    private static List<List<Offer>> offers() {
        List<List<Offer>> all = new ArrayList<>();
        for (String first : List.of(A, B, C)) {
            for (String second : List.of(A, B, C)) {
                for (long[] amounts : new long[][] {{1, 1}, {1, 3}, {2, 1}}) {
                    all.add(List.of(
                            new Offer("o1", 1, first, KG, amounts[0]), new Offer("o2", 3, second, KG, amounts[1])));
                }
            }
        }
        return all;
    }

    /** Two requests: of which counties, how much, whole or not; the later one of the same tier, or of the next. */
    private static List<List<Request>> requests() {
        List<List<Request>> all = new ArrayList<>();
        for (int variant = 0; variant < 144; variant++) {
            int rest = variant;
            String first = List.of(A, B, C).get(rest % 3);
            rest /= 3;
            String second = List.of(A, B, C).get(rest % 3);
            rest /= 3;
            long one = rest % 2 == 0 ? 1 : 3;
            rest /= 2;
            long other = 1 + rest % 2;
            rest /= 2;
            boolean firstDivisible = rest % 4 != 1;
            boolean secondDivisible = rest % 4 != 2;
            int tier = rest % 4 == 3 ? 2 : 1;
            all.add(List.of(
                    new Request("r1", 2, first, 1, Map.of(KG, one), firstDivisible, false),
                    new Request("r2", 4, second, tier, Map.of(KG, other), secondDivisible, false)));
        }
        return all;
    }

    private static AllocationCase allocation(
            Sharing sharing,
            Between between,
            boolean capped,
            Set<String> assisted,
            List<Pairings.Pair> pairs,
            List<Offer> offers,
            List<Request> requests) {
        List<BuyerCap> caps = capped ? List.of(new BuyerCap(A, KG, 1), new BuyerCap(B, KG, 2)) : List.of();
        return new AllocationCase(
                Mechanism.PRIORITY_ALLOCATION,
                new Rules(sharing, between, Map.of(KG, UnitPrice.ofFen(7)), caps, Optional.empty()),
                new Pairings(pairs),
                assisted,
                offers,
                requests);
    }
}
