package io.quotaexchange.matching.ascending;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thousands of random auctions: the state machine and the page read literally must answer alike. */
class RandomAuctionTest {
    private static final List<String> LETTERS = List.of("S", "P", "Q", "R", "A", "B", "C");

    @Test
    void agreesWithThePageReadLiterally() {
        Map<RejectReason, Integer> reasons = new EnumMap<>(RejectReason.class);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int seed = 0; seed < 20_000; seed++) {
            AscendingCase given = random(new Random(seed));
            AscendingResult result = AscendingClearing.clear(given);
            assertThat(result).as("seed %d: %s", seed, given).isEqualTo(new LiteralAuction(given).clear());
            result.bids().forEach(a -> a.reason().ifPresent(r -> reasons.merge(r, 1, Integer::sum)));
            result.matches().forEach(a -> a.reason().ifPresent(r -> reasons.merge(r, 1, Integer::sum)));
            outcomes.merge(kind(result.outcome()), 1, Integer::sum);
        }
        assertThat(reasons).as("every reason was met").hasSize(9);
        assertThat(outcomes).as("every outcome was met").hasSize(7);
    }

    private static String kind(AscendingOutcome outcome) {
        return outcome instanceof AscendingOutcome.Sold sold
                ? sold.decidedBy().name()
                : outcome.getClass().getSimpleName();
    }

    private static AscendingCase random(Random random) {
        long cap = 100 + random.nextInt(12) * 5;
        OptionalLong reserve =
                random.nextInt(3) == 0 ? OptionalLong.of(cap - random.nextInt(40)) : OptionalLong.empty();
        AscendingTerms terms =
                Script.terms(100, 1 + random.nextInt(15), cap, reserve, random.nextInt(20), random.nextInt(3) * 40);
        List<Bid> bids = new ArrayList<>();
        long at = random.nextInt(30) - 10;
        int seq = 0;
        for (int i = random.nextInt(14); i > 0; i--) {
            String county = Script.COUNTY.get(LETTERS.get(random.nextInt(7)));
            long price = random.nextInt(4) == 0 ? cap : 90 + random.nextInt(70);
            bids.add(new Bid("b" + i, ++seq, county, price * 100, Script.at(at)));
            at += random.nextInt(15);
        }
        List<Match> matches = new ArrayList<>();
        at = 90 + random.nextInt(20);
        for (int i = random.nextInt(4); i > 0; i--) {
            matches.add(new Match("m" + i, ++seq, Script.COUNTY.get(LETTERS.get(random.nextInt(5))), Script.at(at)));
            at += random.nextInt(40);
        }
        byte[] seedBytes = new byte[32];
        random.nextBytes(seedBytes);
        return new AscendingCase(terms, new Seed(HexFormat.of().formatHex(seedBytes)), bids, matches);
    }
}
