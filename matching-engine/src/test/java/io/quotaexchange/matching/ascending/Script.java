package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Auctions as tests write them: counties by letter, prices in whole yuan, times in seconds after the opening. */
final class Script {
    static final Instant OPENING = Instant.parse("2026-03-02T01:00:00Z");
    static final Seed SEED = new Seed("00".repeat(31) + "07");
    /** S sells; P, Q and R are paired with it; A, B and C are not. */
    static final Map<String, String> COUNTY = Map.of(
            "S", "331126", "P", "330281", "Q", "330282", "R", "330283", "A", "330482", "B", "330483", "C", "330484");

    static final Pairings PAIRINGS = new Pairings(List.of(
            Pairings.Pair.of("331126", "330281"),
            Pairings.Pair.of("331126", "330282"),
            Pairings.Pair.of("331126", "330283"),
            Pairings.Pair.of("330482", "330281")));

    private Script() {}

    static Instant at(long seconds) {
        return OPENING.plusSeconds(seconds);
    }

    static AscendingTerms terms(
            long start, long increment, long cap, OptionalLong reserve, long extension, long window) {
        OptionalLong reserveFen = reserve.isPresent() ? OptionalLong.of(reserve.getAsLong() * 100) : reserve;
        return new AscendingTerms(
                new AscendingTerms.Lot("lot-7", COUNTY.get("S"), IndicatorKind.CAPACITY, 1000),
                new AscendingTerms.Prices(start * 100, increment * 100, cap * 100, reserveFen),
                new AscendingTerms.Times(at(0), at(100), extension, window),
                PAIRINGS);
    }

    static String letter(String county) {
        for (String letter : List.of("S", "P", "Q", "R", "A", "B", "C")) {
            if (COUNTY.get(letter).equals(county)) {
                return letter;
            }
        }
        throw new IllegalArgumentException(county);
    }
}
