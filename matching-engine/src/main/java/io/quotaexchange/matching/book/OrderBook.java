package io.quotaexchange.matching.book;

import io.quotaexchange.matching.RejectReason;

/**
 * A limit order book in numbers: price first; at one price the counties paired with the incoming one first, then time.
 *
 * <p>Give orders ids and counties numbers of your own (ids in sequence are cheapest), send commands in rising seq, and hear through
 * the listener what happened. Prices are fen per mu or kg, amounts m² or kg. Allocates nothing once warm. One thread owns it.
 *
 * <p>Clause: M13-05.6, M13-05.8, Z10-21.1.
 */
public final class OrderBook {
    private final long tickFen;
    private final long floorFen;
    private final long capFen;
    private final BookListener listener;

    private final OrderIds ids = new OrderIds();
    private final RestingOrders orders = new RestingOrders();
    private final PriceLevels levels = new PriceLevels();
    private final CountyQueues countyQueues;
    private final Matching matching;

    private long lastSeq;

    public OrderBook(Band band, PairedCounties pairs, BookListener listener) {
        this.tickFen = band.tickFen();
        this.floorFen = band.floorFen();
        this.capFen = band.capFen();
        this.listener = listener;
        this.countyQueues = new CountyQueues(orders, pairs);
        this.matching = new Matching(this, orders, levels, countyQueues, pairs, listener, tickFen);
    }

    /** A new order. Causes ACCEPTED, TRADED…, and RESTED or CANCELLED if something is left; or REJECTED. */
    public void place(long seq, long id, int county, Side side, long amount, long limitFen, TimeInForce timeInForce) {
        lastSeq = seq;
        RejectReason reason = refusal(amount, limitFen);
        // The id is used up even where the order is refused; what is wrong with its numbers is said first.
        if (!ids.use(id) && reason == null) {
            reason = RejectReason.DUPLICATE_ID;
        }
        boolean bid = side == Side.BID;
        if (reason == null
                && timeInForce == TimeInForce.FOK
                && !matching.canFillWhole(county, bid, amount, limitFen / tickFen)) {
            reason = RejectReason.CANNOT_FILL;
        }
        if (reason != null) {
            listener.rejected(seq, id, reason);
            return;
        }
        enter(seq, id, county, bid, amount, limitFen, timeInForce);
    }

    /** Why an order's numbers are refused, null where they are not. */
    private RejectReason refusal(long amount, long limitFen) {
        if (tickFen != 1 && limitFen % tickFen != 0) {
            return RejectReason.OFF_TICK;
        }
        if (limitFen < floorFen || limitFen > capFen) {
            return RejectReason.OUTSIDE_BAND;
        }
        return amount <= 0 ? RejectReason.NOT_POSITIVE : null;
    }

    private void enter(
            long seq, long id, int county, boolean bid, long amount, long limitFen, TimeInForce timeInForce) {
        listener.accepted(seq, id);
        long tick = tickFen == 1 ? limitFen : limitFen / tickFen;
        long left = matching.trade(seq, id, county, bid, amount, tick);
        if (left == 0) {
            return;
        }
        if (matching.wasStoppedByOwn()) {
            listener.cancelled(seq, id, left, RejectReason.SELF_TRADE);
        } else if (timeInForce != TimeInForce.GTC) {
            listener.cancelled(seq, id, left, RejectReason.CANNOT_FILL);
        } else {
            rest(seq, id, county, bid, left, tick);
            listener.rested(seq, id, left);
        }
    }

    /** Takes an order out of the book. Causes CANCELLED or REJECTED. */
    public void cancel(long seq, long id, int county) {
        lastSeq = seq;
        int order = ids.slot(id);
        if (order == 0 || orders.county(order) != county) {
            listener.rejected(seq, id, RejectReason.UNKNOWN_ORDER);
            return;
        }
        long left = orders.left(order);
        remove(order);
        listener.cancelled(seq, id, left, null);
    }

    /** Takes an amount off an order, which keeps its place. Causes REDUCED, CANCELLED or REJECTED. */
    public void reduce(long seq, long id, int county, long amount) {
        lastSeq = seq;
        if (amount <= 0) {
            listener.rejected(seq, id, RejectReason.NOT_POSITIVE);
            return;
        }
        int order = ids.slot(id);
        if (order == 0 || orders.county(order) != county) {
            listener.rejected(seq, id, RejectReason.UNKNOWN_ORDER);
            return;
        }
        long left = orders.left(order);
        if (amount >= left) {
            remove(order);
            listener.cancelled(seq, id, left, null);
        } else {
            orders.setLeft(order, left - amount);
            listener.reduced(seq, id, left - amount);
        }
    }

    /**
     * A new order in place of a resting one, under its id, with the place of this command. Causes CANCELLED for the old one, then all
     * that {@link #place} causes; or REJECTED, and the old one stays.
     */
    public void replace(long seq, long id, int county, Side side, long amount, long limitFen, TimeInForce timeInForce) {
        lastSeq = seq;
        boolean bid = side == Side.BID;
        RejectReason reason = refusal(amount, limitFen);
        int order = ids.slot(id);
        if (reason == null
                && (order == 0 || orders.county(order) != county || levels.isBid(orders.level(order)) != bid)) {
            reason = RejectReason.UNKNOWN_ORDER;
        }
        if (reason == null
                && timeInForce == TimeInForce.FOK
                && !matching.canFillWhole(county, bid, amount, limitFen / tickFen)) {
            reason = RejectReason.CANNOT_FILL;
        }
        if (reason != null) {
            listener.rejected(seq, id, reason);
            return;
        }
        long left = orders.left(order);
        remove(order);
        listener.cancelled(seq, id, left, null);
        enter(seq, id, county, bid, amount, limitFen, timeInForce);
    }

    /** Puts an order at the end of its level. */
    private void rest(long seq, long id, int county, boolean bid, long left, long tick) {
        int level = levels.at(tick, bid);
        int order = orders.add(id, seq, county, level, left);
        int last = levels.last(level);
        if (last == 0) {
            levels.setFirst(level, order);
        } else {
            orders.setNext(last, order);
            orders.setPrevious(order, last);
        }
        levels.setLast(level, order);
        countyQueues.append(level, county, order);
        ids.rest(id, order);
    }

    /** Takes an order out of every chain, and its level out where it was the last one there. */
    void remove(int order) {
        int level = orders.level(order);
        int previous = orders.previous(order);
        int next = orders.next(order);
        countyQueues.remove(level, orders.county(order), order);
        if (previous != 0) {
            orders.setNext(previous, next);
        } else {
            levels.setFirst(level, next);
        }
        if (next != 0) {
            orders.setPrevious(next, previous);
        } else {
            levels.setLast(level, previous);
        }
        if (previous == 0 && next == 0) {
            levels.remove(level);
        }
        ids.leave(orders.id(order));
        orders.release(order);
    }

    /** Forgets an order that traded whole and was the first of its level; its level's chain is mended by the caller. */
    void forget(int order, int level) {
        countyQueues.remove(level, orders.county(order), order);
        ids.leave(orders.id(order));
        orders.release(order);
    }

    /** Shows every bid by limit descending, then place. */
    public void visitBids(BookVisitor visitor) {
        for (int level = levels.bestBid(); level != 0; level = levels.below(level)) {
            visit(level, Side.BID, visitor);
        }
    }

    /** Shows every offer by limit ascending, then place. */
    public void visitOffers(BookVisitor visitor) {
        for (int level = levels.bestOffer(); level != 0; level = levels.above(level)) {
            visit(level, Side.OFFER, visitor);
        }
    }

    private void visit(int level, Side side, BookVisitor visitor) {
        long limitFen = levels.tick(level) * tickFen;
        for (int order = levels.first(level); order != 0; order = orders.next(order)) {
            visitor.order(
                    orders.id(order), orders.seq(order), orders.county(order), side, limitFen, orders.left(order));
        }
    }

    /** How many orders rest. */
    public int size() {
        return ids.size();
    }

    /** The seq of the last command, 0 before the first. */
    public long lastSeq() {
        return lastSeq;
    }

    /** The whole state in numbers, equal for equal states, however they came about. */
    public BookSnapshot snapshot() {
        return BookSnapshot.of(this, ids.snapshotOfUsed());
    }

    /** A digest of the whole state, equal for equal states, however they came about. */
    public long stateHash() {
        return snapshot().hash();
    }

    /**
     * Makes an empty book what another one was.
     *
     * @throws IllegalStateException if the book has seen a command
     */
    public void restore(BookSnapshot snapshot) {
        if (lastSeq != 0) {
            throw new IllegalStateException("only an empty book is restored");
        }
        lastSeq = snapshot.lastSeq();
        snapshot.visitUsedIds(ids::restoreUsed);
        snapshot.visitOrders((id, seq, county, side, limitFen, left) ->
                rest(seq, id, county, side == Side.BID, left, limitFen / tickFen));
    }
}
