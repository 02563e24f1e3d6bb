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

    /** Takes back what the last {@link #grant} of this buyer gave. */
    public void takeBack(int buyer, long amount) {
        flow.lower(buyer, amount);
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
        Arrays.sort(sellers);
        return sellers;
    }

    /** The buyers that have no partner with offers outside these sellers, places in the list, rising. */
    public int[] confinedTo(int[] sellers) {
        boolean[] inside = new boolean[market.nodes];
        for (int seller : sellers) {
            inside[market.sellerNode(seller)] = true;
        }
        int[] confined = new int[market.buyers];
        int count = 0;
        for (int b = 0; b < market.buyers; b++) {
            boolean all = true;
            for (int i = market.partnerStart[b]; i < market.partnerStart[b + 1]; i++) {
                all &= inside[market.partner[i]] || market.most[market.partner[i]] == 0;
            }
            if (all) {
                confined[count++] = b;
            }
        }
        return Arrays.copyOf(confined, count);
    }
}
