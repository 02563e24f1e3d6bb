package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of one command of a book, filled in as the events are read. */
final class BookLife {
    final int index;
    final BookCommand command;
    /** Null where the command brings no order. */
    final BookOrder order;

    Outcome outcome;
    /** With whom it traded: at once, then while it rested. */
    final List<Partner> partners = new ArrayList<>();

    Ahead ahead = Ahead.NOBODY;
    boolean stoppedByOwn;
    boolean passedOver;
    boolean replaced;
    long tradedLater;
    long takenOff;
    Optional<SmallestChange> change = Optional.empty();

    BookLife(int index, BookCommand command) {
        this.index = index;
        this.command = command;
        this.order = BookOrder.of(command);
    }

    /** m² or kg that came to rest. */
    long rested() {
        return outcome instanceof Outcome.Entered entered ? entered.rested() : 0;
    }

    long left() {
        return rested() - tradedLater - takenOff;
    }

    /** m² or kg over its whole life. */
    long tradedInAll() {
        return partners.stream().mapToLong(Partner::amount).sum();
    }

    DecidingRule rule() {
        if (outcome instanceof Outcome.Refused) {
            return DecidingRule.REFUSED;
        }
        if (!(outcome instanceof Outcome.Entered entered)) {
            return DecidingRule.AS_ASKED;
        }
        if (entered.traded() == order.amount()) {
            return DecidingRule.MET_AT_ONCE;
        }
        if (entered.cancelled() > 0) {
            return stoppedByOwn ? DecidingRule.OWN_ORDER : DecidingRule.AT_ONCE_OR_NEVER;
        }
        if (left() == 0) {
            return takenOff == 0 ? DecidingRule.MET_LATER : replaced ? DecidingRule.REPLACED : DecidingRule.WITHDRAWN;
        }
        return passedOver ? DecidingRule.PAIRED_FIRST : DecidingRule.NOT_MET;
    }
}
