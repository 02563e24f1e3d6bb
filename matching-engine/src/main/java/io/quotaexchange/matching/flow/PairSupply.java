package io.quotaexchange.matching.flow;

import io.quotaexchange.matching.Pairings;
import java.util.Arrays;
import java.util.List;

/**
 * What buyers can still have where only paired counties trade: grants amounts one after the other, and names what is used up.
 *
 * <p>Clause: Z10-21.1.
 */
public final class PairSupply {
    private final CountyMarket market;
    private final PairFlow flow;

    /** @param offered of every seller, zero or more */
    public PairSupply(List<String> buyerCounties, List<String> sellerCounties, long[] offered, Pairings pairings) {
        market = new CountyMarket(
                buyerCounties,
                new long[buyerCounties.size()],
                sellerCounties,
                new long[offered.length],
                offered,
                pairings,
                true);
        flow = new PairFlow(market);
    }

    /** Grants a buyer up to {@code wanted} more, everything granted before kept; returns what was granted. */
    public long grant(int buyer, long wanted) {
        return flow.raise(buyer, wanted, market.most);
    }

    /** Right after a grant: takes it back. */
    public void takeBack() {
        flow.undo();
    }

    /** Right after a grant that fell short and will not be taken back: remembers what is used up for good. */
    public void close() {
        flow.close();
    }

    public boolean isClosed(int buyer) {
        return flow.isClosed(buyer);
    }

    /** Right after a grant that fell short: the sellers that are used up for this buyer, places in the list, rising. */
    public int[] usedUp(int buyer) {
        int[] sellers = flow.reachedSellers(buyer);
        for (int i = 0; i < sellers.length; i++) {
            sellers[i] -= market.buyers;
        }
        return sellers;
    }

    /** The buyers, this one among them, for which {@link #usedUp} is the same because each could take over from the others. */
    public int[] alike(int buyer) {
        return flow.mutualBuyers(buyer);
    }

    /** The buyers that have partners with offers among these sellers and nowhere else, places in the list. */
    public int[] confinedTo(int[] sellers) {
        boolean[] inside = new boolean[market.nodes];
        for (int seller : sellers) {
            inside[market.sellerNode(seller)] = true;
        }
        boolean[] met = new boolean[market.buyers];
        int[] confined = new int[market.buyers];
        int count = 0;
        for (int seller : sellers) {
            int node = market.sellerNode(seller);
            for (int i = market.partnerStart[node]; i < market.partnerStart[node + 1]; i++) {
                int buyer = market.partner[i];
                if (!met[buyer]) {
                    met[buyer] = true;
                    if (isConfined(buyer, inside)) {
                        confined[count++] = buyer;
                    }
                }
            }
        }
        return Arrays.copyOf(confined, count);
    }

    private boolean isConfined(int buyer, boolean[] inside) {
        for (int i = market.partnerStart[buyer]; i < market.partnerStart[buyer + 1]; i++) {
            if (!inside[market.partner[i]] && market.most[market.partner[i]] > 0) {
                return false;
            }
        }
        return true;
    }
}
