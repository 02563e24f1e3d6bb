package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCase.Rules;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/** Reads a CONTINUOUS case. */
final class BookCaseReader {
    private final IndicatorKind indicator;

    /** @param indicator of the whole case; null where the file names none */
    BookCaseReader(IndicatorKind indicator) {
        this.indicator = indicator;
    }

    BookCase read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "format", "mechanism", "note", "rules", "pairings", "commands");
        Rules rules = null;
        Pairings pairings = Pairings.NONE;
        List<BookCommand> commands = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "format" -> Header.format(cursor, Header.CASE_FORMAT);
                case "mechanism", "note" -> Values.string(cursor);
                case "rules" -> rules = rules(cursor);
                case "pairings" -> pairings = Header.pairings(cursor);
                default -> commands = Values.list(cursor, this::command);
            }
        }
        fields.require("format", "mechanism", "rules", "commands");
        check(commands);
        return new BookCase(rules, pairings, commands);
    }

    private static Rules rules(JsonCursor cursor) throws MalformedCaseException {
        BandReader band = new BandReader(cursor, "indicator", "tick", "floor", "cap");
        return new Rules(band.indicator, band.tickFen, band.floorFen, band.capFen);
    }

    private BookCommand command(JsonCursor cursor) throws MalformedCaseException {
        return new BookCommandReader(cursor, indicator).command();
    }

    /** Sums every order asked for on a side, whatever becomes of it: what rests at any moment is less. */
    private void check(List<BookCommand> commands) throws MalformedCaseException {
        Totals bids = new Totals();
        Totals offers = new Totals();
        for (int i = 0; i < commands.size(); i++) {
            BookCommand command = commands.get(i);
            if (i > 0 && command.seq() <= commands.get(i - 1).seq()) {
                throw new MalformedCaseException(
                        "/commands/" + i + "/seq", "must be above that of the entry before it");
            }
            if (command instanceof BookCommand.New order) {
                (order.side() == Side.BID ? bids : offers).add("/commands/" + i + "/amount", indicator, order.amount());
            } else if (command instanceof BookCommand.Replace order) {
                (order.side() == Side.BID ? bids : offers).add("/commands/" + i + "/amount", indicator, order.amount());
            }
        }
    }
}
