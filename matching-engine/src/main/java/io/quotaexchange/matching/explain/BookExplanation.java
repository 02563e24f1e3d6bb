package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.ContinuousTrading;
import io.quotaexchange.matching.explain.DecisionRecord.Part;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import io.quotaexchange.matching.explain.RestingSide.Resting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Builds the records of a book, one for every command, in one walk over the events.
 *
 * <p>What a command did when it came, and what other limit or amount would have changed that, is read off the book as it stood then.
 * Only what a resting order would have traded later needs clearing again, and is left out of large cases.
 */
final class BookExplanation {
    private final BookCase given;
    private final Set<String> wanted;
    private final boolean tries;
    private final BookState book;
    private final BookChanges changes;
    private final List<BookLife> lives = new ArrayList<>();
    /** The life of the order that rests under an id. */
    private final Map<String, BookLife> resting = new HashMap<>();

    /**
     * @param wanted ids of the orders to explain; null for all
     * @param tries whether to look for what would have changed a resting order's whole life
     */
    BookExplanation(BookCase given, Set<String> wanted, boolean tries) {
        this.given = given;
        this.wanted = wanted;
        this.tries = tries;
        this.book = new BookState(given);
        this.changes = new BookChanges(given, book);
    }

    List<DecisionRecord> records() {
        List<BookEvent> events = ContinuousTrading.clear(given).events();
        int from = 0;
        for (int i = 0; i < given.commands().size(); i++) {
            BookCommand command = given.commands().get(i);
            int to = from;
            while (to < events.size() && events.get(to).seq() == command.seq()) {
                to++;
            }
            read(new BookLife(i, command), events.subList(from, to));
            from = to;
        }
        for (BookLife life : lives) {
            if (resting.get(life.command.id()) == life) {
                notePassedOver(life);
            }
        }
        return lives.stream().filter(this::isWanted).map(this::record).toList();
    }

    private boolean isWanted(BookLife life) {
        return wanted == null || wanted.contains(life.command.id());
    }

    private void read(BookLife life, List<BookEvent> events) {
        lives.add(life);
        life.outcome = BookOutcome.of(life.command, events);
        if (isWanted(life)) {
            life.change = changes.of(life.command, life.outcome, events);
        }
        for (BookEvent event : events) {
            read(life, event);
        }
        if (life.command instanceof BookCommand.New) {
            book.usedIds.add(life.command.id());
        }
    }

    private void read(BookLife life, BookEvent event) {
        if (event instanceof BookEvent.Traded trade) {
            trade(life, trade);
        } else if (event instanceof BookEvent.Rested rested) {
            if (isWanted(life)) {
                life.ahead = ahead(life.order);
            }
            book.rest(life.order, life.index, rested.amount());
            resting.put(life.order.id(), life);
        } else if (event instanceof BookEvent.Reduced reduced) {
            Resting order = book.resting(reduced.order());
            takeOff(life, order.left - reduced.amount());
        } else if (event instanceof BookEvent.Cancelled cancelled) {
            if (cancelled.reason().isPresent()) {
                life.stoppedByOwn = cancelled.reason().get() == RejectReason.SELF_TRADE;
            } else {
                takeOff(life, cancelled.amount());
            }
        }
    }

    private void trade(BookLife life, BookEvent.Traded trade) {
        boolean bid = life.order.bid();
        Resting other = book.resting(bid ? trade.offer() : trade.bid());
        BookLife met = resting.get(other.order);
        life.partners.add(new Partner(other.order, other.county, trade.amount(), trade.priceFen(), trade.paired()));
        met.partners.add(
                new Partner(life.order.id(), life.order.county(), trade.amount(), trade.priceFen(), trade.paired()));
        met.tradedLater += trade.amount();
        if (trade.paired()) {
            book.side(!bid).tradedAsPaired(other);
        }
        take(other, trade.amount(), life);
    }

    /** Takes what a county's own command takes off its resting order. */
    private void takeOff(BookLife command, long amount) {
        BookLife met = resting.get(command.command.id());
        met.takenOff += amount;
        met.replaced = command.order != null;
        notePassedOver(met);
        take(book.resting(command.command.id()), amount, command);
    }

    private void take(Resting order, long amount, BookLife because) {
        if (amount == order.left) {
            resting.remove(order.order);
        }
        book.take(order, amount, because.command);
    }

    private void notePassedOver(BookLife life) {
        Resting order = book.resting(life.command.id());
        life.passedOver |= book.side(order.bid).wasPassedOver(order);
    }

    private Ahead ahead(BookOrder order) {
        RestingSide side = book.side(order.bid());
        long count = side.countUpTo(order.limitFen());
        return new Ahead(count, side.first(Math.min(count, Ahead.NAMED)));
    }

    private DecisionRecord record(BookLife life) {
        return new DecisionRecord(
                "/commands/" + life.index,
                life.command.id(),
                part(life),
                life.command.county(),
                given.rules().indicator(),
                asked(life),
                life.outcome,
                life.partners,
                life.rule(),
                life.ahead,
                life.rested() > 0
                        ? Optional.of(new Detail.Afterwards(life.tradedLater, life.takenOff, life.left()))
                        : Optional.empty(),
                tries ? overItsLife(life).or(() -> life.change) : life.change);
    }

    private static Part part(BookLife life) {
        if (life.order == null) {
            return life.command instanceof BookCommand.Reduce ? Part.REDUCTION : Part.CANCELLATION;
        }
        return life.order.replaces()
                ? life.order.bid() ? Part.REPLACEMENT_BID : Part.REPLACEMENT_OFFER
                : life.order.bid() ? Part.BID : Part.OFFER;
    }

    private static Asked asked(BookLife life) {
        if (life.order != null) {
            return Asked.limited(life.order.amount(), life.order.limitFen(), life.order.timeInForce());
        }
        return life.command instanceof BookCommand.Reduce reduce ? Asked.amount(reduce.amount()) : Asked.nothing();
    }

    /** For an order that rested and did not trade whole: the least better limit with which it would have traded another amount. */
    private Optional<SmallestChange> overItsLife(BookLife life) {
        if (life.rested() == 0 || life.tradedInAll() == life.order.amount()) {
            return Optional.empty();
        }
        BookCase.Rules rules = given.rules();
        BookOrder order = life.order;
        long room = (order.bid() ? rules.capFen() - order.limitFen() : order.limitFen() - rules.floorFen())
                / rules.tickFen();
        OptionalLong ticks = SmallestAmount.find(
                room,
                n -> inAll(life, n)
                        .filter(traded -> traded != life.tradedInAll())
                        .isPresent());
        return ticks.isEmpty()
                ? Optional.empty()
                : inAll(life, ticks.getAsLong())
                        .map(traded -> new SmallestChange(
                                otherLimit(order, ticks.getAsLong()), new Outcome.TradedInAll(traded)));
    }

    private Change otherLimit(BookOrder order, long ticks) {
        long better = ticks * given.rules().tickFen();
        return new Change.OtherLimit(order.bid() ? order.limitFen() + better : order.limitFen() - better);
    }

    /** What it would have traded in all, so many ticks better; empty where the case cannot be cleared then. */
    private Optional<Long> inAll(BookLife life, long ticks) {
        try {
            ChangedBook changed = ChangedBook.apply(given, life.index, otherLimit(life.order, ticks));
            Outcome.TradedInAll inAll = (Outcome.TradedInAll) BookOutcome.inAll(changed.given(), changed.index());
            return Optional.of(inAll.traded());
        } catch (ArithmeticException beyondBounds) {
            return Optional.empty();
        }
    }
}
