package io.quotaexchange.matching.book;

import io.quotaexchange.matching.RejectReason;

/** {@link OrderBook}. */
final class QuotaExchangeBook implements DrivenBook, BookListener {
    private final OrderBook book;
    private long base;
    private long traded;
    private long heard;

    QuotaExchangeBook(boolean manyCounties) {
        book = new OrderBook(FlowMaker.band(manyCounties), FlowMaker.pairs(manyCounties), this);
    }

    @Override
    public void send(Flow flow) {
        for (int i = 0; i < flow.messages; i++) {
            long id = base + flow.id[i];
            if (flow.kind[i] == Flow.CANCEL) {
                book.cancel(base + i + 1, id, flow.county[i]);
            } else {
                Side side = flow.kind[i] == Flow.BID ? Side.BID : Side.OFFER;
                book.place(base + i + 1, id, flow.county[i], side, flow.amount[i], flow.price[i], TimeInForce.GTC);
            }
        }
        base += flow.messages;
    }

    @Override
    public long traded() {
        return traded;
    }

    int resting() {
        return book.size();
    }

    @Override
    public void accepted(long seq, long order) {
        heard += order;
    }

    @Override
    public void rejected(long seq, long order, RejectReason reason) {
        heard += reason.ordinal();
    }

    @Override
    public void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired) {
        traded += amount * priceFen;
    }

    @Override
    public void rested(long seq, long order, long amount) {
        heard += amount;
    }

    @Override
    public void reduced(long seq, long order, long amount) {
        heard += amount;
    }

    @Override
    public void cancelled(long seq, long order, long amount, RejectReason reason) {
        heard += amount;
    }

    /** So that no call to the listener is dead code. */
    long heard() {
        return heard;
    }
}
