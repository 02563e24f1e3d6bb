package io.quotaexchange.example;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.BookListener;
import java.util.ArrayList;
import java.util.List;

/** A listener of one's own: writes down trades and refusals, and lets the rest pass. */
final class Tape implements BookListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired) {
        lines.add(bid + " buys " + amount + " of " + offer + " at " + priceFen + (paired ? ", paired" : ""));
    }

    @Override
    public void rejected(long seq, long order, RejectReason reason) {
        lines.add(order + " refused: " + reason);
    }

    @Override
    public void cancelled(long seq, long order, long amount, RejectReason reason) {
        if (reason != null) {
            lines.add(order + " stopped with " + amount + " left: " + reason);
        }
    }

    @Override
    public void accepted(long seq, long order) {}

    @Override
    public void rested(long seq, long order, long amount) {}

    @Override
    public void reduced(long seq, long order, long amount) {}
}
