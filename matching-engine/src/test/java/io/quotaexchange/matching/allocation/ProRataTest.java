package io.quotaexchange.matching.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Mechanism;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sharing within a tier, by clause. */
class ProRataTest {
    private static AllocationResult clear(String table) {
        return PriorityAllocation.clear(CaseTable.read("pro rata\n" + table));
    }

    private static String levels(AllocationResult result) {
        return result.certificate().stops().stream()
                .map(stop -> stop.request() + " "
                        + stop.level()
                                .map(level -> level.numerator() + "/" + level.denominator())
                                .orElse("-"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void m13_05_6_sharesInProportionAndHandsOutOddUnitsBySeq() {
        AllocationResult result = clear("""
                offer   o1 A q 10
                request r1 B tier 1 q 7
                request r2 C tier 1 q 7
                request r3 D tier 1 q 7
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 4, r2 3, r3 3");
        assertThat(levels(result)).isEqualTo("r1 10/21, r2 10/21, r3 10/21");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 SUPPLY 10-0, r2 SUPPLY 10-0, r3 SUPPLY 10-0");
    }

    @Test
    void m13_05_6_aStoppedCountyLeavesItsPartToTheOthers() {
        AllocationResult result = clear("""
                offer   o1 A q 30
                request r1 B tier 1 q 20
                request r2 B tier 1 q 20
                request r3 C tier 1 q 40
                cap B q 6
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 3, r2 3, r3 24");
        assertThat(levels(result)).isEqualTo("r1 3/20, r2 3/20, r3 3/5");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 CAP 6-0, r2 CAP 6-0, r3 SUPPLY 30-0");
    }

    @Test
    void m13_05_6_indivisibleRequestsOfATierComeFirstThenNextTier() {
        AllocationResult result = clear("""
                offer   o1 A q 30
                request r1 B tier 1 q 20
                request r2 C tier 1 q 20 whole
                request r3 D tier 2 q 5
                request r4 D tier 1 q 20 whole
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 10, r2 20, r3 0, r4 0");
        assertThat(levels(result)).isEqualTo("r1 1/2, r3 0/1, r4 -");
    }

    @Test
    void m13_05_6_ownOffersStopACountyEarlier() {
        AllocationResult result = clear("""
                offer   o1 A q 30
                offer   o2 B q 10
                request r1 A tier 1 q 40
                request r2 B tier 1 q 40
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 10, r2 30");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 OWN 10-0, r2 SUPPLY 40-0");
    }

    @Test
    void m13_05_6_anOddUnitMayFillARequestThatHadStopped() {
        AllocationResult result = clear("""
                offer   o1 A q 1
                request r1 B tier 1 q 1
                request r2 C tier 1 q 1
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 1, r2 0");
        assertThat(levels(result)).isEqualTo("r1 1/2, r2 1/2");
    }

    @Test
    void z10_21_1_pairsShareWhatTheirPartnersOffer() {
        AllocationResult result = clear("""
                paired only
                offer   o1 A q 9
                offer   o2 B q 90
                request r1 C tier 1 q 30
                request r2 D tier 1 q 30
                request r3 E tier 1 q 60
                pair A C
                pair A D
                pair B D
                pair B E
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 9, r2 30, r3 60");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 PAIRS 9-0");
        assertThat(levels(result)).isEqualTo("r1 3/10");
    }

    @Test
    void z10_21_1_aCutHoldsEveryPartnerOfWhomItStops() {
        AllocationResult result = clear("""
                paired only
                offer   o1 A q 3
                offer   o2 B q 30
                request r1 C tier 1 q 30
                request r2 D tier 1 q 60
                pair A C
                pair A D
                pair B D
                """);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 3, r2 30");
        assertThat(CaseTable.stops(result)).isEqualTo("r1 PAIRS 3-0, r2 PAIRS 33-0");
        assertThat(levels(result)).isEqualTo("r1 1/10, r2 1/2");
    }

    @Test
    void m13_05_6_amountsNear2To63AreSharedExactly() {
        AllocationResult result = clear("""
                offer   o1 A c 1000000000000001
                request r1 B tier 1 c 4611686018427387904
                request r2 C tier 1 c 4611686018427387903
                """);
        assertThat(result.fills().get(0).market() + result.fills().get(1).market())
                .isEqualTo(1_000_000_000_000_001L);
        assertThat(levels(result)).startsWith("r1 142857142857143/1317624576693539401, r2 ");
    }

    @Test
    void m13_05_6_uniformLimitedPriceRepeatsItsName() {
        AllocationCase table = CaseTable.read("pro rata\noffer o1 A q 10\nrequest r1 B tier 1 q 7");
        AllocationCase given = new AllocationCase(
                Mechanism.UNIFORM_LIMITED_PRICE,
                table.rules(),
                table.pairings(),
                table.assisted(),
                table.offers(),
                table.requests());
        AllocationResult result = PriorityAllocation.clear(given);
        assertThat(result.mechanism()).isEqualTo(Mechanism.UNIFORM_LIMITED_PRICE);
        assertThat(CaseTable.fills(result)).isEqualTo("r1 7");
    }
}
