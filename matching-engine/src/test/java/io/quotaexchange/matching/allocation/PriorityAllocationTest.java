package io.quotaexchange.matching.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The steps of a priority allocation in series, by clause. */
class PriorityAllocationTest {
    private static final long MOST = Long.MAX_VALUE;

    private static AllocationResult clear(String table) {
        return PriorityAllocation.clear(CaseTable.read(table));
    }

    @Test
    void m13_05_4_servesTierBeforeSeq() {
        AllocationResult result = clear("""
                offer   o1 A q 100
                request r1 B tier 2 q 60
                request r2 C tier 1 q 70
                request r3 D tier 1 q 10
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 20, r2 70, r3 10");
        assertThat(CaseTable.trades(result)).isEqualTo("r2<o1 70, r3<o1 10, r1<o1 20");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 SUPPLY 100-80");
    }

    @Test
    void m13_05_4_neverServesACountyFromItsOwnOffers() {
        AllocationResult result = clear("""
                offer   o1 A q 100
                offer   o2 B q 30
                request r1 A tier 1 q 50
                request r2 A tier 1 q 5
                request r3 B tier 1 q 5
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 30, r2 0, r3 5");
        assertThat(CaseTable.trades(result)).isEqualTo("r1<o2 30, r3<o1 5");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 OWN 30-0, r2 OWN 30-30");
    }

    @Test
    void m13_05_4_aCountyAloneOnBothSidesTradesNothing() {
        AllocationResult result = clear("""
                offer   o1 A q 100
                request r1 A tier 1 q 50
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 0");
        assertThat(CaseTable.sold(result)).isEqualTo("o1 0");
        assertThat(result.trades()).isEmpty();
        assertThat(result.certificate().paired()).isEmpty();
    }

    @Test
    void m13_05_4_keepsWithinTheCapOfABuyer() {
        AllocationResult result = clear("""
                offer   o1 A q 100
                request r1 B tier 1 q 30
                request r2 B tier 1 q 30
                request r3 C tier 1 q 30
                cap B q 40
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 30, r2 10, r3 30");
        assertThat(CaseTable.stops(result)).isEqualTo("r2 CAP 40-30");
    }

    @Test
    void m13_05_4_admitsAnIndivisibleRequestOnlyWholeInEveryIndicator() {
        AllocationResult result = clear("""
                offer   o1 A q 100
                offer   o2 A p 10
                request r1 B tier 1 q 50 p 11 whole
                request r2 C tier 1 q 90 p 10 whole
                request r3 D tier 1 q 50
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 0, r1 0, r2 90, r2 10, r3 10");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 WHOLE 0-0, r1 SUPPLY 10-0, r3 SUPPLY 100-90");
    }

    @Test
    void m13_05_4_aZeroAmountReceivesZero() {
        AllocationResult result = clear("""
                offer   o1 A q 0
                offer   o2 A q 5
                request r1 B tier 1 q 0 c 0
                request r2 B tier 1 q 0 whole
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 0, r1 0, r2 0");
        assertThat(CaseTable.sold(result)).isEqualTo("o1 0, o2 0");
        assertThat(result.certificate().stops()).isEmpty();
    }

    @Test
    void z10_21_1_firstRefusalServesPairsOnlyAndReroutes() {
        AllocationResult result = clear("""
                paired only
                offer   o1 A q 10
                offer   o2 B q 10
                request r1 C tier 1 q 10
                request r2 D tier 1 q 10
                request r3 D tier 1 q 1
                request r4 E tier 1 q 1
                pair C A
                pair C B
                pair D A
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 10, r2 10, r3 0, r4 0");
        assertThat(CaseTable.trades(result)).isEqualTo("r1<o2 10*, r2<o1 10*");
        assertThat(CaseTable.stops(result)).isEqualTo("r3 PAIRS 10-10, r4 PAIRS 0-0");
        assertThat(result.certificate().cuts())
                .extracting(AllocationCertificate.Cut::sellers)
                .containsExactly(List.of(CaseTable.county("A")), List.of());
    }

    @Test
    void z10_21_1_anIndivisibleRequestRefusedBetweenPairsLeavesAllToLaterOnes() {
        AllocationResult result = clear("""
                paired only
                offer   o1 A q 10
                request r1 C tier 1 q 11 whole
                request r2 C tier 1 q 4
                request r3 D tier 1 q 7 whole
                request r4 D tier 1 q 6 whole
                pair C A
                pair D A
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 0, r2 4, r3 0, r4 6");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 PAIRS 10-0, r3 PAIRS 10-4");
    }

    @Test
    void z10_21_1_tradesAsMuchAsPossibleBetweenPairs() {
        AllocationResult result = clear("""
                offer   o1 A q 50
                offer   o2 B q 50
                request r1 C tier 1 q 50
                request r2 D tier 1 q 50
                pair D A
                """);
        assertThat(CaseTable.trades(result)).isEqualTo("r1<o2 50, r2<o1 50*");
    }

    @Test
    void z10_21_1_leavesACountyOnBothSidesWhatItNeeds() {
        // B may buy from A only, so A's 10 cannot all go to its partner C.
        AllocationResult result = clear("""
                offer   o1 A q 10
                offer   o2 B q 10
                request r1 B tier 1 q 10
                request r2 C tier 1 q 10
                pair C A
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 10, r2 10");
        assertThat(CaseTable.trades(result)).isEqualTo("r1<o1 10, r2<o2 10");
        assertThat(result.certificate().paired().get(0).total().total()).isZero();
    }

    @Test
    void m13_05_9_sellsOffersOfAssistedCountiesFirst() {
        AllocationResult result = clear("""
                offer   o1 A q 10
                offer   o2 B q 10
                offer   o3 C q 10
                request r1 D tier 1 q 15
                assisted C
                """);
        assertThat(CaseTable.sold(result)).isEqualTo("o1 5, o2 0, o3 10");
        assertThat(CaseTable.trades(result)).isEqualTo("r1<o3 10, r1<o1 5");
    }

    @Test
    void z10_21_1_pairsComeBeforeAssistedSellers() {
        AllocationResult result = clear("""
                offer   o1 A q 10
                offer   o2 B q 10
                request r1 D tier 1 q 10
                assisted A
                pair B D
                """);
        assertThat(CaseTable.sold(result)).isEqualTo("o1 0, o2 10");
    }

    @Test
    void m13_05_9_whoWithWhomFollowsFirstFilledAndFirstSold() {
        AllocationResult result = clear("""
                offer   o1 A q 4
                offer   o2 B q 6
                offer   o3 A q 6
                request r1 C tier 2 q 5
                request r2 D tier 1 q 7
                request r3 C tier 1 q 4
                assisted B
                """);
        assertThat(CaseTable.trades(result)).isEqualTo("r2<o2 6, r2<o1 1, r3<o1 3, r3<o3 1, r1<o3 5");
    }

    @Test
    void z10_10_2_poolCoversAShareOfTheGapInOrder() {
        AllocationResult result = clear("""
                offer   o1 A q 10
                request r1 B tier 2 q 25 pool
                request r2 C tier 1 q 15 pool
                request r3 D tier 1 q 15
                request r4 D tier 1 q 15 pool whole
                pool q 10 at 5000
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 0+8, r2 10+2, r3 0, r4 0");
    }

    @Test
    void z10_10_2_capsDoNotBindThePool() {
        AllocationResult result = clear("""
                offer   o1 A q 10
                request r1 B tier 1 q 10 pool
                cap B q 0
                pool q 100 at 10000
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 0+10");
    }

    @Test
    void m13_05_4_amountsReach2To63Minus1() {
        AllocationResult result = clear("""
                offer   o1 A c %d
                offer   o2 A q 1
                request r1 B tier 1 q 1
                request r2 C tier 1 c 4611686018427387
                """.formatted(MOST));
        assertThat(CaseTable.fills(result)).isEqualTo("r1 1, r2 4611686018427387");
        AllocationResult noTrade = clear("""
                offer   o1 A c %d
                request r1 A tier 1 c %d
                """.formatted(MOST, MOST));
        assertThat(CaseTable.fills(noTrade)).isEqualTo("r1 0");
    }

    @Test
    void m13_05_4_aSumOrValueBeyond2To63Minus1IsRefusedNotWrapped() {
        assertThatThrownBy(() -> clear("""
                offer   o1 A c %d
                offer   o2 B c 1
                """.formatted(MOST)))
                .isInstanceOf(AmountOverflowException.class)
                .hasMessageContaining("offers of CAPACITY");
        assertThatThrownBy(() -> clear("""
                request r1 A tier 1 c %d
                request r2 B tier 1 c 1
                """.formatted(MOST)))
                .isInstanceOf(AmountOverflowException.class)
                .hasMessageContaining("requests of CAPACITY");
        assertThatThrownBy(() -> clear("""
                offer   o1 A c %d
                request r1 B tier 1 c %d
                """.formatted(MOST, MOST)))
                .isInstanceOf(AmountOverflowException.class)
                .hasMessageContaining("value");
    }

    @Test
    void m13_05_4_amountsOfAnySizeBehaveAsSmallOnes() {
        long factor = 10_000_000_000_000_000L;
        for (long seed = 1; seed <= 300; seed++) {
            AllocationCase given = RandomAllocations.from(seed, AllocationCase.Sharing.SERIAL);
            AllocationResult small = PriorityAllocation.clear(scaled(given, 1));
            AllocationResult large = PriorityAllocation.clear(scaled(given, factor));
            assertThat(large.sold())
                    .as("seed %d", seed)
                    .isEqualTo(small.sold().stream()
                            .map(sold -> new AllocationResult.Sold(sold.offer(), sold.amount() * factor))
                            .toList());
            assertThat(large.trades().stream()
                            .map(trade -> trade.amount() / factor)
                            .toList())
                    .as("seed %d", seed)
                    .isEqualTo(small.trades().stream()
                            .map(AllocationResult.Trade::amount)
                            .toList());
        }
    }

    /** At a price of zero, so that values stay in bounds; without caps and pool. */
    private static AllocationCase scaled(AllocationCase given, long factor) {
        Map<IndicatorKind, UnitPrice> prices = new EnumMap<>(IndicatorKind.class);
        given.rules().prices().keySet().forEach(indicator -> prices.put(indicator, UnitPrice.ofFen(0)));
        return new AllocationCase(
                given.mechanism(),
                new AllocationCase.Rules(
                        given.rules().sharing(), given.rules().between(), prices, List.of(), Optional.empty()),
                given.pairings(),
                given.assisted(),
                given.offers().stream()
                        .map(o -> new AllocationCase.Offer(
                                o.id(), o.seq(), o.county(), o.indicator(), o.amount() % 100 * factor))
                        .toList(),
                given.requests().stream()
                        .map(r -> new AllocationCase.Request(
                                r.id(),
                                r.seq(),
                                r.county(),
                                r.tier(),
                                times(r.amounts(), factor),
                                r.divisible(),
                                false))
                        .toList());
    }

    private static Map<IndicatorKind, Long> times(Map<IndicatorKind, Long> amounts, long factor) {
        Map<IndicatorKind, Long> scaled = new EnumMap<>(IndicatorKind.class);
        amounts.forEach((indicator, amount) -> scaled.put(indicator, amount * factor));
        return scaled;
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfTheLists() {
        for (long seed = 1; seed <= 300; seed++) {
            AllocationCase given = RandomAllocations.from(seed, AllocationCase.Sharing.SERIAL);
            List<AllocationCase.Offer> offers = new ArrayList<>(given.offers());
            Collections.reverse(offers);
            List<AllocationCase.Request> requests = new ArrayList<>(given.requests());
            Collections.reverse(requests);
            AllocationCase turned = new AllocationCase(
                    given.mechanism(), given.rules(), given.pairings(), given.assisted(), offers, requests);
            assertThat(PriorityAllocation.clear(turned)).as("seed %d", seed).isEqualTo(PriorityAllocation.clear(given));
        }
    }
}
