package io.quotaexchange.matching.book;

/**
 * Meets an incoming order with the resting ones: level by level from the best price, at each level the orders of paired counties in
 * order of seq, then the others; stops before the first order of its own county.
 *
 * <p>Clause: Z10-21.1.
 */
final class Matching {
    private final OrderBook book;
    private final RestingOrders orders;
    private final PriceLevels levels;
    private final CountyQueues countyQueues;
    private final PairedCounties pairs;
    private final BookListener listener;
    private final long tickFen;

    /** For each partner of the incoming county: its next order at the level that is being met. */
    private int[] nextOfPartner = new int[16];

    private boolean stoppedByOwn;

    Matching(
            OrderBook book,
            RestingOrders orders,
            PriceLevels levels,
            CountyQueues countyQueues,
            PairedCounties pairs,
            BookListener listener,
            long tickFen) {
        this.book = book;
        this.orders = orders;
        this.levels = levels;
        this.countyQueues = countyQueues;
        this.pairs = pairs;
        this.listener = listener;
        this.tickFen = tickFen;
    }

    /** Whether the last order was stopped by one of its own county. */
    boolean wasStoppedByOwn() {
        return stoppedByOwn;
    }

    private int best(boolean bid) {
        return bid ? levels.bestOffer() : levels.bestBid();
    }

    private boolean crosses(int level, boolean bid, long tick) {
        return bid ? levels.tick(level) <= tick : levels.tick(level) >= tick;
    }

    /** Trades what can be traded, and gives what is left. */
    long trade(long seq, long id, int county, boolean bid, long amount, long tick) {
        stoppedByOwn = false;
        long left = amount;
        boolean partnersRest = countyQueues.hasPartnerOrders(county);
        for (int level = best(bid); left > 0 && level != 0 && crosses(level, bid, tick); level = best(bid)) {
            if (partnersRest) {
                left = tradeWithPartners(seq, id, county, bid, left, level);
                if (left == 0 || best(bid) != level) {
                    continue;
                }
            }
            left = tradeInOrder(seq, id, county, bid, left, level);
            if (stoppedByOwn) {
                return left;
            }
        }
        return left;
    }

    /** Takes orders off the front of a level; its chain is mended once, at the end. */
    private long tradeInOrder(long seq, long id, int county, boolean bid, long amount, int level) {
        long left = amount;
        long priceFen = levels.tick(level) * tickFen;
        int order = levels.first(level);
        do {
            if (orders.county(order) == county) {
                stoppedByOwn = true;
                break;
            }
            long other = orders.id(order);
            long resting = orders.left(order);
            if (resting > left) {
                orders.setLeft(order, resting - left);
                listener.traded(seq, bid ? id : other, bid ? other : id, left, priceFen, false);
                left = 0;
            } else {
                int next = orders.next(order);
                book.forget(order, level);
                listener.traded(seq, bid ? id : other, bid ? other : id, resting, priceFen, false);
                left -= resting;
                order = next;
            }
        } while (left > 0 && order != 0);
        levels.startAt(level, order, orders);
        return left;
    }

    private long tradeWithPartners(long seq, long id, int county, boolean bid, long amount, int level) {
        int[] partners = pairs.of(county);
        if (partners.length > nextOfPartner.length) {
            nextOfPartner = new int[partners.length];
        }
        for (int i = 0; i < partners.length; i++) {
            nextOfPartner[i] = countyQueues.first(level, partners[i]);
        }
        long left = amount;
        for (int i = earliest(partners.length); left > 0 && i >= 0; i = earliest(partners.length)) {
            int order = nextOfPartner[i];
            nextOfPartner[i] = orders.nextOfCounty(order);
            left -= tradePaired(seq, id, bid, left, order, level);
        }
        return left;
    }

    /** The partner whose next order has the lowest seq, −1 where none has an order left. */
    private int earliest(int partners) {
        int earliest = -1;
        long seq = Long.MAX_VALUE;
        for (int i = 0; i < partners; i++) {
            if (nextOfPartner[i] != 0 && orders.seq(nextOfPartner[i]) <= seq) {
                earliest = i;
                seq = orders.seq(nextOfPartner[i]);
            }
        }
        return earliest;
    }

    /** Trades with one resting order, anywhere in its level, as much as both have, and gives that amount. */
    private long tradePaired(long seq, long id, boolean bid, long left, int order, int level) {
        long resting = orders.left(order);
        long other = orders.id(order);
        long priceFen = levels.tick(level) * tickFen;
        long traded = Math.min(left, resting);
        if (traded == resting) {
            book.remove(order);
        } else {
            orders.setLeft(order, resting - traded);
        }
        listener.traded(seq, bid ? id : other, bid ? other : id, traded, priceFen, true);
        return traded;
    }

    /** Whether an order could trade whole at once, no own order stopping it. Changes nothing. */
    boolean canFillWhole(int county, boolean bid, long amount, long tick) {
        long needed = amount;
        boolean partnersRest = countyQueues.hasPartnerOrders(county);
        for (int level = best(bid); level != 0 && crosses(level, bid, tick); level = beyond(level, bid)) {
            if (partnersRest) {
                needed -= restingOfPartners(county, level, needed);
                if (needed == 0) {
                    return true;
                }
            }
            for (int order = levels.first(level); order != 0; order = orders.next(order)) {
                if (orders.county(order) == county) {
                    return false;
                }
                if (!partnersRest || !pairs.arePaired(county, orders.county(order))) {
                    needed -= Math.min(needed, orders.left(order));
                    if (needed == 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int beyond(int level, boolean bid) {
        return bid ? levels.above(level) : levels.below(level);
    }

    /** What partners of a county have at a level, no more than is needed. */
    private long restingOfPartners(int county, int level, long needed) {
        long resting = 0;
        for (int partner : pairs.of(county)) {
            for (int order = countyQueues.first(level, partner); order != 0; order = orders.nextOfCounty(order)) {
                resting += Math.min(needed - resting, orders.left(order));
            }
        }
        return resting;
    }
}
