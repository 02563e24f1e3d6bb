package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A book's case with a change made for one of its commands.
 *
 * @param index where that command stands now
 */
record ChangedBook(BookCase given, int index) {

    static ChangedBook apply(BookCase given, int index, Change change) {
        List<BookCommand> commands = new ArrayList<>(given.commands());
        int place = index;
        BookCommand command = commands.get(index);
        if (change instanceof Change.OtherLimit other) {
            commands.set(index, withNumbers(command, amount(command), other.limitFen()));
        } else if (change instanceof Change.OtherAmount other) {
            commands.set(index, withNumbers(command, other.amount(), limitFen(command)));
        } else if (change instanceof Change.FreshId) {
            commands.set(index, withId((BookCommand.New) command, freshId(given)));
        } else if (change instanceof Change.OwnWithdrawn own) {
            for (String order : own.orders()) {
                commands.add(place++, new BookCommand.Cancel(order, 1, command.county()));
            }
        } else if (change instanceof Change.MoreOffered more) {
            commands.add(place++, fresh(given, Side.OFFER, more.amount(), limitFen(command)));
        } else if (change instanceof Change.MoreAsked more) {
            commands.add(place++, fresh(given, Side.BID, more.amount(), limitFen(command)));
        } else if (change instanceof Change.BeforeCommand before) {
            commands.remove(index);
            place = 0;
            while (given.commands().get(place).seq() < before.seq()) {
                place++;
            }
            commands.add(place, command);
        } else {
            throw new IllegalArgumentException("no change of a book: " + change);
        }
        return new ChangedBook(new BookCase(given.rules(), given.pairings(), numbered(commands)), place);
    }

    private static long amount(BookCommand command) {
        return command instanceof BookCommand.New order
                ? order.amount()
                : command instanceof BookCommand.Replace order
                        ? order.amount()
                        : ((BookCommand.Reduce) command).amount();
    }

    private static long limitFen(BookCommand command) {
        return command instanceof BookCommand.New order
                ? order.limitFen()
                : command instanceof BookCommand.Replace order ? order.limitFen() : 0;
    }

    private static BookCommand withNumbers(BookCommand command, long amount, long limitFen) {
        if (command instanceof BookCommand.New c) {
            return new BookCommand.New(c.id(), c.seq(), c.county(), c.side(), amount, limitFen, c.timeInForce());
        } else if (command instanceof BookCommand.Replace c) {
            return new BookCommand.Replace(c.id(), c.seq(), c.county(), c.side(), amount, limitFen, c.timeInForce());
        }
        return new BookCommand.Reduce(command.id(), command.seq(), command.county(), amount);
    }

    private static BookCommand withId(BookCommand.New c, String id) {
        return new BookCommand.New(id, c.seq(), c.county(), c.side(), c.amount(), c.limitFen(), c.timeInForce());
    }

    private static BookCommand fresh(BookCase given, Side side, long amount, long limitFen) {
        Stream<String> paired = given.pairings().all().stream().flatMap(pair -> Stream.of(pair.first(), pair.second()));
        String county = Fresh.county(Stream.concat(given.commands().stream().map(BookCommand::county), paired));
        return new BookCommand.New(freshId(given), 1, county, side, amount, limitFen, TimeInForce.GTC);
    }

    private static String freshId(BookCase given) {
        return Fresh.id(given.commands().stream().map(BookCommand::id));
    }

    /** The same commands with seqs 1, 2, 3, …: only their order matters. */
    private static List<BookCommand> numbered(List<BookCommand> commands) {
        List<BookCommand> numbered = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            numbered.add(withSeq(commands.get(i), i + 1L));
        }
        return numbered;
    }

    private static BookCommand withSeq(BookCommand command, long seq) {
        if (command instanceof BookCommand.New c) {
            return new BookCommand.New(c.id(), seq, c.county(), c.side(), c.amount(), c.limitFen(), c.timeInForce());
        } else if (command instanceof BookCommand.Replace c) {
            return new BookCommand.Replace(
                    c.id(), seq, c.county(), c.side(), c.amount(), c.limitFen(), c.timeInForce());
        } else if (command instanceof BookCommand.Reduce c) {
            return new BookCommand.Reduce(c.id(), seq, c.county(), c.amount());
        }
        return new BookCommand.Cancel(command.id(), seq, command.county());
    }
}
