package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Small hostile auctions from a seed: bids before the opening and after the close, off the increment, beyond the cap; matches. */
public final class RandomAuctions {
    private static final List<String> LETTERS = List.of("S", "P", "Q", "R", "A", "B", "C");

    private RandomAuctions() {}

    public static AscendingCase from(long seed) {
        Random random = new Random(seed);
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

    /** Auctions in which paired counties bid, an unpaired one leads at the close, and matches come within the window or near it. */
    public static AscendingCase withMatches(long seed) {
        Random random = new Random(seed);
        AscendingTerms terms = Script.terms(100, 1 + random.nextInt(5), 1_000, OptionalLong.empty(), 0, 40);
        List<Bid> bids = new ArrayList<>();
        int seq = 0;
        long increment = terms.prices().incrementFen();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String county = Script.COUNTY.get(List.of("P", "A", "Q", "B").get(random.nextInt(4)));
            bids.add(new Bid("b" + i, ++seq, county, 10_000 + seq * increment, Script.at(10L * seq)));
        }
        bids.add(new Bid("last", ++seq, Script.COUNTY.get("C"), 10_000 + seq * increment, Script.at(90)));
        List<Match> matches = new ArrayList<>();
        long at = 95;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            matches.add(new Match("m" + i, ++seq, Script.COUNTY.get(LETTERS.get(random.nextInt(7))), Script.at(at)));
            at += random.nextInt(20);
        }
        return new AscendingCase(terms, Script.SEED, bids, matches);
    }
}
