package io.quotaexchange.matching.check;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.BookCommand.New;
import io.quotaexchange.matching.book.BookCommand.Reduce;
import io.quotaexchange.matching.book.BookCommand.Replace;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.BookEvent.Accepted;
import io.quotaexchange.matching.book.BookEvent.Cancelled;
import io.quotaexchange.matching.book.BookEvent.Reduced;
import io.quotaexchange.matching.book.BookEvent.Rejected;
import io.quotaexchange.matching.book.BookEvent.Rested;
import io.quotaexchange.matching.book.BookEvent.Traded;
import io.quotaexchange.matching.book.BookResult;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.matching.check.RestingSide.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Checks a session of continuous trading, event by event: who entered, whom each order met and at which price, what came to rest. Which
 * of several reasons a refusal gives is left to clearing again.
 *
 * <p>Clause: M13-05.6, M13-05.8, Z10-21.1.
 */
final class BookCheck {
    private final BookCase given;
    private final BookResult result;
    private final RestingSide bids = new RestingSide(true);
    private final RestingSide offers = new RestingSide(false);
    private final Map<String, Side> sideOf = new HashMap<>();
    private final Map<String, Order> resting = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, SortedSet<String>> partners = new HashMap<>();
    private int next;

    BookCheck(BookCase given, BookResult result) {
        this.given = given;
        this.result = result;
        given.pairings().all().forEach(pair -> {
            partners.computeIfAbsent(pair.first(), fresh -> new TreeSet<>()).add(pair.second());
            partners.computeIfAbsent(pair.second(), fresh -> new TreeSet<>()).add(pair.first());
        });
    }

    void run() {
        for (BookCommand command : given.commands()) {
            if (command instanceof New order) {
                boolean fresh = used.add(order.id());
                enter(order, fresh, Optional.empty());
            } else if (command instanceof Replace order) {
                Optional<Order> old = named(order);
                boolean permitted = old.isPresent() && sideOf.get(order.id()) == order.side();
                enter(asNew(order), permitted, old);
            } else if (command instanceof Reduce reduce && named(reduce).isPresent() && reduce.amount() > 0) {
                reduce(reduce, named(reduce).get());
            } else if (command instanceof Reduce || named(command).isEmpty()) {
                refused(command);
            } else {
                takeOff(command.seq(), named(command).get());
            }
        }
        Wrong.unless(next == result.events().size(), "events/" + next, "belongs to no command");
        Wrong.unlessSame(result.bids(), bids.all(), "book/bids");
        Wrong.unlessSame(result.offers(), offers.all(), "book/offers");
    }

    private static New asNew(Replace order) {
        return new New(
                order.id(),
                order.seq(),
                order.county(),
                order.side(),
                order.amount(),
                order.limitFen(),
                order.timeInForce());
    }

    private Optional<Order> named(BookCommand command) {
        return Optional.ofNullable(resting.get(command.id()))
                .filter(order -> order.county().equals(command.county()));
    }

    private BookEvent event() {
        Wrong.unless(next < result.events().size(), "events", "end too early");
        return result.events().get(next++);
    }

    private void expect(BookEvent wanted) {
        Wrong.unlessEqual(event(), wanted, "events/" + (next - 1));
    }

    private void refused(BookCommand command) {
        boolean right = event() instanceof Rejected rejected
                && rejected.seq() == command.seq()
                && rejected.order().equals(command.id());
        Wrong.unless(right, "events/" + (next - 1), "does not refuse the command of seq " + command.seq());
    }

    private void takeOff(long seq, Order order) {
        expect(new Cancelled(seq, order.id(), order.left(), Optional.empty()));
        leave(order);
    }

    private void leave(Order order) {
        side(sideOf.get(order.id())).remove(order);
        resting.remove(order.id());
    }

    private RestingSide side(Side side) {
        return side == Side.BID ? bids : offers;
    }

    private void reduce(Reduce reduce, Order order) {
        if (reduce.amount() >= order.left()) {
            takeOff(reduce.seq(), order);
            return;
        }
        expect(new Reduced(reduce.seq(), order.id(), order.left() - reduce.amount()));
        shrink(order, reduce.amount());
    }

    private void shrink(Order order, long by) {
        if (by == order.left()) {
            leave(order);
            return;
        }
        Order less = new Order(order.id(), order.county(), order.limit(), order.left() - by, order.place());
        side(sideOf.get(order.id())).put(less);
        resting.put(order.id(), less);
    }

    /** Whether an order may enter, then whom it meets: trades until it is whole, nobody is left, or its own county stands there. */
    private void enter(New order, boolean permitted, Optional<Order> old) {
        BookCase.Rules rules = given.rules();
        boolean sound = permitted
                && order.limitFen() % rules.tickFen() == 0
                && order.limitFen() >= rules.floorFen()
                && order.limitFen() <= rules.capFen()
                && order.amount() > 0;
        RestingSide others = side(order.side() == Side.BID ? Side.OFFER : Side.BID);
        SortedSet<String> paired = partners.getOrDefault(order.county(), new TreeSet<>());
        List<Order> meets = sound ? others.met(order.limitFen(), order.amount(), paired) : List.of();
        List<Order> buysFrom = new ArrayList<>();
        long left = order.amount();
        boolean stopped = false;
        for (Order other : meets) {
            stopped |= other.county().equals(order.county());
            if (!stopped) {
                buysFrom.add(other);
                left -= Math.min(left, other.left());
            }
        }
        if (!sound || (order.timeInForce() == TimeInForce.FOK && left > 0)) {
            refused(order);
            return;
        }
        old.ifPresent(before -> takeOff(order.seq(), before));
        expect(new Accepted(order.seq(), order.id()));
        long wanted = order.amount();
        for (Order other : buysFrom) {
            long amount = Math.min(wanted, other.left());
            expect(trade(order, other, amount, paired.contains(other.county())));
            shrink(other, amount);
            wanted -= amount;
        }
        if (left > 0 && (stopped || order.timeInForce() != TimeInForce.GTC)) {
            RejectReason reason = stopped ? RejectReason.SELF_TRADE : RejectReason.CANNOT_FILL;
            expect(new Cancelled(order.seq(), order.id(), left, Optional.of(reason)));
        } else if (left > 0) {
            expect(new Rested(order.seq(), order.id(), left));
            Order rests = new Order(order.id(), order.county(), order.limitFen(), left, order.seq());
            side(order.side()).put(rests);
            sideOf.put(order.id(), order.side());
            resting.put(order.id(), rests);
        }
    }

    /** At the resting order's price. */
    private Traded trade(New order, Order other, long amount, boolean paired) {
        boolean buys = order.side() == Side.BID;
        return new Traded(
                order.seq(),
                buys ? order.id() : other.id(),
                buys ? other.id() : order.id(),
                amount,
                other.limit(),
                given.rules().indicator().value(amount, other.limit()),
                paired);
    }
}
