package io.quotaexchange.matching.determinism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.RandomAllocations;
import io.quotaexchange.matching.ascending.RandomAuctions;
import io.quotaexchange.matching.book.RandomBooks;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.RandomCallAuctions;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.Cases;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.clearing.Engine;
import io.quotaexchange.matching.explain.DecisionRecord;
import io.quotaexchange.matching.explain.Explain;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where seq decides, the order of lists and fields in the file does not: the same bytes come out, and the same explanations.
 *
 * <p>Bids, matches and commands of the two live mechanisms must stand in rising seq; another order of those is no case.
 */
class OrderOfListsTest {
    private static final Set<String> LISTS = Set.of("pairings", "assisted", "offers", "requests");
    private static final Map<Mechanism, LongFunction<Case>> RANDOM = new EnumMap<>(Mechanism.class);

    static {
        RANDOM.put(
                Mechanism.PRIORITY_ALLOCATION,
                seed -> RandomAllocations.from(seed, seed % 2 == 0 ? Sharing.SERIAL : Sharing.PRO_RATA));
        RANDOM.put(Mechanism.UNIFORM_LIMITED_PRICE, RandomAllocations::uniform);
        RANDOM.put(Mechanism.CALL_AUCTION, OrderOfListsTest::callAuctionWithoutRepeatedSeq);
        RANDOM.put(Mechanism.ASCENDING_AUCTION, RandomAuctions::from);
        RANDOM.put(Mechanism.CONTINUOUS, RandomBooks::from);
    }

    /** Of two orders with one seq the place in the list decides: such auctions are left out. */
    private static Case callAuctionWithoutRepeatedSeq(long seed) {
        for (long next = 10 * seed; ; next++) {
            CallAuctionCase given = RandomCallAuctions.from(next);
            long seqs = Stream.concat(given.offers().stream(), given.bids().stream())
                    .map(CallAuctionCase.Order::seq)
                    .distinct()
                    .count();
            if (seqs == given.offers().size() + given.bids().size()) {
                return given;
            }
        }
    }

    private static Set<String> lists(Mechanism mechanism) {
        return switch (mechanism) {
            case PRIORITY_ALLOCATION, UNIFORM_LIMITED_PRICE -> LISTS;
            case CALL_AUCTION -> Set.of("pairings", "offers", "bids");
            case ASCENDING_AUCTION, CONTINUOUS -> Set.of("pairings");
        };
    }

    @ParameterizedTest
    @EnumSource
    void theSameBytesComeOutInAnyOrderOfTheLists(Mechanism mechanism) throws MalformedCaseException {
        int moved = 0;
        for (int seed = 0; seed < 400; seed++) {
            byte[] file = CaseFile.write(RANDOM.get(mechanism).apply(seed));
            byte[] other = ShuffledFile.of(file, lists(mechanism), new Random(seed));
            moved += Arrays.equals(file, other) ? 0 : 1;
            assertThat(cleared(other)).as("seed %d", seed).isEqualTo(cleared(file));
        }
        assertThat(moved).isGreaterThan(380);
    }

    @ParameterizedTest
    @EnumSource
    void theSameExplanationsComeOutInAnyOrderOfTheLists(Mechanism mechanism) throws MalformedCaseException {
        for (int seed = 0; seed < 60; seed++) {
            byte[] file = CaseFile.write(RANDOM.get(mechanism).apply(seed));
            Case given = CaseFile.read(file);
            byte[] other = ShuffledFile.of(file, lists(mechanism), new Random(seed));
            assertThat(told(CaseFile.read(other))).as("seed %d", seed).isEqualTo(told(given));
        }
    }

    /** All but the places in the lists. */
    private static String told(Case given) {
        StringBuilder told = new StringBuilder();
        for (DecisionRecord record : Explain.all(given)) {
            told.append(record.toString().replaceFirst("place=/[a-z]+/[0-9]+", ""))
                    .append('\n')
                    .append(record.zh())
                    .append('\n')
                    .append(record.en());
        }
        return told.toString();
    }

    @Test
    void bidsAndCommandsOutOfOrderAreRefused() {
        for (List<String> row : List.of(
                List.of("ascending", "\"seq\": 2", "\"seq\": 20", "/bids/2/seq"),
                List.of("ascending", "\"seq\": 5", "\"seq\": 50", "/matches/1/seq"),
                List.of("continuous", "\"seq\": 3", "\"seq\": 30", "/commands/3/seq"))) {
            String text = Cases.text(row.get(0)).replace(row.get(1), row.get(2));
            assertThatThrownBy(() -> CaseFile.read(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(MalformedCaseException.class)
                    .hasMessageContaining(row.get(3));
        }
    }

    /** By way of the file, as an outsider would. */
    private static String cleared(byte[] file) throws MalformedCaseException {
        Case read = CaseFile.read(file);
        return new String(ResultFile.write(Engine.clear(read), read), StandardCharsets.UTF_8);
    }
}
