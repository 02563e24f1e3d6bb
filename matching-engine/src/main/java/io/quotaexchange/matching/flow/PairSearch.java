package io.quotaexchange.matching.flow;

import java.util.Arrays;

/**
 * Finds ways over the pairs from a buyer to a seller with room: from a buyer to any partner, from a seller back to a buyer that buys
 * of it and could turn to another partner.
 *
 * <p>Every node carries a label, never more than the number of steps to the nearest seller with room, and a way goes down label by
 * label. Labels only rise while amounts move along the ways found, so what one search learns the next ones need not learn
 * again: all searches together cost about as much as one greatest flow. Where no node is left with some label, no way leads from
 * above it to below it, which ends a search that would fail.
 */
final class PairSearch {
    /** The amounts that stand between pairs. */
    interface Amounts {
        boolean hasRoom(int seller);

        /** Whether something is bought at a place of a buyer's list of partners. */
        boolean isBought(int place);
    }

    /** The label of a node that nothing leaves any more. */
    private static final int CLOSED = Integer.MAX_VALUE - 1;

    private static final int NONE = -1;

    private final CountyMarket market;
    private final Amounts amounts;
    private final int[] label;
    /** How many open nodes carry each label. */
    private final int[] carriers;
    /** Of every node: no place of its list before this one leads down. */
    private final int[] current;

    private final int[] queue;
    private final int[] seen;
    private int sweep;
    /** What {@link #restore} undoes: nodes and their labels before. */
    private int[] log = new int[64];

    private int logged;
    private int open;

    /** The way found: places in the lists of the nodes it leaves, from the buyer on. */
    final int[] way;

    int length;

    /** All nodes are closed at first. */
    PairSearch(CountyMarket market, Amounts amounts) {
        this.market = market;
        this.amounts = amounts;
        label = new int[market.nodes];
        Arrays.fill(label, CLOSED);
        carriers = new int[market.nodes + 2];
        current = new int[market.nodes];
        queue = new int[market.nodes];
        seen = new int[market.nodes];
        way = new int[market.nodes + 1];
    }

    /** Opens these nodes, all others being closed; to be called again when sellers were given more room. */
    void open(int[] nodes, int count) {
        open = count;
        logged = 0;
        Arrays.fill(carriers, 0, count + 2, 0);
        for (int i = 0; i < count; i++) {
            int node = nodes[i];
            label[node] = market.isBuyer(node) ? 1 : 0;
            carriers[label[node]]++;
            current[node] = market.partnerStart[node];
        }
    }

    boolean isClosed(int node) {
        return label[node] == CLOSED;
    }

    /** Finds a way; true if there is one, whose last place then leads to a seller with room. */
    boolean find(int buyer) {
        length = 0;
        int node = buyer;
        while (label[buyer] <= open) {
            if (!market.isBuyer(node) && amounts.hasRoom(node)) {
                return true;
            }
            int place = down(node);
            if (place != NONE) {
                way[length++] = place;
                node = market.partner[place];
            } else if (relabel(node)) {
                node = length == 0 ? buyer : market.partner[market.twin[way[--length]]];
            } else {
                return false;
            }
        }
        return false;
    }

    private int down(int node) {
        int wanted = label[node] - 1;
        int end = market.partnerStart[node + 1];
        for (int place = current[node]; place < end; place++) {
            if (label[market.partner[place]] == wanted && isOpen(node, place)) {
                current[node] = place;
                return place;
            }
        }
        current[node] = end;
        return NONE;
    }

    private boolean isOpen(int node, int place) {
        return market.isBuyer(node) || amounts.isBought(market.twin[place]);
    }

    /** Raises a label as far as the neighbours' permit; false if that leaves a label without carriers. */
    private boolean relabel(int node) {
        int least = open;
        for (int place = market.partnerStart[node]; place < market.partnerStart[node + 1]; place++) {
            if (label[market.partner[place]] < least && isOpen(node, place)) {
                least = label[market.partner[place]];
            }
        }
        current[node] = market.partnerStart[node];
        int before = label[node];
        if (least + 1 == before) {
            return true;
        }
        if (logged + 2 > log.length) {
            log = Arrays.copyOf(log, 2 * log.length);
        }
        log[logged++] = node;
        log[logged++] = before;
        return setLabel(node, least + 1) > 0;
    }

    /** Returns how many still carry the label the node had. */
    private int setLabel(int node, int fresh) {
        int left = --carriers[label[node]];
        label[node] = fresh;
        carriers[fresh]++;
        return left;
    }

    /** From here on {@link #restore} brings back the present labels. */
    void mark() {
        logged = 0;
    }

    /** Brings back the labels of the last {@link #mark}, all amounts being as they were then. */
    void restore() {
        while (logged > 0) {
            logged -= 2;
            setLabel(log[logged], log[logged + 1]);
            current[log[logged]] = market.partnerStart[log[logged]];
        }
    }

    /** After a search that failed: closes all that it could reach, because no amount will ever leave it. */
    void close(int buyer) {
        int reached = reach(buyer, false);
        for (int i = 0; i < reached; i++) {
            carriers[label[queue[i]]]--;
            label[queue[i]] = CLOSED;
        }
    }

    /** Closes these nodes. */
    void close(int[] nodes, int count) {
        for (int i = 0; i < count; i++) {
            label[nodes[i]] = CLOSED;
        }
    }

    /**
     * All nodes that ways from a buyer lead to, whatever room there is.
     *
     * @param throughClosed whether closed nodes count
     * @return how many, in {@link #reached}
     */
    int reach(int start, boolean throughClosed) {
        sweep++;
        int tail = 0;
        if (throughClosed || !isClosed(start)) {
            queue[tail++] = start;
            seen[start] = sweep;
        }
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            for (int place = market.partnerStart[node]; place < market.partnerStart[node + 1]; place++) {
                int other = market.partner[place];
                if (seen[other] != sweep && (throughClosed || !isClosed(other)) && isOpen(node, place)) {
                    seen[other] = sweep;
                    queue[tail++] = other;
                }
            }
        }
        return tail;
    }

    /**
     * All nodes that ways from a node lead to and that have ways to it: a buyer among them leads wherever the node leads.
     *
     * @return how many, in {@link #reached}
     */
    int mutual(int start) {
        reach(start, true);
        int forward = sweep++;
        int tail = 0;
        queue[tail++] = start;
        seen[start] = sweep;
        for (int head = 0; head < tail; head++) {
            int node = queue[head];
            for (int place = market.partnerStart[node]; place < market.partnerStart[node + 1]; place++) {
                int other = market.partner[place];
                if (seen[other] == forward && (!market.isBuyer(node) || amounts.isBought(place))) {
                    seen[other] = sweep;
                    queue[tail++] = other;
                }
            }
        }
        return tail;
    }

    int reached(int place) {
        return queue[place];
    }
}
