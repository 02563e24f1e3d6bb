package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.ascending.AscendingTerms.Prices;
import io.quotaexchange.matching.ascending.AscendingTerms.Times;
import io.quotaexchange.matching.ascending.Seed;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads the rules of an ascending auction. */
final class AscendingRulesReader {
    /** A hundred years; the page bounds no duration. */
    private static final long LONGEST_SECONDS = 100L * 366 * 86_400;

    private long start;
    private long increment;
    private long cap;
    private OptionalLong reserve = OptionalLong.empty();
    private Instant opensAt;
    private Instant closesAt;
    private long extension;
    private long matchWindow;
    private Seed seed;

    AscendingRulesReader(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(
                cursor,
                "start",
                "increment",
                "cap",
                "reserve",
                "opensAt",
                "closesAt",
                "extension",
                "matchWindow",
                "seed");
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "start" -> start = Values.priceFen(cursor);
                case "increment" -> increment = Values.priceFen(cursor);
                case "cap" -> cap = Values.priceFen(cursor);
                case "reserve" -> reserve = OptionalLong.of(Values.priceFen(cursor));
                case "opensAt" -> opensAt = Values.instant(cursor);
                case "closesAt" -> closesAt = Values.instant(cursor);
                case "extension" -> extension = Values.integer(cursor, 0, LONGEST_SECONDS);
                case "matchWindow" -> matchWindow = Values.integer(cursor, 0, LONGEST_SECONDS);
                default -> seed = seed(cursor);
            }
        }
        fields.require("start", "increment", "cap", "opensAt", "closesAt", "extension", "matchWindow", "seed");
        check();
    }

    private static Seed seed(JsonCursor cursor) throws MalformedCaseException {
        String hex = Values.string(cursor);
        try {
            return new Seed(hex.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw cursor.wrong("must be " + 2 * Seed.BYTES + " hexadecimal digits, found " + Quoted.of(hex));
        }
    }

    private void check() throws MalformedCaseException {
        if (increment == 0) {
            throw new MalformedCaseException("/rules/increment", "must be above zero");
        }
        if (start > cap) {
            throw new MalformedCaseException("/rules/start", "must not be above the cap");
        }
        if (reserve.orElse(0) > cap) {
            throw new MalformedCaseException("/rules/reserve", "must not be above the cap");
        }
        if (!opensAt.isBefore(closesAt)) {
            throw new MalformedCaseException("/rules/closesAt", "must be after opensAt");
        }
    }

    Prices prices() {
        return new Prices(start, increment, cap, reserve);
    }

    Times times() {
        return new Times(opensAt, closesAt, extension, matchWindow);
    }

    Seed seed() {
        return seed;
    }
}
