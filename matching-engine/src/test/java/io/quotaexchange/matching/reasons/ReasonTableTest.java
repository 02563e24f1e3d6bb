package io.quotaexchange.matching.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.RandomAllocations;
import io.quotaexchange.matching.ascending.RandomAuctions;
import io.quotaexchange.matching.book.RandomBooks;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.clearing.Engine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Mechanism × reason (mechanisms page §7). Every cell of {@link #TABLE} says either with which inputs the reason is given, or why it
 * never is. Every set of faults an input can have is tried, and the reason given is the first of the page's list.
 */
class ReasonTableTest {
    /** Columns in the order of {@link Mechanism}; what an input is called where the reason is given, a letter where it never is. */
    private static final String TABLE = """
            reason          | PRIORITY_ALLOCATION | UNIFORM_LIMITED_PRICE | CALL_AUCTION | ASCENDING_AUCTION | CONTINUOUS
            OFF_TICK        | p                   | p                     | order        | p                 | NEW REPLACE
            OUTSIDE_BAND    | p                   | p                     | order        | c                 | NEW REPLACE
            NOT_POSITIVE    | z                   | z                     | order        | l                 | NEW REPLACE REDUCE
            DUPLICATE_ID    | m                   | m                     | order        | m                 | NEW
            DUPLICATE_SEQ   | m                   | m                     | order        | m                 | m
            OTHER_SIDE      | o                   | o                     | order        | l                 | s
            NOT_OPEN        | t                   | t                     | t            | bid match         | t
            CLOSED          | t                   | t                     | t            | bid match         | t
            OWN_LOT         | a                   | a                     | a            | bid               | a
            ALREADY_LEADING | a                   | a                     | a            | bid               | a
            NOT_ABOVE_PRICE | a                   | a                     | a            | bid               | a
            OFF_INCREMENT   | a                   | a                     | a            | bid               | a
            ABOVE_CAP       | a                   | a                     | a            | bid               | a
            CAP_PHASE       | a                   | a                     | a            | bid               | a
            NOT_ELIGIBLE    | a                   | a                     | a            | match             | a
            UNKNOWN_ORDER   | b                   | b                     | b            | b                 | REPLACE REDUCE CANCEL
            SELF_TRADE      | o                   | o                     | n            | n                 | NEW REPLACE
            CANNOT_FILL     | b                   | b                     | b            | b                 | NEW REPLACE
            """;

    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("p", "the price is the announced one, or rises by an increment: there is no tick"),
            Map.entry("c", "its bounds are the start and the cap, which have reasons of their own"),
            Map.entry("z", "a zero amount is permitted and receives zero"),
            Map.entry("l", "bids are for the lot, which has its amount and its seller"),
            Map.entry("m", "a repeated id or seq is a malformed case"),
            Map.entry("o", "a county may offer and ask: its offers never serve its own requests"),
            Map.entry("s", "a county may bid and offer: what would meet itself is SELF_TRADE"),
            Map.entry("t", "inputs carry no time"),
            Map.entry("a", "belongs to the rules of a lot"),
            Map.entry("b", "nothing rests that could be named, and every order may be filled in part"),
            Map.entry("n", "a county is on one side only"));

    private static final int RANDOM_CASES = 1_000;

    private static Map<Mechanism, Map<RejectReason, String>> table() {
        Map<Mechanism, Map<RejectReason, String>> cells = new EnumMap<>(Mechanism.class);
        String[] lines = TABLE.split("\n");
        String[] head = lines[0].split("\\|");
        for (int column = 1; column < head.length; column++) {
            Map<RejectReason, String> of = new EnumMap<>(RejectReason.class);
            for (int line = 1; line < lines.length; line++) {
                String[] cell = lines[line].split("\\|");
                of.put(RejectReason.valueOf(cell[0].strip()), cell[column].strip());
            }
            cells.put(Mechanism.valueOf(head[column].strip()), of);
        }
        return cells;
    }

    private static boolean isGiven(String cell) {
        return !NEVER.containsKey(cell);
    }

    @Test
    void everyCellIsFilled() {
        assertThat(table()).containsOnlyKeys(Mechanism.values());
        table().values().forEach(reasons -> {
            assertThat(reasons).containsOnlyKeys(RejectReason.values());
            assertThat(reasons.values()).noneMatch(String::isEmpty);
        });
        assertThat(RejectReason.values())
                .extracting(Enum::name)
                .containsExactly(
                        TABLE.lines().skip(1).map(line -> line.split(" ")[0]).toArray(String[]::new));
    }

    /** The inputs named in a cell are exactly those tried below with that fault alone. */
    @Test
    void everyCellThatIsGivenIsTried() {
        table().forEach((mechanism, reasons) -> reasons.forEach((reason, cell) -> {
            List<String> tried = Faulty.all().stream()
                    .filter(input -> input.mechanism() == mechanism)
                    .filter(input -> input.reasons().contains(reason))
                    .filter(input ->
                            input.withFaults().apply(EnumSet.of(reason)).isPresent())
                    .map(Faulty::input)
                    .toList();
            List<String> named = isGiven(cell) ? List.of(cell.split(" ")) : List.of();
            assertThat(tried).as("%s %s", mechanism, reason).containsExactlyInAnyOrderElementsOf(named);
        }));
    }

    @TestFactory
    Stream<DynamicTest> ofSeveralReasonsTheFirstOfTheListIsGiven() {
        return Faulty.all().stream()
                .flatMap(input -> setsOf(input.reasons())
                        .flatMap(faults -> input.withFaults().apply(faults).stream()
                                .map(given -> DynamicTest.dynamicTest(
                                        input + " with " + faults, () -> assertReason(given, faults)))));
    }

    private static void assertReason(Case given, Set<RejectReason> faults) {
        List<RejectReason> said = Reasons.in(Engine.clear(given));
        assertThat(said)
                .isEqualTo(faults.stream()
                        .min(RejectReason::compareTo)
                        .map(List::of)
                        .orElse(List.of()));
    }

    /** All subsets, the empty one too: without a fault nothing is rejected. */
    private static Stream<Set<RejectReason>> setsOf(List<RejectReason> reasons) {
        return IntStream.range(0, 1 << reasons.size())
                .mapToObj(bits -> IntStream.range(0, reasons.size())
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(reasons::get)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(RejectReason.class))));
    }

    /** Two faults of an input exclude each other where {@link FaultyAuctions} says so, nowhere else. */
    @Test
    void everyPairOfFaultsIsTriedUnlessTheyExcludeEachOther() {
        List<String> untried = new ArrayList<>();
        for (Faulty input : Faulty.all()) {
            for (RejectReason one : input.reasons()) {
                for (RejectReason other : input.reasons()) {
                    if (one.compareTo(other) < 0
                            && input.withFaults().apply(EnumSet.of(one, other)).isEmpty()) {
                        untried.add(input.input() + " " + one + " " + other);
                    }
                }
            }
        }
        assertThat(untried)
                .containsExactlyInAnyOrder(
                        "bid NOT_OPEN CLOSED",
                        "bid NOT_OPEN ALREADY_LEADING",
                        "bid NOT_OPEN CAP_PHASE",
                        "bid OWN_LOT ALREADY_LEADING",
                        "bid NOT_ABOVE_PRICE ABOVE_CAP",
                        "bid NOT_ABOVE_PRICE CAP_PHASE",
                        "bid OFF_INCREMENT CAP_PHASE",
                        "bid ABOVE_CAP CAP_PHASE",
                        "match NOT_OPEN CLOSED");
    }

    /** Whatever a mechanism is given, it never says a reason whose cell says never; and it says all others. */
    @Test
    void randomCasesGiveTheReasonsOfTheTableAndNoOthers() {
        Map<Mechanism, Set<RejectReason>> said = new EnumMap<>(Mechanism.class);
        for (int seed = 0; seed < RANDOM_CASES; seed++) {
            for (Case given : List.of(
                    RandomAllocations.from(seed, Sharing.SERIAL),
                    RandomAllocations.from(seed, Sharing.PRO_RATA),
                    RandomAllocations.uniform(seed),
                    RandomCallAuctions.from(seed),
                    RandomAuctions.from(seed),
                    RandomBooks.from(seed))) {
                said.computeIfAbsent(given.mechanism(), mechanism -> EnumSet.noneOf(RejectReason.class))
                        .addAll(Reasons.in(Engine.clear(given)));
            }
        }
        assertThat(said).containsOnlyKeys(Mechanism.values());
        Map<Mechanism, Map<RejectReason, String>> table = table();
        said.forEach((mechanism, reasons) -> assertThat(reasons)
                .as(mechanism.name())
                .containsExactlyElementsOf(Stream.of(RejectReason.values())
                        .filter(reason -> isGiven(table.get(mechanism).get(reason)))
                        .toList()));
    }

    @Test
    void aFillOrKillStoppedByItsOwnOrderIsRejectedAsAWhole() {
        // The one exception to the list, of the page's §5: the rest of a FOK is not cancelled for SELF_TRADE.
        Optional<Case> given =
                FaultyBooks.fillOrKill(EnumSet.of(RejectReason.SELF_TRADE, RejectReason.CANNOT_FILL), false);
        assertReason(given.orElseThrow(), EnumSet.of(RejectReason.CANNOT_FILL));
        given = FaultyBooks.fillOrKill(EnumSet.of(RejectReason.SELF_TRADE, RejectReason.CANNOT_FILL), true);
        assertReason(given.orElseThrow(), EnumSet.of(RejectReason.CANNOT_FILL));
    }
}
