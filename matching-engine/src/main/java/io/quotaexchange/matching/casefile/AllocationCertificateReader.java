package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.PairedTotal;
import io.quotaexchange.matching.PairedTotal.Weight;
import io.quotaexchange.matching.allocation.AllocationCertificate;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cut;
import io.quotaexchange.matching.allocation.AllocationCertificate.Level;
import io.quotaexchange.matching.allocation.AllocationCertificate.Paired;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.quantity.IndicatorKind;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the evidence for an allocation, in the form {@link AllocationCertificateWriter} gives it. */
final class AllocationCertificateReader {
    private static final Pattern LEVEL = Pattern.compile("(0|[1-9][0-9]{0,99})/([1-9][0-9]{0,99})");

    private AllocationCertificateReader() {}

    static AllocationCertificate read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "stops", "cuts", "paired");
        List<Stop> stops = List.of();
        List<Cut> cuts = List.of();
        List<Paired> paired = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            if (name.equals("stops")) {
                stops = Values.list(cursor, AllocationCertificateReader::stop);
            } else if (name.equals("cuts")) {
                cuts = Values.list(cursor, AllocationCertificateReader::cut);
            } else {
                paired = Values.list(cursor, AllocationCertificateReader::paired);
            }
        }
        fields.require("stops", "cuts", "paired");
        return new AllocationCertificate(stops, cuts, paired);
    }

    private static Stop stop(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields =
                new ObjectReader(cursor, "request", "indicator", "cause", "limit", "before", "cut", "level");
        String request = null;
        IndicatorKind indicator = null;
        Cause cause = null;
        String limit = null;
        String before = null;
        OptionalInt cut = OptionalInt.empty();
        Optional<Level> level = Optional.empty();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "request" -> request = Values.id(cursor);
                case "indicator" -> indicator = Values.choice(cursor, IndicatorKind.class);
                case "cause" -> cause = Values.choice(cursor, Cause.class);
                case "limit" -> limit = Values.string(cursor);
                case "before" -> before = Values.string(cursor);
                case "cut" -> cut = OptionalInt.of((int) Values.integer(cursor, 0, Limits.LIST_ENTRIES - 1));
                default -> level = Optional.of(level(cursor));
            }
        }
        fields.require("request", "indicator", "cause", "limit", "before");
        if (cause == Cause.PAIRS) {
            fields.require("cut");
        } else {
            fields.refuse("to the cause " + cause, "cut");
        }
        long most = Values.amount(fields.place() + "/limit", limit, indicator);
        long taken = Values.amount(fields.place() + "/before", before, indicator);
        return new Stop(request, indicator, cause, most, taken, cut, level);
    }

    private static Cut cut(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "indicator", "sellers");
        IndicatorKind indicator = null;
        List<String> sellers = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            if (name.equals("indicator")) {
                indicator = Values.choice(cursor, IndicatorKind.class);
            } else {
                sellers = Values.list(cursor, Values::county);
            }
        }
        fields.require("indicator", "sellers");
        return new Cut(indicator, sellers);
    }

    private static Level level(JsonCursor cursor) throws MalformedCaseException {
        Matcher parts = LEVEL.matcher(Values.string(cursor));
        if (!parts.matches()) {
            throw cursor.wrong("must be a fraction such as '1/3', found " + Quoted.of(cursor.text()));
        }
        return new Level(new BigInteger(parts.group(1)), new BigInteger(parts.group(2)));
    }

    private static Paired paired(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "indicator", "total", "buyers", "sellers");
        IndicatorKind indicator = null;
        String total = null;
        List<Weight> buyers = List.of();
        List<Weight> sellers = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "indicator" -> indicator = Values.choice(cursor, IndicatorKind.class);
                case "total" -> total = Values.string(cursor);
                case "buyers" -> buyers = Values.list(cursor, AllocationCertificateReader::weight);
                default -> sellers = Values.list(cursor, AllocationCertificateReader::weight);
            }
        }
        fields.require("indicator", "total", "buyers", "sellers");
        long amount = Values.amount(fields.place() + "/total", total, indicator);
        return new Paired(indicator, new PairedTotal(amount, buyers, sellers));
    }

    private static Weight weight(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "county", "weight");
        String county = null;
        int weight = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            if (name.equals("county")) {
                county = Values.county(cursor);
            } else {
                weight = Values.signed(cursor);
            }
        }
        fields.require("county", "weight");
        return new Weight(county, weight);
    }
}
