package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.quantity.IndicatorKind;

/** Reads one command of a book: the fields its type needs, and no others. */
final class BookCommandReader {
    /** The types, by the name the file gives them. */
    enum Type {
        NEW,
        CANCEL,
        REDUCE,
        REPLACE
    }

    private final ObjectReader fields;
    private Type type;
    private String id;
    private long seq;
    private String county;
    private Side side;
    private long amount;
    private long limitFen;
    private TimeInForce timeInForce;

    BookCommandReader(JsonCursor cursor, IndicatorKind indicator) throws MalformedCaseException {
        fields = new ObjectReader(cursor, "type", "id", "seq", "county", "side", "amount", "limit", "timeInForce");
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "type" -> type = Values.choice(cursor, Type.class);
                case "id" -> id = Values.id(cursor);
                case "seq" -> seq = Values.seq(cursor);
                case "county" -> county = Values.county(cursor);
                case "side" -> side = Values.choice(cursor, Side.class);
                case "amount" -> amount = Values.amount(cursor, indicator);
                case "limit" -> limitFen = Values.priceFen(cursor);
                default -> timeInForce = Values.choice(cursor, TimeInForce.class);
            }
        }
        fields.require("type", "id", "seq", "county");
    }

    BookCommand command() throws MalformedCaseException {
        switch (type) {
            case NEW -> {
                fields.require("side", "amount", "limit", "timeInForce");
                return new BookCommand.New(id, seq, county, side, amount, limitFen, timeInForce);
            }
            case CANCEL -> {
                fields.refuse("to CANCEL", "side", "amount", "limit", "timeInForce");
                return new BookCommand.Cancel(id, seq, county);
            }
            case REDUCE -> {
                fields.require("amount");
                fields.refuse("to REDUCE", "side", "limit", "timeInForce");
                return new BookCommand.Reduce(id, seq, county, amount);
            }
            case REPLACE -> {
                fields.require("side", "amount", "limit", "timeInForce");
                return new BookCommand.Replace(id, seq, county, side, amount, limitFen, timeInForce);
            }
        }
        throw new IllegalStateException();
    }
}
