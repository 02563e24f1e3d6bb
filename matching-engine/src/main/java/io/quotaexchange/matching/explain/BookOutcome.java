package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.book.ContinuousTrading;
import java.util.List;

/** What the events of a book say of one command. */
final class BookOutcome {
    private BookOutcome() {}

    /** What the command did when it came. */
    static Outcome atOnce(BookCase given, int index) {
        // What comes later cannot change what this command did.
        List<BookCommand> commands = given.commands().subList(0, index + 1);
        BookResult result = ContinuousTrading.clear(new BookCase(given.rules(), given.pairings(), commands));
        long seq = commands.get(index).seq();
        return of(
                commands.get(index),
                result.events().stream().filter(event -> event.seq() == seq).toList());
    }

    /** @param events of this command alone */
    static Outcome of(BookCommand command, List<BookEvent> events) {
        long traded = 0;
        long rested = 0;
        long cancelled = 0;
        long reduced = 0;
        boolean orders = command instanceof BookCommand.New || command instanceof BookCommand.Replace;
        for (BookEvent event : events) {
            if (event instanceof BookEvent.Rejected e) {
                return new Outcome.Refused(e.reason());
            } else if (event instanceof BookEvent.Traded e) {
                traded += e.amount();
            } else if (event instanceof BookEvent.Rested e) {
                rested = e.amount();
            } else if (event instanceof BookEvent.Reduced e) {
                reduced = e.amount();
            } else if (event instanceof BookEvent.Cancelled e
                    && (!orders || e.reason().isPresent())) {
                // A replacement's CANCELLED without a reason is the old order's.
                cancelled = e.amount();
            }
        }
        if (orders) {
            return new Outcome.Entered(traded, rested, cancelled);
        }
        return reduced > 0
                ? new Outcome.TakenOff(((BookCommand.Reduce) command).amount(), reduced)
                : new Outcome.TakenOff(cancelled, 0);
    }

    /** What the order of a command traded over its whole life. */
    static Outcome inAll(BookCase given, int index) {
        BookCommand command = given.commands().get(index);
        long traded = 0;
        for (BookEvent event : ContinuousTrading.clear(given).events()) {
            if (event.seq() < command.seq()) {
                continue;
            }
            if (event instanceof BookEvent.Traded e
                    && (e.bid().equals(command.id()) || e.offer().equals(command.id()))) {
                traded += e.amount();
            } else if (event.seq() > command.seq()
                    && event instanceof BookEvent.Cancelled e
                    && e.order().equals(command.id())) {
                break;
            }
        }
        return new Outcome.TradedInAll(traded);
    }
}
