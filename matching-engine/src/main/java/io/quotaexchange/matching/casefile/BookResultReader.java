package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.book.BookResult.Resting;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/** Reads the result of continuous trading. */
final class BookResultReader {
    private final IndicatorKind unit;

    BookResultReader(IndicatorKind unit) {
        this.unit = unit;
    }

    BookResult read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "format", "mechanism", "events", "book");
        List<BookEvent> events = List.of();
        BookResult book = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "format" -> Header.format(cursor, Header.RESULT_FORMAT);
                case "mechanism" -> Header.mechanism(cursor, Mechanism.CONTINUOUS);
                case "events" -> events = Values.list(cursor, each -> new BookEventReader(each, unit).event());
                default -> book = book(cursor);
            }
        }
        fields.require("format", "mechanism", "events", "book");
        return new BookResult(events, book.bids(), book.offers());
    }

    private BookResult book(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "bids", "offers");
        List<Resting> bids = List.of();
        List<Resting> offers = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            if (name.equals("bids")) {
                bids = Values.list(cursor, this::resting);
            } else {
                offers = Values.list(cursor, this::resting);
            }
        }
        fields.require("bids", "offers");
        return new BookResult(List.of(), bids, offers);
    }

    private Resting resting(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "order", "county", "limit", "amount");
        String order = null;
        String county = null;
        long limitFen = 0;
        long amount = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "order" -> order = Values.id(cursor);
                case "county" -> county = Values.county(cursor);
                case "limit" -> limitFen = Values.priceFen(cursor);
                default -> amount = Values.amount(cursor, unit);
            }
        }
        fields.require("order", "county", "limit", "amount");
        return new Resting(order, county, limitFen, amount);
    }
}
