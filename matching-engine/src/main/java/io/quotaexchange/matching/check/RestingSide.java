package io.quotaexchange.matching.check;

import io.quotaexchange.matching.book.BookResult.Resting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** One side of a book in plain sorted maps: by limit, best first, then by place. */
final class RestingSide {
    /** @param left m² or kg; {@code place} the seq of the command that gave the order its place */
    record Order(String id, String county, long limit, long left, long place) {}

    private static final class Level {
        final TreeMap<Long, Order> byPlace = new TreeMap<>();
        final Map<String, TreeMap<Long, Order>> byCounty = new TreeMap<>();
    }

    private final boolean bids;
    private final TreeMap<Long, Level> levels;

    RestingSide(boolean bids) {
        this.bids = bids;
        levels = new TreeMap<>(bids ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder());
    }

    /** Adds an order, or puts it in the place of one with the same limit and place. */
    void put(Order order) {
        Level level = levels.computeIfAbsent(order.limit, fresh -> new Level());
        level.byPlace.put(order.place, order);
        level.byCounty.computeIfAbsent(order.county, fresh -> new TreeMap<>()).put(order.place, order);
    }

    void remove(Order order) {
        Level level = levels.get(order.limit);
        level.byPlace.remove(order.place);
        level.byCounty.get(order.county).remove(order.place);
        if (level.byPlace.isEmpty()) {
            levels.remove(order.limit);
        }
    }

    /**
     * Whom an incoming order of the other side meets, in order, up to its amount: best price first, at one price paired counties
     * first, then by place.
     */
    List<Order> met(long limit, long amount, SortedSet<String> partners) {
        List<Order> met = new ArrayList<>();
        long left = amount;
        for (Map.Entry<Long, Level> each : levels.entrySet()) {
            if (bids ? each.getKey() < limit : each.getKey() > limit) {
                break;
            }
            TreeMap<Long, Order> paired = new TreeMap<>();
            for (String partner : partners) {
                paired.putAll(each.getValue().byCounty.getOrDefault(partner, new TreeMap<>()));
            }
            for (Order order : paired.values()) {
                if (left > 0) {
                    met.add(order);
                    left -= Math.min(left, order.left);
                }
            }
            for (Order order : each.getValue().byPlace.values()) {
                if (left == 0) {
                    return met;
                }
                if (!paired.containsKey(order.place)) {
                    met.add(order);
                    left -= Math.min(left, order.left);
                }
            }
        }
        return met;
    }

    List<Resting> all() {
        List<Resting> all = new ArrayList<>();
        levels.values()
                .forEach(level -> level.byPlace
                        .values()
                        .forEach(order -> all.add(new Resting(order.id, order.county, order.limit, order.left))));
        return all;
    }
}
