package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;

/** Writes a CONTINUOUS case. */
final class BookCaseWriter {
    private BookCaseWriter() {}

    static void write(JsonLines out, BookCase value) {
        BookCase.Rules rules = value.rules();
        out.object()
                .field("format", Header.CASE_FORMAT)
                .field("mechanism", value.mechanism().name())
                .object("rules")
                .field("indicator", rules.indicator().name())
                .field("tick", UnitPrice.ofFen(rules.tickFen()).yuan())
                .field("floor", UnitPrice.ofFen(rules.floorFen()).yuan())
                .field("cap", UnitPrice.ofFen(rules.capFen()).yuan())
                .endObject();
        AllocationCaseWriter.pairings(out, value.pairings());
        out.list("commands");
        for (BookCommand command : value.commands()) {
            command(out, rules.indicator(), command);
        }
        out.endList().endObject();
    }

    private static void command(JsonLines out, IndicatorKind indicator, BookCommand command) {
        if (command instanceof BookCommand.New order) {
            named(out, "NEW", command);
            order(out, indicator, order.side(), order.amount(), order.limitFen(), order.timeInForce());
        } else if (command instanceof BookCommand.Replace order) {
            named(out, "REPLACE", command);
            order(out, indicator, order.side(), order.amount(), order.limitFen(), order.timeInForce());
        } else if (command instanceof BookCommand.Reduce reduce) {
            named(out, "REDUCE", command);
            out.field("amount", indicator.printAmount(reduce.amount()));
        } else {
            named(out, "CANCEL", command);
        }
        out.endObject();
    }

    private static void named(JsonLines out, String type, BookCommand command) {
        out.object()
                .field("type", type)
                .field("id", command.id())
                .field("seq", command.seq())
                .field("county", command.county());
    }

    private static void order(
            JsonLines out, IndicatorKind indicator, Side side, long amount, long limitFen, TimeInForce timeInForce) {
        out.field("side", side.name())
                .field("amount", indicator.printAmount(amount))
                .field("limit", UnitPrice.ofFen(limitFen).yuan())
                .field("timeInForce", timeInForce.name());
    }
}
