package io.quotaexchange.matching.reasons;

import static io.quotaexchange.matching.RejectReason.CANNOT_FILL;
import static io.quotaexchange.matching.RejectReason.DUPLICATE_ID;
import static io.quotaexchange.matching.RejectReason.NOT_POSITIVE;
import static io.quotaexchange.matching.RejectReason.OFF_TICK;
import static io.quotaexchange.matching.RejectReason.OUTSIDE_BAND;
import static io.quotaexchange.matching.RejectReason.SELF_TRADE;
import static io.quotaexchange.matching.RejectReason.UNKNOWN_ORDER;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.BookCase;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands to a book with tick 10 and band 100 to 200, where 5 are offered at 120, by the county itself where it meets itself. */
final class FaultyBooks {
    private static final String COUNTY = "330281";

    static final Faulty NEW = new Faulty(
            Mechanism.CONTINUOUS,
            "NEW",
            List.of(OFF_TICK, OUTSIDE_BAND, NOT_POSITIVE, DUPLICATE_ID, SELF_TRADE, CANNOT_FILL),
            faults -> order(faults, TimeInForce.IOC, false));
    static final Faulty REPLACE = new Faulty(
            Mechanism.CONTINUOUS,
            "REPLACE",
            List.of(OFF_TICK, OUTSIDE_BAND, NOT_POSITIVE, UNKNOWN_ORDER, SELF_TRADE, CANNOT_FILL),
            faults -> order(faults, TimeInForce.IOC, true));
    static final Faulty REDUCE = new Faulty(
            Mechanism.CONTINUOUS,
            "REDUCE",
            List.of(NOT_POSITIVE, UNKNOWN_ORDER),
            faults -> Optional.of(book(
                    List.of(resting()),
                    new BookCommand.Reduce(named(faults), 9, COUNTY, faults.contains(NOT_POSITIVE) ? 0 : 1))));
    static final Faulty CANCEL = new Faulty(
            Mechanism.CONTINUOUS,
            "CANCEL",
            List.of(UNKNOWN_ORDER),
            faults -> Optional.of(book(List.of(resting()), new BookCommand.Cancel(named(faults), 9, COUNTY))));

    private FaultyBooks() {}

    /** The same with an order that is filled whole or killed. */
    static Optional<Case> fillOrKill(Set<RejectReason> faults, boolean replace) {
        return order(faults, TimeInForce.FOK, replace);
    }

    private static Optional<Case> order(Set<RejectReason> faults, TimeInForce atOnce, boolean replace) {
        String seller = faults.contains(SELF_TRADE) ? COUNTY : "331126";
        List<BookCommand> before = new ArrayList<>();
        before.add(new BookCommand.New("offered", 1, seller, Side.OFFER, 5, 120, TimeInForce.GTC));
        if (replace || faults.contains(DUPLICATE_ID)) {
            before.add(resting());
        }
        // At once or not at all, and more than is offered: part of it cannot be filled.
        TimeInForce timeInForce = faults.contains(CANNOT_FILL) ? atOnce : TimeInForce.GTC;
        long amount = faults.contains(NOT_POSITIVE) ? 0 : 7;
        long limit = (faults.contains(OUTSIDE_BAND) ? 210 : 150) + (faults.contains(OFF_TICK) ? 5 : 0);
        String id = named(faults);
        return Optional.of(book(
                before,
                replace
                        ? new BookCommand.Replace(id, 9, COUNTY, Side.BID, amount, limit, timeInForce)
                        : new BookCommand.New(id, 9, COUNTY, Side.BID, amount, limit, timeInForce)));
    }

    private static String named(Set<RejectReason> faults) {
        return faults.contains(UNKNOWN_ORDER) ? "nobody" : Faulty.ID;
    }

    private static BookCommand resting() {
        return new BookCommand.New(Faulty.ID, 2, COUNTY, Side.BID, 3, 100, TimeInForce.GTC);
    }

    private static BookCase book(List<BookCommand> before, BookCommand last) {
        List<BookCommand> commands = new ArrayList<>(before);
        commands.add(last);
        return new BookCase(new BookCase.Rules(IndicatorKind.CAPACITY, 10, 100, 200), Pairings.NONE, commands);
    }
}
