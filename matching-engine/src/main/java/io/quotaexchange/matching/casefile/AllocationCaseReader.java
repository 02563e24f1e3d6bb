package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a PRIORITY_ALLOCATION or UNIFORM_LIMITED_PRICE case. */
final class AllocationCaseReader {
    private final Mechanism mechanism;

    AllocationCaseReader(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    AllocationCase read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(
                cursor, "format", "mechanism", "note", "rules", "pairings", "assisted", "offers", "requests");
        Rules rules = null;
        Pairings pairings = Pairings.NONE;
        Set<String> assisted = Set.of();
        List<Offer> offers = List.of();
        List<Request> requests = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "format" -> Header.format(cursor, Header.CASE_FORMAT);
                case "mechanism", "note" -> Values.string(cursor);
                case "rules" -> rules = AllocationRulesReader.read(cursor, mechanism);
                case "pairings" -> pairings = Header.pairings(cursor);
                case "assisted" -> assisted = new TreeSet<>(Values.list(cursor, Values::county));
                case "offers" -> offers = Values.list(cursor, AllocationCaseReader::offer);
                default -> requests = Values.list(cursor, this::request);
            }
        }
        fields.require("format", "mechanism", "rules", "offers", "requests");
        check(rules, offers, requests);
        return new AllocationCase(mechanism, rules, pairings, assisted, offers, requests);
    }

    private static Offer offer(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "id", "seq", "county", "indicator", "amount");
        String id = null;
        long seq = 0;
        String county = null;
        IndicatorKind indicator = null;
        String amount = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "id" -> id = Values.id(cursor);
                case "seq" -> seq = Values.seq(cursor);
                case "county" -> county = Values.county(cursor);
                case "indicator" -> indicator = Values.choice(cursor, IndicatorKind.class);
                default -> amount = Values.string(cursor);
            }
        }
        fields.require("id", "seq", "county", "indicator", "amount");
        return new Offer(id, seq, county, indicator, Values.amount(fields.place() + "/amount", amount, indicator));
    }

    private Request request(JsonCursor cursor) throws MalformedCaseException {
        return RequestReader.read(cursor, mechanism);
    }

    private static void check(Rules rules, List<Offer> offers, List<Request> requests) throws MalformedCaseException {
        Unique unique = new Unique();
        Totals offered = new Totals();
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            unique.add("offers", i, offer.id(), offer.seq());
            offered.add("/offers/" + i + "/amount", offer.indicator(), offer.amount());
            checkPrice(rules, offer.indicator(), "/offers/" + i);
        }
        Totals asked = new Totals();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            unique.add("requests", i, request.id(), request.seq());
            for (IndicatorKind indicator : IndicatorKind.values()) {
                Long amount = request.amounts().get(indicator);
                if (amount != null) {
                    asked.add("/requests/" + i + "/amounts/" + indicator, indicator, amount);
                    checkPrice(rules, indicator, "/requests/" + i);
                }
            }
        }
    }

    private static void checkPrice(Rules rules, IndicatorKind indicator, String place) throws MalformedCaseException {
        if (!rules.prices().containsKey(indicator)) {
            throw new MalformedCaseException(
                    "/rules/prices/" + indicator, "is missing: " + place + " needs a price for it");
        }
    }
}
