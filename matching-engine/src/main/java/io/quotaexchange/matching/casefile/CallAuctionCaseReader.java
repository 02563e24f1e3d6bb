package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionCase.Rules;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/** Reads a CALL_AUCTION case. A repeated id or seq is an order the auction rejects, no malformed case. */
final class CallAuctionCaseReader {
    private final IndicatorKind indicator;

    /** @param indicator of the whole case; null where the file names none */
    CallAuctionCaseReader(IndicatorKind indicator) {
        this.indicator = indicator;
    }

    CallAuctionCase read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields =
                new ObjectReader(cursor, "format", "mechanism", "note", "rules", "pairings", "offers", "bids");
        Rules rules = null;
        Pairings pairings = Pairings.NONE;
        List<Order> offers = List.of();
        List<Order> bids = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "format" -> Header.format(cursor, Header.CASE_FORMAT);
                case "mechanism", "note" -> Values.string(cursor);
                case "rules" -> rules = rules(cursor);
                case "pairings" -> pairings = Header.pairings(cursor);
                case "offers" -> offers = Values.list(cursor, this::order);
                default -> bids = Values.list(cursor, this::order);
            }
        }
        fields.require("format", "mechanism", "rules", "offers", "bids");
        checkTotal("offers", offers);
        checkTotal("bids", bids);
        return new CallAuctionCase(rules, pairings, offers, bids);
    }

    private static Rules rules(JsonCursor cursor) throws MalformedCaseException {
        BandReader band = new BandReader(cursor, "indicator", "tick", "floor", "cap", "reference");
        return new Rules(band.indicator, band.tickFen, band.floorFen, band.capFen, band.referenceFen);
    }

    private Order order(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "id", "seq", "county", "amount", "limit");
        String id = null;
        long seq = 0;
        String county = null;
        long amount = 0;
        long limitFen = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "id" -> id = Values.id(cursor);
                case "seq" -> seq = Values.seq(cursor);
                case "county" -> county = Values.county(cursor);
                case "amount" -> amount = Values.amount(cursor, indicator);
                default -> limitFen = Values.priceFen(cursor);
            }
        }
        fields.require("id", "seq", "county", "amount", "limit");
        return new Order(id, seq, county, amount, limitFen);
    }

    private void checkTotal(String list, List<Order> orders) throws MalformedCaseException {
        Totals totals = new Totals();
        for (int i = 0; i < orders.size(); i++) {
            totals.add(
                    "/" + list + "/" + i + "/amount", indicator, orders.get(i).amount());
        }
    }
}
