package io.quotaexchange.matching.book;

import io.quotaexchange.matching.RejectReason;
import java.util.Random;

/** Makes a flow from a seed, watching a book of its own to know which orders still rest. */
final class FlowMaker implements BookListener {
    static final int MESSAGES = 100_000;
    static final int COUNTIES = 90;
    private static final int LEVELS = 500;
    private static final long MIDDLE = 10_000;

    private final FlowKind kind;
    private final Random random = new Random(42);
    private final Flow flow = new Flow();
    private final OrderBook book;
    private final boolean manyCounties;
    private final long tick;

    private final int[] live = new int[MESSAGES + 1];
    private final int[] placeInLive = new int[MESSAGES + 1];
    private final int[] countyOf = new int[MESSAGES + 1];
    private final long[] left = new long[MESSAGES + 1];
    private int living;
    private int nextId = 1;

    /** @param manyCounties whether counties are paired, meet their own orders, and some orders are refused */
    FlowMaker(FlowKind kind, boolean manyCounties) {
        this.kind = kind;
        this.manyCounties = manyCounties;
        this.tick = manyCounties ? 10 : 1;
        this.book = new OrderBook(band(manyCounties), pairs(manyCounties), this);
    }

    static Band band(boolean manyCounties) {
        return manyCounties ? new Band(10, 0, 10 * 2 * MIDDLE) : new Band(1, 0, Long.MAX_VALUE);
    }

    /** Each county beyond the coast is paired with one or two on it. */
    static PairedCounties pairs(boolean manyCounties) {
        PairedCounties pairs = new PairedCounties(COUNTIES);
        for (int county = 0; manyCounties && county < 26; county++) {
            pairs.pair(county, 26 + county * 7 % 60).pair(county, 26 + county * 11 % 60);
        }
        return pairs;
    }

    Flow make() {
        while (flow.messages + living < MESSAGES - 2) {
            step();
        }
        while (living > 0) {
            cancel(living - 1);
        }
        while (flow.messages < MESSAGES) {
            flow.add(Flow.CANCEL, 0, 0, 0, 0);
        }
        return flow;
    }

    private void step() {
        switch (kind) {
            case MIXED -> mixed(50, 30);
            case CANCEL_HEAVY -> mixed(living < 1_000 ? 60 : 48, 48);
            case ONE_LEVEL -> oneLevel();
            case CRASH -> crash();
        }
    }

    private void mixed(int adding, int cancelling) {
        int dice = random.nextInt(100);
        boolean bid = random.nextBoolean();
        if (dice < adding) {
            long away = 1 + random.nextInt(LEVELS);
            place(bid, bid ? MIDDLE - away : MIDDLE + away, 1 + random.nextInt(100));
        } else if (dice < adding + cancelling && living > 0) {
            cancel(random.nextInt(living));
        } else {
            place(bid, bid ? MIDDLE + 20 : MIDDLE - 20, 1 + random.nextInt(200));
        }
    }

    private void oneLevel() {
        int dice = random.nextInt(100);
        if (dice < 50) {
            place(true, MIDDLE, 1 + random.nextInt(100));
        } else if (dice < 75 && living > 0) {
            cancel(random.nextInt(living));
        } else {
            place(false, MIDDLE, 1 + random.nextInt(60));
        }
    }

    private void crash() {
        long total = 0;
        for (int i = 0; i < 2 * LEVELS && flow.messages + living < MESSAGES - 3; i++) {
            long amount = 1 + random.nextInt(100);
            total += amount;
            place(true, MIDDLE - 1 - random.nextInt(2 * LEVELS), amount);
        }
        place(false, MIDDLE - 2 * LEVELS - 1, total);
    }

    private void place(boolean bid, long price, long amount) {
        int id = nextId++;
        int county = manyCounties ? random.nextInt(COUNTIES) : bid ? 0 : 1;
        boolean refused = manyCounties && random.nextInt(100) == 0;
        long limit = price * tick + (refused ? 1 : 0);
        flow.add(bid ? Flow.BID : Flow.OFFER, id, county, limit, amount);
        countyOf[id] = county;
        left[id] = amount;
        book.place(flow.messages, id, county, bid ? Side.BID : Side.OFFER, amount, limit, TimeInForce.GTC);
    }

    private void cancel(int place) {
        int id = live[place];
        flow.add(Flow.CANCEL, id, countyOf[id], 0, 0);
        book.cancel(flow.messages, id, countyOf[id]);
    }

    private void die(long id) {
        int place = placeInLive[(int) id];
        int last = live[--living];
        live[place] = last;
        placeInLive[last] = place;
    }

    @Override
    public void accepted(long seq, long order) {}

    @Override
    public void rejected(long seq, long order, RejectReason reason) {}

    @Override
    public void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired) {
        long resting = bid == nextId - 1 ? offer : bid;
        left[(int) resting] -= amount;
        if (left[(int) resting] == 0) {
            die(resting);
        }
    }

    @Override
    public void rested(long seq, long order, long amount) {
        left[(int) order] = amount;
        placeInLive[(int) order] = living;
        live[living++] = (int) order;
    }

    @Override
    public void reduced(long seq, long order, long amount) {}

    @Override
    public void cancelled(long seq, long order, long amount, RejectReason reason) {
        if (reason == null) {
            die(order);
        }
    }
}
