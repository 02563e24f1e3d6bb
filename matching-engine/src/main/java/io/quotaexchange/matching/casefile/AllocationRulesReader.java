package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.BuyerCap;
import io.quotaexchange.matching.allocation.AllocationCase.Pool;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rules of an allocation. */
final class AllocationRulesReader {
    private AllocationRulesReader() {}

    static Rules read(JsonCursor cursor, Mechanism mechanism) throws MalformedCaseException {
        ObjectReader fields =
                new ObjectReader(cursor, "sharing", "between", "prices", "buyerCaps", "pool", "poolRatio");
        Sharing sharing = Sharing.PRO_RATA;
        Between between = Between.ANY;
        Map<IndicatorKind, UnitPrice> prices = Map.of();
        List<BuyerCap> caps = List.of();
        Map<IndicatorKind, Long> pool = Map.of();
        Ratio ratio = new Ratio(0);
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "sharing" -> sharing = sharing(cursor, mechanism);
                case "between" -> between = Values.choice(cursor, Between.class);
                case "prices" -> prices = prices(cursor);
                case "buyerCaps" -> caps = caps(cursor);
                case "pool" -> pool = RequestReader.amounts(cursor);
                default -> ratio = Values.ratio(cursor);
            }
        }
        if (mechanism == Mechanism.PRIORITY_ALLOCATION) {
            fields.require("sharing");
        }
        fields.require("prices");
        if (fields.has("pool") || fields.has("poolRatio")) {
            fields.require("pool", "poolRatio");
        }
        Optional<Pool> given = fields.has("pool") ? Optional.of(new Pool(vector(pool), ratio)) : Optional.empty();
        return new Rules(sharing, between, prices, caps, given);
    }

    private static Sharing sharing(JsonCursor cursor, Mechanism mechanism) throws MalformedCaseException {
        Sharing sharing = Values.choice(cursor, Sharing.class);
        if (mechanism == Mechanism.UNIFORM_LIMITED_PRICE && sharing != Sharing.PRO_RATA) {
            throw cursor.wrong("UNIFORM_LIMITED_PRICE shares PRO_RATA; leave the field out");
        }
        return sharing;
    }

    private static Map<IndicatorKind, UnitPrice> prices(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "QUANTITY", "CAPACITY", "PADDY");
        Map<IndicatorKind, UnitPrice> prices = new EnumMap<>(IndicatorKind.class);
        for (String name = fields.next(); name != null; name = fields.next()) {
            prices.put(IndicatorKind.valueOf(name), UnitPrice.ofFen(Values.priceFen(cursor)));
        }
        return prices;
    }

    private static List<BuyerCap> caps(JsonCursor cursor) throws MalformedCaseException {
        List<BuyerCap> caps = Values.list(cursor, AllocationRulesReader::cap);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < caps.size(); i++) {
            BuyerCap cap = caps.get(i);
            if (!seen.add(cap.county() + cap.indicator())) {
                throw new MalformedCaseException(
                        "/rules/buyerCaps/" + i,
                        "a cap for " + cap.county() + " and " + cap.indicator() + " stands before it");
            }
        }
        return caps;
    }

    private static BuyerCap cap(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "county", "indicator", "amount");
        String county = null;
        IndicatorKind indicator = null;
        String amount = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "county" -> county = Values.county(cursor);
                case "indicator" -> indicator = Values.choice(cursor, IndicatorKind.class);
                default -> amount = Values.string(cursor);
            }
        }
        fields.require("county", "indicator", "amount");
        return new BuyerCap(county, indicator, Values.amount(fields.place() + "/amount", amount, indicator));
    }

    private static IndicatorVector vector(Map<IndicatorKind, Long> amounts) {
        IndicatorVector vector = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            vector = vector.with(indicator, amounts.getOrDefault(indicator, 0L));
        }
        return vector;
    }
}
