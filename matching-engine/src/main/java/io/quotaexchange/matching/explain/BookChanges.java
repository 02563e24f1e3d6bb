package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCase.Rules;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.matching.explain.BookWalk.Reach;
import io.quotaexchange.matching.explain.Outcome.Entered;
import io.quotaexchange.matching.explain.Outcome.Refused;
import io.quotaexchange.matching.explain.Outcome.TakenOff;
import io.quotaexchange.matching.explain.RestingSide.Resting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the smallest change for a command off the book it found, without clearing again. */
final class BookChanges {
    private final BookCase given;
    private final Rules rules;
    private final BookState book;

    /** @param book as the command that is asked about finds it */
    BookChanges(BookCase given, BookState book) {
        this.given = given;
        this.rules = given.rules();
        this.book = book;
    }

    /** @param events of the command */
    Optional<SmallestChange> of(BookCommand command, Outcome outcome, List<BookEvent> events) {
        BookOrder order = BookOrder.of(command);
        if (order == null) {
            return outcome instanceof Refused refused ? ofRefusal(command, refused.reason()) : Optional.empty();
        }
        if (!isWithinBounds(order)) {
            return Optional.empty();
        }
        if (outcome instanceof Refused refused) {
            return ofRefusal(order, refused.reason());
        }
        Entered entered = (Entered) outcome;
        if (entered.traded() == order.amount()) {
            return worseLimit(order, events);
        }
        boolean own = events.stream()
                .anyMatch(event -> event instanceof BookEvent.Cancelled cancelled
                        && cancelled.reason().equals(Optional.of(RejectReason.SELF_TRADE)));
        return own ? ownWithdrawn(order, entered) : betterLimit(order, entered).or(() -> moreOpposite(order, entered));
    }

    /** A trade of all of it at any price of the band has a value that can be told. */
    private boolean isWithinBounds(BookOrder order) {
        try {
            rules.indicator().value(Math.addExact(order.amount(), 1), rules.capFen());
            return true;
        } catch (ArithmeticException beyondBounds) {
            return false;
        }
    }

    private Optional<SmallestChange> ofRefusal(BookCommand command, RejectReason reason) {
        Resting resting = book.resting(command.id());
        boolean its = resting != null && resting.county.equals(command.county());
        if (reason == RejectReason.NOT_POSITIVE) {
            return its
                    ? Optional.of(new SmallestChange(new Change.OtherAmount(1), new TakenOff(1, resting.left - 1)))
                    : Optional.empty();
        }
        BookState.Ended ended = book.ended(command.id());
        if (its || ended == null || !ended.county().equals(command.county())) {
            return Optional.empty();
        }
        long off =
                command instanceof BookCommand.Reduce reduce ? Math.min(reduce.amount(), ended.left()) : ended.left();
        return Optional.of(
                new SmallestChange(new Change.BeforeCommand(ended.seq()), new TakenOff(off, ended.left() - off)));
    }

    private Optional<SmallestChange> ofRefusal(BookOrder order, RejectReason reason) {
        return switch (reason) {
            case OFF_TICK, OUTSIDE_BAND -> {
                long nearest = NearestLimit.of(order.limitFen(), rules.tickFen(), rules.floorFen(), rules.capFen());
                yield accepted(new Change.OtherLimit(nearest), order.withLimit(nearest));
            }
            case NOT_POSITIVE -> accepted(new Change.OtherAmount(1), order.withAmount(1));
            case DUPLICATE_ID -> enters(new Change.FreshId(), order);
            case CANNOT_FILL -> fillOrKill(order);
            default -> Optional.empty();
        };
    }

    /** The change, if nothing else stands against the order. */
    private Optional<SmallestChange> accepted(Change change, BookOrder order) {
        Resting resting = book.resting(order.id());
        boolean known = order.replaces()
                ? resting != null && resting.county.equals(order.county()) && resting.bid == order.bid()
                : !book.usedIds.contains(order.id());
        return known && order.amount() > 0 ? enters(change, order) : Optional.empty();
    }

    private Optional<SmallestChange> enters(Change change, BookOrder order) {
        return entered(order, Set.of())
                .filter(Entered.class::isInstance)
                .map(outcome -> new SmallestChange(change, outcome));
    }

    private Optional<Reach> reach(BookOrder order, Set<String> withdrawn) {
        return BookWalk.of(
                given.pairings(), book.side(!order.bid()), order.county(), order.amount(), order.limitFen(), withdrawn);
    }

    /** What a permitted order does when it comes. */
    private Optional<Outcome> entered(BookOrder order, Set<String> withdrawn) {
        return reach(order, withdrawn).map(reach -> {
            long left = order.amount() - reach.traded();
            if (order.timeInForce() == TimeInForce.FOK && left > 0) {
                return new Refused(RejectReason.CANNOT_FILL);
            }
            boolean rests = order.timeInForce() == TimeInForce.GTC && reach.stoppedBy() == null;
            return new Entered(reach.traded(), rests ? left : 0, rests ? 0 : left);
        });
    }

    /** All of it traded: it would not have, one tick beyond the last price it reached. */
    private Optional<SmallestChange> worseLimit(BookOrder order, List<BookEvent> events) {
        List<BookEvent.Traded> trades = events.stream()
                .filter(BookEvent.Traded.class::isInstance)
                .map(BookEvent.Traded.class::cast)
                .toList();
        long lastFen = trades.get(trades.size() - 1).priceFen();
        long atLast = trades.stream()
                .filter(trade -> trade.priceFen() == lastFen)
                .mapToLong(BookEvent.Traded::amount)
                .sum();
        if (lastFen == (order.bid() ? rules.floorFen() : rules.capFen())) {
            return Optional.empty();
        }
        Change change = new Change.OtherLimit(order.bid() ? lastFen - rules.tickFen() : lastFen + rules.tickFen());
        long less = order.amount() - atLast;
        Outcome outcome = switch (order.timeInForce()) {
            case GTC -> new Entered(less, atLast, 0);
            case IOC -> new Entered(less, 0, atLast);
            case FOK -> new Refused(RejectReason.CANNOT_FILL);
        };
        return Optional.of(new SmallestChange(change, outcome));
    }

    /** The next limit on the other side, where more could be had there. */
    private Optional<SmallestChange> betterLimit(BookOrder order, Entered was) {
        Long next = book.side(!order.bid()).bestBeyond(order.limitFen());
        return next == null
                ? Optional.empty()
                : enters(new Change.OtherLimit(next), order.withLimit(next))
                        .filter(change -> ((Entered) change.outcome()).traded() > was.traded());
    }

    /** One unit more than those ahead of it would have taken. */
    private Optional<SmallestChange> moreOpposite(BookOrder order, Entered was) {
        boolean rests = order.timeInForce() == TimeInForce.GTC;
        long left = order.amount() - was.traded() - 1;
        return moreOpposite(order, 1, new Entered(was.traded() + 1, rests ? left : 0, rests ? 0 : left));
    }

    private Optional<SmallestChange> moreOpposite(BookOrder order, long lacking, Outcome outcome) {
        RestingSide side = book.side(order.bid());
        Resting old = order.replaces() ? book.resting(order.id()) : null;
        // The additional order would meet the one to be replaced, and the replacement would find nothing to replace.
        if (old != null && side.reaches(order.limitFen(), old.limitFen)) {
            return Optional.empty();
        }
        try {
            long amount = Math.addExact(side.amountUpTo(order.limitFen()), lacking);
            rules.indicator().value(amount, rules.capFen());
            Change change = order.bid()
                    ? new Change.MoreOffered(rules.indicator(), amount)
                    : new Change.MoreAsked(rules.indicator(), amount);
            return Optional.of(new SmallestChange(change, outcome));
        } catch (ArithmeticException beyondBounds) {
            return Optional.empty();
        }
    }

    /** As many of its own orders as let the rest go on, in the order it meets them. */
    private Optional<SmallestChange> ownWithdrawn(BookOrder order, Entered was) {
        List<String> own = new ArrayList<>();
        Set<String> withdrawn = new HashSet<>();
        Optional<Reach> reach = reach(order, withdrawn);
        while (reach.isPresent() && reach.get().stoppedBy() != null) {
            own.add(reach.get().stoppedBy());
            withdrawn.add(reach.get().stoppedBy());
            Optional<Outcome> outcome = entered(order, withdrawn);
            if (outcome.isPresent() && isBetter(outcome.get(), was)) {
                return Optional.of(new SmallestChange(new Change.OwnWithdrawn(own), outcome.get()));
            }
            reach = own.size() < Ahead.NAMED ? reach(order, withdrawn) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isBetter(Outcome outcome, Entered was) {
        return outcome instanceof Entered entered
                && (entered.traded() > was.traded() || entered.rested() > was.rested());
    }

    /** Less of it; or, where nothing could be had at all, a better limit or more on the other side. */
    private Optional<SmallestChange> fillOrKill(BookOrder order) {
        Optional<Reach> reach = reach(order, Set.of());
        if (reach.isEmpty()) {
            return Optional.empty();
        }
        if (reach.get().traded() > 0) {
            long amount = reach.get().traded();
            return Optional.of(new SmallestChange(new Change.OtherAmount(amount), new Entered(amount, 0, 0)));
        }
        if (reach.get().stoppedBy() != null) {
            return ownWithdrawn(order, new Entered(0, 0, 0));
        }
        Entered whole = new Entered(order.amount(), 0, 0);
        return reach(order.withLimit(order.bid() ? rules.capFen() : rules.floorFen()), Set.of())
                .filter(far -> far.traded() == order.amount())
                .map(far -> new SmallestChange(new Change.OtherLimit(far.lastFen()), whole))
                .or(() -> moreOpposite(order, order.amount(), whole));
    }
}
