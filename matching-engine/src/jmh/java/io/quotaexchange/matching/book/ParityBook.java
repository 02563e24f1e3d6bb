package io.quotaexchange.matching.book;

import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;

/** Parity's matching library. */
final class ParityBook implements DrivenBook, OrderBookListener {
    private final com.paritytrading.parity.match.OrderBook book = new com.paritytrading.parity.match.OrderBook(this);
    private long base;
    private long traded;
    private long heard;

    @Override
    public void send(Flow flow) {
        for (int i = 0; i < flow.messages; i++) {
            long id = base + flow.id[i];
            if (flow.kind[i] == Flow.CANCEL) {
                book.cancel(id, 0);
            } else {
                book.enter(id, flow.kind[i] == Flow.BID ? Side.BUY : Side.SELL, flow.price[i], flow.amount[i]);
            }
        }
        base += flow.messages;
    }

    @Override
    public long traded() {
        return traded;
    }

    @Override
    public void match(long resting, long incoming, Side incomingSide, long price, long executed, long remaining) {
        traded += executed * price;
    }

    @Override
    public void add(long order, Side side, long price, long size) {
        heard += size;
    }

    @Override
    public void cancel(long order, long canceled, long remaining) {
        heard += canceled;
    }

    /** So that no call to the listener is dead code. */
    long heard() {
        return heard;
    }
}
