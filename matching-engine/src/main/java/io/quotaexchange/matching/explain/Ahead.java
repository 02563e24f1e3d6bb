package io.quotaexchange.matching.explain;

import java.util.List;

/**
 * Who was ahead of an order.
 *
 * @param count how many orders
 * @param first ids of the first of them in their order, at most {@link #NAMED}
 */
public record Ahead(long count, List<String> first) {
    /** How many are named in a record. */
    public static final int NAMED = 10;

    public static final Ahead NOBODY = new Ahead(0, List.of());

    public Ahead {
        first = List.copyOf(first);
        if (first.size() != Math.min(count, NAMED)) {
            throw new IllegalArgumentException("names " + first.size() + " of " + count);
        }
    }

    /** All of these are ahead, in this order. */
    static Ahead of(List<String> ids) {
        return new Ahead(ids.size(), ids.subList(0, Math.min(NAMED, ids.size())));
    }
}
