package io.quotaexchange.round.live;

import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.round.live.LiveDecision.Accepted;
import io.quotaexchange.round.live.LiveDecision.Rejected;
import java.util.List;
import java.util.Optional;

/**
 * Which commands a book takes; what they then do, the engine's book says. Whether an offer's units are secured is the round's to
 * look at. Pure. Clause: M13-05.6.
 */
final class BookDecisions {
    /** Most commands of one county in one book. */
    static final int MOST_OF_A_COUNTY = 10_000;

    private BookDecisions() {}

    static LiveDecision take(LiveState state, LiveCommand.TakeBookCommand take) {
        Optional<BookState> book = state.book(take.stage());
        if (book.isEmpty()) {
            return new Rejected(LiveRefusal.BOOK_UNKNOWN.refusal());
        }
        Optional<LiveEvent.BookCommandTaken> before = book.get().taken(take.key());
        if (before.isPresent()) {
            BookCommand known = before.get().command();
            boolean same = numbered(take.command(), known.seq()).equals(known)
                    && before.get().signed().equals(take.signed());
            return same ? new Accepted(List.of()) : new Rejected(LiveRefusal.ID_TAKEN.refusal());
        }
        if (take.signed().isOnePerson()) {
            return new Rejected(LiveRefusal.SAME_PERSON.refusal());
        }
        if (book.get().commandsOf(take.command().county()) >= MOST_OF_A_COUNTY) {
            return new Rejected(LiveRefusal.TOO_MANY.refusal());
        }
        if (!isCountable(take.command())) {
            return new Rejected(LiveRefusal.AMOUNT_TOO_LARGE.refusal());
        }
        BookCommand command = numbered(take.command(), book.get().lastSeq() + 1);
        return new Accepted(List.of(new LiveEvent.BookCommandTaken(take.stage(), take.key(), command, take.signed())));
    }

    private static boolean isCountable(BookCommand command) {
        long amount = 0;
        if (command instanceof BookCommand.New order) {
            amount = order.amount();
        } else if (command instanceof BookCommand.Replace order) {
            amount = order.amount();
        }
        return !AmountBound.isExceededBy(amount);
    }

    private static BookCommand numbered(BookCommand command, long seq) {
        if (command instanceof BookCommand.New order) {
            return new BookCommand.New(
                    order.id(),
                    seq,
                    order.county(),
                    order.side(),
                    order.amount(),
                    order.limitFen(),
                    order.timeInForce());
        }
        if (command instanceof BookCommand.Replace order) {
            return new BookCommand.Replace(
                    order.id(),
                    seq,
                    order.county(),
                    order.side(),
                    order.amount(),
                    order.limitFen(),
                    order.timeInForce());
        }
        if (command instanceof BookCommand.Reduce reduce) {
            return new BookCommand.Reduce(reduce.id(), seq, reduce.county(), reduce.amount());
        }
        return new BookCommand.Cancel(command.id(), seq, command.county());
    }
}
