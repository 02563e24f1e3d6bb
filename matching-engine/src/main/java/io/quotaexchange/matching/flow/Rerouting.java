package io.quotaexchange.matching.flow;

import java.util.Arrays;

/**
 * Finds how amounts can be moved around between counties while every row and column sum but two stays, and moves them.
 *
 * <p>A breadth-first search of the residual graph: from a near node along any arc (an amount may grow there), from a far node back
 * along its cells above zero (an amount may shrink there), until a seller with room is met. A search costs at most the number of nodes,
 * pairs and cells: of «everybody but oneself» the first node takes all but its own county, the second what that left.
 */
final class Rerouting {
    /** What a seller can contribute when the search ends there; above zero makes it a goal. */
    interface Room {
        long at(int seller);
    }

    private static final int NONE = -1;

    private final CountyMarket market;
    private final Arcs arcs;
    private final Cells cells;
    private final int[] seen;
    private final int[] from;
    private final int[] queue;
    private final boolean[] closed;
    private final int[] group;
    private int[] sweptIn = new int[8];
    private int[] leftOver = new int[8];
    private int search;
    private int startGroup;
    private int tail;

    Rerouting(CountyMarket market, Arcs arcs, Cells cells) {
        this(market, arcs, cells, new int[market.nodes]);
    }

    /** @param group of every node; a search stays within the group in which it starts */
    Rerouting(CountyMarket market, Arcs arcs, Cells cells, int[] group) {
        this.group = group;
        this.market = market;
        this.arcs = arcs;
        this.cells = cells;
        seen = new int[market.nodes];
        from = new int[market.nodes];
        queue = new int[market.nodes];
        closed = new boolean[market.nodes];
    }

    /**
     * Searches from a node for a seller with room.
     *
     * @param avoided a node that no path may touch, or −1
     * @param hints sellers that may be goals, looked at first, the first {@code hintCount} of them
     * @return the seller, or −1 if there is none; {@link #visited} then tells what was reached
     */
    int find(int start, int avoided, Room room, int[] hints, int hintCount) {
        search++;
        if (sweptIn.length < arcs.lists) {
            sweptIn = Arrays.copyOf(sweptIn, 2 * arcs.lists);
            leftOver = Arrays.copyOf(leftOver, 2 * arcs.lists);
        }
        tail = 0;
        startGroup = group[start];
        if (avoided >= 0) {
            seen[avoided] = search;
        }
        visit(start, NONE);
        for (int i = 0; i < tail; i++) {
            int node = queue[i];
            int goal = arcs.isNear(market, node) ? alongArcs(node, room, hints, hintCount) : alongCells(node, room);
            if (goal != NONE) {
                return goal;
            }
        }
        return NONE;
    }

    private int alongArcs(int node, Room room, int[] hints, int hintCount) {
        int list = arcs.reach[node];
        for (int i = 0; i < hintCount && list != NONE; i++) {
            int hint = hints[i];
            if (arcs.listOf[hint] == list && market.mate[node] != hint && isGoal(hint, node, room)) {
                return hint;
            }
        }
        for (int i = arcs.partnerStart[node]; i < arcs.partnerStart[node + 1]; i++) {
            if (isGoal(arcs.partner[i], node, room)) {
                return arcs.partner[i];
            }
        }
        if (list == NONE) {
            return NONE;
        }
        if (sweptIn[list] == search) {
            int left = leftOver[list];
            if (left == NONE || left == market.mate[node]) {
                return NONE;
            }
            leftOver[list] = NONE;
            return isGoal(left, node, room) ? left : NONE;
        }
        sweptIn[list] = search;
        leftOver[list] = NONE;
        for (int other = arcs.first[list]; other != NONE; other = arcs.next(other)) {
            if (other == market.mate[node]) {
                leftOver[list] = other;
            } else if (isGoal(other, node, room)) {
                return other;
            }
        }
        return NONE;
    }

    private int alongCells(int node, Room room) {
        for (int cell = cells.first(node); cell != NONE; cell = cells.next(cell, node)) {
            int other = cells.other(cell, node);
            if (isGoal(other, node, room)) {
                return other;
            }
        }
        return NONE;
    }

    private boolean isGoal(int node, int by, Room room) {
        return visit(node, by) && !market.isBuyer(node) && room.at(node) > 0;
    }

    private boolean visit(int node, int by) {
        if (seen[node] == search || closed[node] || group[node] != startGroup) {
            return false;
        }
        seen[node] = search;
        from[node] = by;
        queue[tail++] = node;
        return true;
    }

    /** The most that can be moved along the path found to {@code goal}, at most {@code wanted}. */
    long movable(int goal, long wanted) {
        long amount = wanted;
        for (int node = goal; from[node] != NONE; node = from[node]) {
            int by = from[node];
            if (!arcs.isNear(market, by)) {
                amount = Math.min(amount, market.isBuyer(node) ? cells.get(node, by) : cells.get(by, node));
            }
        }
        return amount;
    }

    /** Moves an amount along the path found to {@code goal}. */
    void move(int goal, long amount) {
        for (int node = goal; from[node] != NONE; node = from[node]) {
            int by = from[node];
            long change = arcs.isNear(market, by) ? amount : -amount;
            cells.add(market.isBuyer(node) ? node : by, market.isBuyer(node) ? by : node, change);
        }
    }

    /** How many nodes the last search reached. */
    int visited() {
        return tail;
    }

    int visited(int place) {
        return queue[place];
    }

    /**
     * After a search that found nothing: no later search needs to enter what it reached, because no amount will ever leave it.
     */
    void closeVisited() {
        for (int i = 0; i < tail; i++) {
            closed[queue[i]] = true;
        }
    }

    boolean isClosed(int node) {
        return closed[node];
    }
}
