package io.quotaexchange.matching.flow;

import io.quotaexchange.matching.Pairings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One indicator's buyer and seller counties: what each buyer receives and between what bounds each seller sells.
 *
 * <p>Counties are numbered as nodes: buyers first, then sellers; a county on both sides is two nodes, each the other's mate.
 */
public final class CountyMarket {
    final int buyers;
    final int nodes;
    final List<String> buyerCounties;
    final List<String> sellerCounties;
    /** Of a buyer node: what it receives. Of a seller node: the most it may sell. */
    final long[] most;
    /** Of a seller node: what it must sell; of a buyer node unused. */
    final long[] least;
    /** The node of the same county on the other side, or −1. */
    final int[] mate;
    /** Paired nodes of the other side, all lists one after the other; those of node i start at {@code partnerStart[i]}. */
    final int[] partner;

    final int[] partnerStart;
    /** Of every place in those lists: the place of the same pair in the partner's list. */
    final int[] twin;

    final boolean pairsOnly;

    /**
     * @param buyerCounties different counties
     * @param received zero or more, one for each buyer
     * @param sellerCounties different counties
     * @param mustSell zero or more, at most {@code maySell}; all zero where a county stands on both sides
     * @param maySell one for each seller
     * @param pairsOnly whether only paired counties may trade
     */
    public CountyMarket(
            List<String> buyerCounties,
            long[] received,
            List<String> sellerCounties,
            long[] mustSell,
            long[] maySell,
            Pairings pairings,
            boolean pairsOnly) {
        this.buyerCounties = List.copyOf(buyerCounties);
        this.sellerCounties = List.copyOf(sellerCounties);
        this.buyers = received.length;
        this.nodes = received.length + maySell.length;
        this.pairsOnly = pairsOnly;
        most = Arrays.copyOf(received, nodes);
        System.arraycopy(maySell, 0, most, buyers, maySell.length);
        least = new long[nodes];
        System.arraycopy(mustSell, 0, least, buyers, mustSell.length);

        Map<String, Integer> buyerNode = new HashMap<>();
        for (int i = 0; i < buyers; i++) {
            buyerNode.put(buyerCounties.get(i), i);
        }
        Map<String, Integer> sellerNode = new HashMap<>();
        mate = new int[nodes];
        Arrays.fill(mate, -1);
        for (int node = buyers; node < nodes; node++) {
            String county = sellerCounties.get(node - buyers);
            sellerNode.put(county, node);
            Integer own = buyerNode.get(county);
            if (own != null) {
                mate[node] = own;
                mate[own] = node;
            }
        }
        int[] ends = new int[4 * pairings.all().size()];
        int count = 0;
        for (Pairings.Pair pair : pairings.all()) {
            count = connect(ends, count, buyerNode.get(pair.first()), sellerNode.get(pair.second()));
            count = connect(ends, count, buyerNode.get(pair.second()), sellerNode.get(pair.first()));
        }
        Adjacency pairs = Adjacency.of(ends, count, nodes);
        partnerStart = pairs.start();
        partner = pairs.neighbour();
        twin = pairs.twin();
    }

    private static int connect(int[] ends, int count, Integer buyer, Integer seller) {
        if (buyer == null || seller == null) {
            return count;
        }
        ends[count] = buyer;
        ends[count + 1] = seller;
        return count + 2;
    }

    boolean isBuyer(int node) {
        return node < buyers;
    }

    /** The node of the seller at this place of the list given to the constructor. */
    int sellerNode(int place) {
        return buyers + place;
    }

    boolean arePaired(int buyer, int seller) {
        for (int i = partnerStart[buyer]; i < partnerStart[buyer + 1]; i++) {
            if (partner[i] == seller) {
                return true;
            }
        }
        return false;
    }

    /** All that the buyers receive. */
    long received() {
        long sum = 0;
        for (int b = 0; b < buyers; b++) {
            sum = Math.addExact(sum, most[b]);
        }
        return sum;
    }
}
