package io.quotaexchange.matching.flow;

/**
 * Lists of neighbours, one after the other in one array.
 *
 * @param start one longer than there are nodes: where each node's list starts
 * @param neighbour all lists, each in the order of the edges
 * @param twin of every place in the lists: the place of the same edge in the other node's list
 */
record Adjacency(int[] start, int[] neighbour, int[] twin) {
    /**
     * Lists the neighbours of every node.
     *
     * @param ends two nodes an edge, {@code count} numbers in all
     */
    static Adjacency of(int[] ends, int count, int nodes) {
        int[] start = new int[nodes + 1];
        for (int i = 0; i < count; i++) {
            start[ends[i] + 1]++;
        }
        for (int node = 1; node < start.length; node++) {
            start[node] += start[node - 1];
        }
        int[] next = start.clone();
        int[] neighbour = new int[count];
        int[] twin = new int[count];
        for (int i = 0; i < count; i += 2) {
            int place = next[ends[i]]++;
            int other = next[ends[i + 1]]++;
            neighbour[place] = ends[i + 1];
            neighbour[other] = ends[i];
            twin[place] = other;
            twin[other] = place;
        }
        return new Adjacency(start, neighbour, twin);
    }
}
