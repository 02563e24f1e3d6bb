package io.quotaexchange.matching.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCertificate;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.allocation.PriorityAllocation;
import io.quotaexchange.matching.allocation.RandomAllocations;
import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCertificate;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.literal.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker accepts every right result and finds every change of one. */
class CheckTest {
    private static final int CASES = 3_000;

    private static long[] seeds(String what) {
        return Seeds.of(what, 1, CASES).toArray();
    }

    @Test
    void m13_05_4_everyAllocationInSeriesPasses() {
        for (long seed : seeds("check of allocations in series")) {
            AllocationCase given = RandomAllocations.from(seed, AllocationCase.Sharing.SERIAL);
            assertThat(Check.check(given, PriorityAllocation.clear(given)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void m13_05_5_everyCallAuctionPasses() {
        for (long seed : seeds("check of call auctions")) {
            CallAuctionCase given = RandomCallAuctions.from(seed);
            assertThat(Check.check(given, CallAuction.clear(given)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void m13_05_4_everyChangeOfAnAllocationIsFound() {
        Survivors survivors = new Survivors();
        for (long seed : seeds("changed allocations")) {
            AllocationCase given = RandomAllocations.from(seed, sharing(seed));
            AllocationResult right = PriorityAllocation.clear(given);
            AllocationCertificate proof = right.certificate();
            AllocationResult changed = new TamperedRecord(seed).change(right);
            AllocationResult wrong =
                    new AllocationResult(changed.mechanism(), changed.fills(), changed.sold(), changed.trades(), proof);
            survivors.none(seed, given, right, wrong);
            AllocationCertificate otherProof = new TamperedRecord(seed).change(proof);
            survivors.few(
                    given,
                    right,
                    new AllocationResult(right.mechanism(), right.fills(), right.sold(), right.trades(), otherProof));
        }
        survivors.report();
    }

    @Test
    void m13_05_5_everyChangeOfACallAuctionIsFound() {
        Survivors survivors = new Survivors();
        for (long seed : seeds("changed call auctions")) {
            CallAuctionCase given = RandomCallAuctions.from(seed);
            CallAuctionResult right = CallAuction.clear(given);
            CallAuctionCertificate proof = right.certificate();
            CallAuctionResult changed = new TamperedRecord(seed).change(right);
            survivors.none(
                    seed,
                    given,
                    right,
                    new CallAuctionResult(
                            changed.priceFen(),
                            changed.volume(),
                            changed.fills(),
                            changed.trades(),
                            changed.rejected(),
                            proof));
            survivors.few(
                    given,
                    right,
                    new CallAuctionResult(
                            right.priceFen(),
                            right.volume(),
                            right.fills(),
                            right.trades(),
                            right.rejected(),
                            new TamperedRecord(seed).change(proof)));
        }
        survivors.report();
    }

    @Test
    void anEmptyCertificateProvesNothing() {
        AllocationCase given = RandomAllocations.from(20_180_311L, AllocationCase.Sharing.SERIAL);
        AllocationResult right = PriorityAllocation.clear(given);
        assertThat(right.trades()).isNotEmpty();
        AllocationResult bare = new AllocationResult(
                right.mechanism(),
                right.fills(),
                right.sold(),
                right.trades(),
                new AllocationCertificate(List.of(), List.of(), List.of()));
        assertThat(Check.check(given, bare))
                .hasValueSatisfying(finding -> assertThat(finding.place()).startsWith("certificate/"));
    }

    private static AllocationCase.Sharing sharing(long seed) {
        return seed % 2 == 0 ? AllocationCase.Sharing.SERIAL : AllocationCase.Sharing.PRO_RATA;
    }

    /** A changed certificate may by chance be another valid proof (SUPPLY and OWN both reached): rare, so it is counted. */
    private static final class Survivors {
        private int changes;
        private int survived;

        void none(long seed, Case given, Result right, Result changed) {
            if (!changed.equals(right)) {
                assertThat(Check.check(given, changed))
                        .as("seed %d: %s", seed, changed)
                        .isPresent();
            }
        }

        void few(Case given, Result right, Result changed) {
            if (!changed.equals(right)) {
                changes++;
                survived += Check.check(given, changed).isPresent() ? 0 : 1;
            }
        }

        void report() {
            assertThat(changes).isGreaterThan(Integer.getInteger("reference.cases", CASES) / 5);
            assertThat(survived).isLessThanOrEqualTo(changes / 100);
        }
    }
}
