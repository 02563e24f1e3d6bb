package io.quotaexchange.matching.book;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.BookEvent.Accepted;
import io.quotaexchange.matching.book.BookEvent.Cancelled;
import io.quotaexchange.matching.book.BookEvent.Reduced;
import io.quotaexchange.matching.book.BookEvent.Rejected;
import io.quotaexchange.matching.book.BookEvent.Rested;
import io.quotaexchange.matching.book.BookEvent.Traded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mechanisms page §5, sentence by sentence, with one list of orders sorted afresh for every command. For comparison only. */
final class LiteralBook {
    private static final class Order {
        String id;
        String county;
        Side side;
        long seq;
        long limit;
        long left;
    }

    private final BookCase given;
    private final List<Order> book = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final List<BookEvent> events = new ArrayList<>();

    LiteralBook(BookCase given) {
        this.given = given;
    }

    BookResult clear() {
        for (BookCommand command : given.commands()) {
            if (command instanceof BookCommand.New c) {
                create(c);
            } else if (command instanceof BookCommand.Replace c) {
                replace(c);
            } else if (command instanceof BookCommand.Reduce c) {
                reduce(c);
            } else {
                Optional<Order> order = resting(command);
                if (order.isEmpty()) {
                    events.add(new Rejected(command.seq(), command.id(), RejectReason.UNKNOWN_ORDER));
                } else {
                    book.remove(order.get());
                    events.add(new Cancelled(command.seq(), command.id(), order.get().left, Optional.empty()));
                }
            }
        }
        return new BookResult(events, show(Side.BID), show(Side.OFFER));
    }

    private Optional<Order> resting(BookCommand command) {
        return book.stream()
                .filter(o -> o.id.equals(command.id()) && o.county.equals(command.county()))
                .findFirst();
    }

    private void create(BookCommand.New c) {
        Set<RejectReason> reasons = numbers(c.amount(), c.limitFen());
        if (!used.add(c.id())) {
            reasons.add(RejectReason.DUPLICATE_ID);
        }
        if (reasons.isEmpty() && c.timeInForce() == TimeInForce.FOK && !fillsWhole(order(c))) {
            reasons.add(RejectReason.CANNOT_FILL);
        }
        if (reasons.isEmpty()) {
            enter(order(c), c.timeInForce());
        } else {
            events.add(new Rejected(c.seq(), c.id(), first(reasons)));
        }
    }

    private void replace(BookCommand.Replace c) {
        BookCommand.New like =
                new BookCommand.New(c.id(), c.seq(), c.county(), c.side(), c.amount(), c.limitFen(), c.timeInForce());
        Set<RejectReason> reasons = numbers(c.amount(), c.limitFen());
        Optional<Order> old = resting(c).filter(o -> o.side == c.side());
        if (old.isEmpty()) {
            reasons.add(RejectReason.UNKNOWN_ORDER);
        }
        if (reasons.isEmpty() && c.timeInForce() == TimeInForce.FOK && !fillsWhole(order(like))) {
            reasons.add(RejectReason.CANNOT_FILL);
        }
        if (!reasons.isEmpty()) {
            events.add(new Rejected(c.seq(), c.id(), first(reasons)));
            return;
        }
        book.remove(old.get());
        events.add(new Cancelled(c.seq(), c.id(), old.get().left, Optional.empty()));
        enter(order(like), c.timeInForce());
    }

    private void reduce(BookCommand.Reduce c) {
        if (c.amount() == 0) {
            events.add(new Rejected(c.seq(), c.id(), RejectReason.NOT_POSITIVE));
            return;
        }
        Optional<Order> order = resting(c);
        if (order.isEmpty()) {
            events.add(new Rejected(c.seq(), c.id(), RejectReason.UNKNOWN_ORDER));
        } else if (c.amount() >= order.get().left) {
            book.remove(order.get());
            events.add(new Cancelled(c.seq(), c.id(), order.get().left, Optional.empty()));
        } else {
            order.get().left -= c.amount();
            events.add(new Reduced(c.seq(), c.id(), order.get().left));
        }
    }

    private Set<RejectReason> numbers(long amount, long limit) {
        Set<RejectReason> reasons = new HashSet<>();
        if (limit % given.rules().tickFen() != 0) {
            reasons.add(RejectReason.OFF_TICK);
        }
        if (limit < given.rules().floorFen() || limit > given.rules().capFen()) {
            reasons.add(RejectReason.OUTSIDE_BAND);
        }
        if (amount == 0) {
            reasons.add(RejectReason.NOT_POSITIVE);
        }
        return reasons;
    }

    private static RejectReason first(Set<RejectReason> reasons) {
        return reasons.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Order order(BookCommand.New c) {
        Order order = new Order();
        order.id = c.id();
        order.county = c.county();
        order.side = c.side();
        order.seq = c.seq();
        order.limit = c.limitFen();
        order.left = c.amount();
        return order;
    }

    /** Those the order would meet, in order. */
    private List<Order> opposite(Order incoming) {
        Comparator<Order> price = Comparator.comparingLong(o -> incoming.side == Side.BID ? o.limit : -o.limit);
        return book.stream()
                .filter(o -> o.side != incoming.side)
                .filter(o -> incoming.side == Side.BID ? o.limit <= incoming.limit : o.limit >= incoming.limit)
                .sorted(price.thenComparing(o -> paired(o, incoming) ? 0 : 1).thenComparingLong(o -> o.seq))
                .toList();
    }

    private boolean paired(Order one, Order other) {
        return given.pairings().arePaired(one.county, other.county);
    }

    private boolean fillsWhole(Order incoming) {
        long needed = incoming.left;
        for (Order other : opposite(incoming)) {
            if (needed > 0 && other.county.equals(incoming.county)) {
                return false;
            }
            needed -= Math.min(needed, other.left);
        }
        return needed == 0;
    }

    private void enter(Order incoming, TimeInForce timeInForce) {
        events.add(new Accepted(incoming.seq, incoming.id));
        for (Order other : opposite(incoming)) {
            if (incoming.left == 0) {
                return;
            }
            if (other.county.equals(incoming.county)) {
                events.add(
                        new Cancelled(incoming.seq, incoming.id, incoming.left, Optional.of(RejectReason.SELF_TRADE)));
                return;
            }
            long amount = Math.min(incoming.left, other.left);
            incoming.left -= amount;
            other.left -= amount;
            if (other.left == 0) {
                book.remove(other);
            }
            String bid = incoming.side == Side.BID ? incoming.id : other.id;
            String offer = incoming.side == Side.BID ? other.id : incoming.id;
            long value = given.rules().indicator().value(amount, other.limit);
            events.add(new Traded(incoming.seq, bid, offer, amount, other.limit, value, paired(incoming, other)));
        }
        if (incoming.left > 0 && timeInForce == TimeInForce.GTC) {
            book.add(incoming);
            events.add(new Rested(incoming.seq, incoming.id, incoming.left));
        } else if (incoming.left > 0) {
            events.add(new Cancelled(incoming.seq, incoming.id, incoming.left, Optional.of(RejectReason.CANNOT_FILL)));
        }
    }

    private List<BookResult.Resting> show(Side side) {
        Comparator<Order> price = Comparator.comparingLong(o -> side == Side.BID ? -o.limit : o.limit);
        return book.stream()
                .filter(o -> o.side == side)
                .sorted(price.thenComparingLong(o -> o.seq))
                .map(o -> new BookResult.Resting(o.id, o.county, o.limit, o.left))
                .toList();
    }
}
