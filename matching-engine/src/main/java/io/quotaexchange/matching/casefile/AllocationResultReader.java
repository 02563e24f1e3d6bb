package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonToken;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCertificate;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.allocation.AllocationResult.Fill;
import io.quotaexchange.matching.allocation.AllocationResult.Sold;
import io.quotaexchange.matching.allocation.AllocationResult.Trade;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the result of an allocation. */
final class AllocationResultReader {
    private final AllocationCase given;
    private final Map<String, IndicatorKind> indicatorOfOffer = new HashMap<>();

    AllocationResultReader(AllocationCase given) {
        this.given = given;
        for (AllocationCase.Offer offer : given.offers()) {
            indicatorOfOffer.put(offer.id(), offer.indicator());
        }
    }

    AllocationResult read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields =
                new ObjectReader(cursor, "format", "mechanism", "fills", "sold", "trades", "rejected", "certificate");
        List<Fill> fills = List.of();
        List<Sold> sold = List.of();
        List<Trade> trades = List.of();
        AllocationCertificate certificate = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "format" -> Header.format(cursor, Header.RESULT_FORMAT);
                case "mechanism" -> Header.mechanism(cursor, given.mechanism());
                case "fills" -> fills = Values.list(cursor, AllocationResultReader::fill);
                case "sold" -> sold = Values.list(cursor, this::sold);
                case "trades" -> trades = Values.list(cursor, AllocationResultReader::trade);
                case "rejected" -> empty(cursor);
                default -> certificate = AllocationCertificateReader.read(cursor);
            }
        }
        fields.require("format", "mechanism", "fills", "sold", "trades", "rejected", "certificate");
        return new AllocationResult(given.mechanism(), fills, sold, trades, certificate);
    }

    private static void empty(JsonCursor cursor) throws MalformedCaseException {
        if (cursor.token() != JsonToken.START_ARRAY) {
            throw cursor.wrong("must be a list, found " + cursor.found());
        }
        if (cursor.next() != JsonToken.END_ARRAY) {
            throw cursor.wrong("nothing is rejected in an allocation; the list is always empty");
        }
    }

    private static Fill fill(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "request", "indicator", "market", "pool", "unfilled");
        String request = null;
        IndicatorKind indicator = null;
        String market = null;
        String pool = null;
        String unfilled = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "request" -> request = Values.id(cursor);
                case "indicator" -> indicator = Values.choice(cursor, IndicatorKind.class);
                case "market" -> market = Values.string(cursor);
                case "pool" -> pool = Values.string(cursor);
                default -> unfilled = Values.string(cursor);
            }
        }
        fields.require("request", "indicator", "market", "pool", "unfilled");
        return new Fill(
                request,
                indicator,
                Values.amount(fields.place() + "/market", market, indicator),
                Values.amount(fields.place() + "/pool", pool, indicator),
                Values.amount(fields.place() + "/unfilled", unfilled, indicator));
    }

    private Sold sold(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "offer", "amount");
        String offer = null;
        String amount = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            if (name.equals("offer")) {
                offer = Values.id(cursor);
            } else {
                amount = Values.string(cursor);
            }
        }
        fields.require("offer", "amount");
        IndicatorKind indicator = indicatorOfOffer.get(offer);
        if (indicator == null) {
            throw new MalformedCaseException(fields.place() + "/offer", "is no offer of the case: " + Quoted.of(offer));
        }
        return new Sold(offer, Values.amount(fields.place() + "/amount", amount, indicator));
    }

    private static Trade trade(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields =
                new ObjectReader(cursor, "request", "offer", "indicator", "amount", "price", "value", "paired");
        String request = null;
        String offer = null;
        IndicatorKind indicator = null;
        String amount = null;
        long priceFen = 0;
        long valueFen = 0;
        boolean paired = false;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "request" -> request = Values.id(cursor);
                case "offer" -> offer = Values.id(cursor);
                case "indicator" -> indicator = Values.choice(cursor, IndicatorKind.class);
                case "amount" -> amount = Values.string(cursor);
                case "price" -> priceFen = Values.priceFen(cursor);
                case "value" -> valueFen = Values.moneyFen(cursor);
                default -> paired = Values.bool(cursor);
            }
        }
        fields.require("request", "offer", "indicator", "amount", "price", "value", "paired");
        long sold = Values.amount(fields.place() + "/amount", amount, indicator);
        return new Trade(request, offer, indicator, sold, priceFen, valueFen, paired);
    }
}
