package io.quotaexchange.matching.flow;

/** Lists of neighbours, one after the other in one array. */
final class Adjacency {
    private Adjacency() {}

    /**
     * Lists the neighbours of every node, in the order of the edges.
     *
     * @param ends two nodes an edge, {@code count} numbers in all
     * @param start one longer than there are nodes; receives where each node's list starts
     */
    static int[] fill(int[] ends, int count, int[] start) {
        for (int i = 0; i < count; i++) {
            start[ends[i] + 1]++;
        }
        for (int node = 1; node < start.length; node++) {
            start[node] += start[node - 1];
        }
        int[] next = start.clone();
        int[] neighbours = new int[count];
        for (int i = 0; i < count; i += 2) {
            neighbours[next[ends[i]]++] = ends[i + 1];
            neighbours[next[ends[i + 1]]++] = ends[i];
        }
        return neighbours;
    }
}
