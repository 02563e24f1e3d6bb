package io.quotaexchange.matching.book;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what a book tells as events with the ids of the case. */
final class EventRecorder implements BookListener {
    private final IndicatorKind indicator;
    private final Numbering ids;
    private final List<BookEvent> events = new ArrayList<>();

    EventRecorder(IndicatorKind indicator, Numbering ids) {
        this.indicator = indicator;
        this.ids = ids;
    }

    List<BookEvent> events() {
        return events;
    }

    private String id(long number) {
        return ids.textOf(number);
    }

    @Override
    public void accepted(long seq, long order) {
        events.add(new BookEvent.Accepted(seq, id(order)));
    }

    @Override
    public void rejected(long seq, long order, RejectReason reason) {
        events.add(new BookEvent.Rejected(seq, id(order), reason));
    }

    @Override
    public void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired) {
        try {
            long valueFen = indicator.value(amount, priceFen);
            events.add(new BookEvent.Traded(seq, id(bid), id(offer), amount, priceFen, valueFen, paired));
        } catch (ArithmeticException e) {
            throw new AmountOverflowException("the value of a trade of command " + seq + " exceeds 2^63-1 fen");
        }
    }

    @Override
    public void rested(long seq, long order, long amount) {
        events.add(new BookEvent.Rested(seq, id(order), amount));
    }

    @Override
    public void reduced(long seq, long order, long amount) {
        events.add(new BookEvent.Reduced(seq, id(order), amount));
    }

    @Override
    public void cancelled(long seq, long order, long amount, RejectReason reason) {
        events.add(new BookEvent.Cancelled(seq, id(order), amount, Optional.ofNullable(reason)));
    }
}
