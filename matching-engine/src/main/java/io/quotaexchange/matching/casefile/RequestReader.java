package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.EnumMap;
import java.util.Map;

/** Reads one request of an allocation. */
final class RequestReader {
    private static final String[] INDICATORS = {"QUANTITY", "CAPACITY", "PADDY"};

    private RequestReader() {}

    static Request read(JsonCursor cursor, Mechanism mechanism) throws MalformedCaseException {
        ObjectReader fields =
                new ObjectReader(cursor, "id", "seq", "county", "tier", "amounts", "divisible", "poolEligible");
        String id = null;
        long seq = 0;
        String county = null;
        int tier = 1;
        Map<IndicatorKind, Long> amounts = Map.of();
        boolean divisible = false;
        boolean poolEligible = false;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "id" -> id = Values.id(cursor);
                case "seq" -> seq = Values.seq(cursor);
                case "county" -> county = Values.county(cursor);
                case "tier" -> tier = tier(cursor, mechanism);
                case "amounts" -> amounts = amounts(cursor);
                case "divisible" -> divisible = Values.bool(cursor);
                default -> poolEligible = Values.bool(cursor);
            }
        }
        fields.require("id", "seq", "county");
        if (mechanism == Mechanism.PRIORITY_ALLOCATION) {
            fields.require("tier");
        }
        fields.require("amounts", "divisible", "poolEligible");
        if (amounts.isEmpty()) {
            throw new MalformedCaseException(fields.place() + "/amounts", "must name at least one indicator");
        }
        return new Request(id, seq, county, tier, amounts, divisible, poolEligible);
    }

    private static int tier(JsonCursor cursor, Mechanism mechanism) throws MalformedCaseException {
        boolean oneTier = mechanism == Mechanism.UNIFORM_LIMITED_PRICE;
        return (int) Values.integer(cursor, 1, oneTier ? 1 : Integer.MAX_VALUE);
    }

    /** Amounts by indicator. */
    static Map<IndicatorKind, Long> amounts(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, INDICATORS);
        Map<IndicatorKind, Long> amounts = new EnumMap<>(IndicatorKind.class);
        for (String name = fields.next(); name != null; name = fields.next()) {
            IndicatorKind indicator = IndicatorKind.valueOf(name);
            amounts.put(indicator, Values.amount(cursor, indicator));
        }
        return amounts;
    }
}
