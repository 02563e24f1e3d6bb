package io.quotaexchange.matching.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.RandomAllocations;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.clearing.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where seq decides, the order of the lists in the file does not: the same bytes come out. */
class OrderOfListsTest {
    @Test
    void anAllocationIsTheSameInAnyOrderOfItsLists() throws MalformedCaseException {
        for (int seed = 0; seed < 400; seed++) {
            AllocationCase given = RandomAllocations.from(seed, seed % 2 == 0 ? Sharing.SERIAL : Sharing.PRO_RATA);
            Random random = new Random(seed);
            Rules rules = given.rules();
            AllocationCase other = new AllocationCase(
                    given.mechanism(),
                    new Rules(
                            rules.sharing(),
                            rules.between(),
                            rules.prices(),
                            shuffled(rules.buyerCaps(), random),
                            rules.pool()),
                    new Pairings(shuffled(given.pairings().all(), random)),
                    given.assisted(),
                    shuffled(given.offers(), random),
                    shuffled(given.requests(), random));
            assertThat(cleared(other)).as("seed %d", seed).isEqualTo(cleared(given));
        }
    }

    @Test
    void aCallAuctionIsTheSameInAnyOrderOfItsListsWhereNoSeqIsRepeated() throws MalformedCaseException {
        int compared = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            CallAuctionCase given = RandomCallAuctions.from(seed);
            long seqs = Stream.concat(given.offers().stream(), given.bids().stream())
                    .map(CallAuctionCase.Order::seq)
                    .distinct()
                    .count();
            if (seqs < given.offers().size() + given.bids().size()) {
                continue;
            }
            compared++;
            Random random = new Random(seed);
            CallAuctionCase other = new CallAuctionCase(
                    given.rules(), given.pairings(), shuffled(given.offers(), random), shuffled(given.bids(), random));
            assertThat(cleared(other)).as("seed %d", seed).isEqualTo(cleared(given));
        }
        assertThat(compared).isGreaterThan(200);
    }

    /** By way of the file, as an outsider would. */
    private static byte[] cleared(Case given) throws MalformedCaseException {
        Case read = CaseFile.read(CaseFile.write(given));
        return ResultFile.write(Engine.clear(read), read);
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
