package io.quotaexchange.matching.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One side of a book as the events tell it: what rests at each limit in order of place, and how much is ahead of a limit. */
final class RestingSide {
    /** An order that rests. */
    static final class Resting {
        final String order;
        final String county;
        /** Place of the command that brought it. */
        final int command;

        final boolean bid;
        final long limitFen;
        long left;

        Resting(String order, String county, int command, boolean bid, long limitFen, long left) {
            this.order = order;
            this.county = county;
            this.command = command;
            this.bid = bid;
            this.limitFen = limitFen;
            this.left = left;
        }
    }

    /** What rests at one limit, in order of place. */
    static final class Level {
        final long limitFen;
        private final Map<String, Resting> orders = new LinkedHashMap<>();
        /** The latest command whose order traded here before others because its county was paired; −1 without one. */
        private int latestPaired = -1;

        private Level(long limitFen) {
            this.limitFen = limitFen;
        }

        Collection<Resting> orders() {
            return orders.values();
        }
    }

    private final boolean bids;
    /** Every limit an order of this side ever has, ascending. */
    private final long[] limits;

    private final RunningTotals amounts;
    private final RunningTotals counts;
    /** Best limit first. */
    private final NavigableMap<Long, Level> levels;

    RestingSide(boolean bids, long[] limits) {
        this.bids = bids;
        this.limits = limits;
        this.amounts = new RunningTotals(limits.length);
        this.counts = new RunningTotals(limits.length);
        this.levels = bids ? new TreeMap<>(Comparator.<Long>reverseOrder()) : new TreeMap<>();
    }

    void rest(Resting order) {
        levels.computeIfAbsent(order.limitFen, Level::new).orders.put(order.order, order);
        add(order, order.left, 1);
    }

    /** Takes an amount off an order; one of which nothing is left goes. */
    void take(Resting order, long amount) {
        order.left -= amount;
        add(order, -amount, order.left == 0 ? -1 : 0);
        if (order.left == 0) {
            Level level = levels.get(order.limitFen);
            level.orders.remove(order.order);
            if (level.orders.isEmpty()) {
                levels.remove(order.limitFen);
            }
        }
    }

    /** Notes that an order traded for being paired: those that came before it at its limit were passed over. */
    void tradedAsPaired(Resting order) {
        Level level = levels.get(order.limitFen);
        if (level != null) {
            level.latestPaired = Math.max(level.latestPaired, order.command);
        }
    }

    /** Whether a paired order that came later traded before this one, which still rests. */
    boolean wasPassedOver(Resting order) {
        return levels.get(order.limitFen).latestPaired > order.command;
    }

    private void add(Resting order, long amount, long count) {
        int place = rank(order.limitFen);
        amounts.add(place, amount);
        counts.add(place, count);
    }

    /** How many limits are worse than one on the way from the best: better ones have the lower rank. */
    private int rank(long limitFen) {
        int place = Arrays.binarySearch(limits, limitFen);
        return bids ? limits.length - 1 - place : place;
    }

    /** m² or kg resting at a limit of {@link #limits} or better. */
    long amountUpTo(long limitFen) {
        return amounts.below(rank(limitFen) + 1);
    }

    /** How many orders rest at a limit of {@link #limits} or better. */
    long countUpTo(long limitFen) {
        return counts.below(rank(limitFen) + 1);
    }

    /** The first orders of the queue, at most so many. */
    List<String> first(long most) {
        List<String> first = new ArrayList<>();
        for (Level level : levels.values()) {
            for (String order : level.orders.keySet()) {
                if (first.size() == most) {
                    return first;
                }
                first.add(order);
            }
        }
        return first;
    }

    /** Best limit first. */
    Collection<Level> levels() {
        return levels.values();
    }

    /** The best limit that an opposite order of this limit does not reach; null without one. */
    Long bestBeyond(long limitFen) {
        return levels.higherKey(limitFen);
    }

    /** Whether an opposite order of this limit reaches a resting one's. */
    boolean reaches(long limitFen, long restingFen) {
        return bids ? restingFen >= limitFen : restingFen <= limitFen;
    }
}
