package io.quotaexchange.matching.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who buys from whom: the lexicographically greatest county matrix with the given row and column sums, read row by row.
 *
 * <p>Every cell is raised by rerouting the rows below and the cells to its right until row or column runs out, or until nothing
 * reaches the row any more. In that last case what the search reached never trades with the rest again and is split off, so a
 * cell that must stay empty is found once a group, not once a cell.
 */
final class CountyMatrix {
    private final CountyMarket market;
    private final Cells cells;
    private final Arcs arcs;
    private final Rerouting rerouting;
    private final int[] columns;
    private final int[] rank;
    private final int[] reached;
    private final int[] group;
    private int groups = 1;
    /** Of every list: the last group that took nodes out of it, and the list they went to. */
    private int[] listMade = new int[8];

    private int[] newList = new int[8];
    /** Of every seller node: what the rows not yet fixed buy from it. */
    private final long[] columnLeft;

    private final List<CountyTrade> trades = new ArrayList<>();
    private int[] pairColumns = new int[8];
    private long[] rowRoom;
    private int[] rowHints = new int[8];
    private int hintCount;

    /** @param sellers nodes in the order of the columns */
    CountyMatrix(CountyMarket market, int[] weight, Cells cells, long[] sold, int[] sellers) {
        this.market = market;
        this.cells = cells;
        arcs = Arcs.tight(market, weight, true, sellers);
        group = new int[market.nodes];
        rerouting = new Rerouting(market, arcs, cells, group);
        columns = sellers;
        reached = new int[sellers.length];
        rank = new int[market.nodes];
        Arrays.fill(rank, -1);
        for (int i = 0; i < sellers.length; i++) {
            rank[sellers[i]] = i;
        }
        columnLeft = sold.clone();
        rowRoom = new long[market.nodes];
    }

    List<CountyTrade> fix(int[] buyers) {
        redraft(buyers);
        for (int b : buyers) {
            fixRow(b);
        }
        return trades;
    }

    /** Lets rows and columns meet in their order outside the pairs, which is right but for pairs and own counties. */
    private void redraft(int[] buyers) {
        long[] missing = new long[market.nodes];
        long[] room = new long[market.nodes];
        for (int b : buyers) {
            for (int cell = cells.first(b); cell >= 0; ) {
                int s = cells.other(cell, b);
                long amount = cells.amount(cell);
                cell = cells.next(cell, b);
                if (arcs.listOf[s] != Arcs.NONE && arcs.listOf[s] == arcs.reach[b]) {
                    cells.add(b, s, -amount);
                    missing[b] += amount;
                    room[s] += amount;
                }
            }
        }
        Completion.walk(market, arcs, cells, buyers, missing, room);
        Completion.reroute(market, arcs, cells, missing, room);
    }

    private void fixRow(int b) {
        readRow(b);
        int pairCount = readPairs(b);
        int pairPlace = 0;
        long left = market.most[b];
        int lastRank = -1;
        while (left > 0) {
            int list = arcs.reach[b];
            int s = list == Arcs.NONE ? Arcs.NONE : arcs.first[list];
            while (s != Arcs.NONE && (s == market.mate[b] || rank[s] <= lastRank)) {
                s = arcs.next(s);
            }
            while (pairPlace < pairCount
                    && (group[pairColumns[pairPlace]] != group[b] || columnLeft[pairColumns[pairPlace]] == 0)) {
                pairPlace++;
            }
            if (pairPlace < pairCount && (s == Arcs.NONE || rank[pairColumns[pairPlace]] < rank[s])) {
                s = pairColumns[pairPlace++];
            }
            lastRank = rank[s];
            left -= fixCell(b, s, left);
        }
    }

    private void readRow(int b) {
        hintCount = 0;
        for (int cell = cells.first(b); cell >= 0; cell = cells.next(cell, b)) {
            if (hintCount == rowHints.length) {
                rowHints = Arrays.copyOf(rowHints, 2 * hintCount);
            }
            int s = cells.other(cell, b);
            rowHints[hintCount++] = s;
            rowRoom[s] = cells.amount(cell);
        }
    }

    /** The partners that sold anything, in the order of the columns. */
    private int readPairs(int b) {
        int from = arcs.partnerStart[b];
        int to = arcs.partnerStart[b + 1];
        if (pairColumns.length < to - from) {
            pairColumns = new int[to - from];
        }
        int count = 0;
        for (int i = from; i < to; i++) {
            if (rank[arcs.partner[i]] >= 0) {
                pairColumns[count++] = rank[arcs.partner[i]];
            }
        }
        byRank(pairColumns, count);
        return count;
    }

    /** Turns ranks into the nodes that hold them, the earliest first. */
    private void byRank(int[] ranks, int count) {
        Arrays.sort(ranks, 0, count);
        for (int i = 0; i < count; i++) {
            ranks[i] = columns[ranks[i]];
        }
    }

    /** Raises one cell to its most, takes it out of the problem and returns it. */
    private long fixCell(int b, int s, long left) {
        long amount = rowRoom[s];
        rowRoom[s] = 0;
        while (amount < left && amount < columnLeft[s]) {
            int goal = rerouting.find(s, b, seller -> rowRoom[seller], rowHints, hintCount);
            if (goal < 0) {
                splitOff();
                break;
            }
            long moved = rerouting.movable(goal, Math.min(rowRoom[goal], left - amount));
            rerouting.move(goal, moved);
            cells.add(b, goal, -moved);
            rowRoom[goal] -= moved;
            cells.add(b, s, moved);
            amount += moved;
        }
        if (amount > 0) {
            cells.add(b, s, -amount);
            columnLeft[s] -= amount;
            trades.add(new CountyTrade(b, s - market.buyers, amount, market.arePaired(b, s)));
        }
        if (columnLeft[s] == 0) {
            arcs.remove(s);
        }
        return amount;
    }

    /** What the last search reached trades only within itself from here on. */
    private void splitOff() {
        int fresh = groups++;
        int count = rerouting.visited();
        if (listMade.length < arcs.lists) {
            listMade = Arrays.copyOf(listMade, 2 * arcs.lists);
            newList = Arrays.copyOf(newList, 2 * arcs.lists);
        }
        int columnCount = 0;
        for (int i = 0; i < count; i++) {
            int node = rerouting.visited(i);
            group[node] = fresh;
            if (!market.isBuyer(node) && arcs.listOf[node] != Arcs.NONE) {
                reached[columnCount++] = rank[node];
            }
        }
        byRank(reached, columnCount);
        for (int i = 0; i < columnCount; i++) {
            int list = arcs.listOf[reached[i]];
            if (listMade[list] != fresh) {
                listMade[list] = fresh;
                newList[list] = arcs.newList();
            }
            arcs.remove(reached[i]);
            arcs.append(newList[list], reached[i]);
        }
        for (int i = 0; i < count; i++) {
            int node = rerouting.visited(i);
            if (market.isBuyer(node) && arcs.reach[node] != Arcs.NONE) {
                int list = arcs.reach[node];
                arcs.reach[node] = listMade[list] == fresh ? newList[list] : Arcs.NONE;
            }
        }
    }
}
