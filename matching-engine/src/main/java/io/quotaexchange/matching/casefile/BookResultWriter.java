package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import java.util.List;

/** Writes the result of continuous trading. */
final class BookResultWriter {
    private final IndicatorKind unit;

    BookResultWriter(IndicatorKind unit) {
        this.unit = unit;
    }

    void write(JsonLines out, BookResult value) {
        out.list("events");
        for (BookEvent event : value.events()) {
            event(out, event);
        }
        out.endList().object("book");
        resting(out.list("bids"), value.bids());
        resting(out.list("offers"), value.offers());
        out.endObject();
    }

    private void event(JsonLines out, BookEvent event) {
        if (event instanceof BookEvent.Accepted e) {
            named(out, "ACCEPTED", event).field("order", e.order());
        } else if (event instanceof BookEvent.Rejected e) {
            named(out, "REJECTED", event)
                    .field("order", e.order())
                    .field("reason", e.reason().name());
        } else if (event instanceof BookEvent.Traded e) {
            named(out, "TRADED", event)
                    .field("bid", e.bid())
                    .field("offer", e.offer())
                    .field("amount", unit.printAmount(e.amount()))
                    .field("price", UnitPrice.ofFen(e.priceFen()).yuan())
                    .field("value", Money.ofFen(e.valueFen()).yuan())
                    .field("paired", e.paired());
        } else if (event instanceof BookEvent.Rested e) {
            named(out, "RESTED", event).field("order", e.order()).field("amount", unit.printAmount(e.amount()));
        } else if (event instanceof BookEvent.Reduced e) {
            named(out, "REDUCED", event).field("order", e.order()).field("amount", unit.printAmount(e.amount()));
        } else if (event instanceof BookEvent.Cancelled e) {
            named(out, "CANCELLED", event).field("order", e.order()).field("amount", unit.printAmount(e.amount()));
            if (e.reason().isPresent()) {
                out.field("reason", e.reason().get().name());
            }
        }
        out.endObject();
    }

    private static JsonLines named(JsonLines out, String type, BookEvent event) {
        return out.object().field("type", type).field("seq", event.seq());
    }

    private void resting(JsonLines out, List<BookResult.Resting> orders) {
        for (BookResult.Resting order : orders) {
            out.object()
                    .field("order", order.order())
                    .field("county", order.county())
                    .field("limit", UnitPrice.ofFen(order.limitFen()).yuan())
                    .field("amount", unit.printAmount(order.amount()))
                    .endObject();
        }
        out.endList();
    }
}
