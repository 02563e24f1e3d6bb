package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.Optional;

/** Reads one event of a book: the fields its type has, and no others. */
final class BookEventReader {
    private enum Type {
        ACCEPTED,
        REJECTED,
        TRADED,
        RESTED,
        REDUCED,
        CANCELLED
    }

    private final ObjectReader fields;
    private Type type;
    private long seq;
    private String order;
    private RejectReason reason;
    private String bid;
    private String offer;
    private long amount;
    private long priceFen;
    private long valueFen;
    private boolean paired;

    BookEventReader(JsonCursor cursor, IndicatorKind unit) throws MalformedCaseException {
        fields = new ObjectReader(
                cursor, "type", "seq", "order", "reason", "bid", "offer", "amount", "price", "value", "paired");
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "type" -> type = Values.choice(cursor, Type.class);
                case "seq" -> seq = Values.seq(cursor);
                case "order" -> order = Values.id(cursor);
                case "reason" -> reason = Values.choice(cursor, RejectReason.class);
                case "bid" -> bid = Values.id(cursor);
                case "offer" -> offer = Values.id(cursor);
                case "amount" -> amount = Values.amount(cursor, unit);
                case "price" -> priceFen = Values.priceFen(cursor);
                case "value" -> valueFen = Values.moneyFen(cursor);
                default -> paired = Values.bool(cursor);
            }
        }
        fields.require("type", "seq");
    }

    BookEvent event() throws MalformedCaseException {
        String to = "to " + type;
        if (type == Type.TRADED) {
            fields.require("bid", "offer", "amount", "price", "value", "paired");
            fields.refuse(to, "order", "reason");
            return new BookEvent.Traded(seq, bid, offer, amount, priceFen, valueFen, paired);
        }
        fields.require("order");
        fields.refuse(to, "bid", "offer", "price", "value", "paired");
        if (type == Type.ACCEPTED || type == Type.REJECTED) {
            fields.refuse(to, "amount");
        } else {
            fields.require("amount");
        }
        if (type == Type.REJECTED) {
            fields.require("reason");
        } else if (type != Type.CANCELLED) {
            fields.refuse(to, "reason");
        }
        return switch (type) {
            case ACCEPTED -> new BookEvent.Accepted(seq, order);
            case REJECTED -> new BookEvent.Rejected(seq, order, reason);
            case RESTED -> new BookEvent.Rested(seq, order, amount);
            case REDUCED -> new BookEvent.Reduced(seq, order, amount);
            default -> new BookEvent.Cancelled(seq, order, amount, Optional.ofNullable(reason));
        };
    }
}
