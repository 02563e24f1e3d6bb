package io.quotaexchange.matching.flow;

import io.quotaexchange.matching.PairedTotal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clears one indicator county by county: greatest paired total, then what each offer sells in order, then who with whom.
 *
 * <p>Each step keeps what the steps before it fixed, and reroutes whatever they left open; every step is exact.
 *
 * <p>Clause: M13-05.9, Z10-21.1.
 */
public final class CountyFlow {
    private final CountyMarket market;
    private final PairedOptimum optimum;
    private final Cells cells;
    private long[] sold;

    /**
     * Fixes the paired total.
     *
     * @param market whose sums permit a completion: all received at least what must be sold and at most what may be sold, and
     *     every buyer's at most what others may sell
     */
    public CountyFlow(CountyMarket market) {
        this.market = market;
        optimum = PairedOptimum.of(market);
        cells = optimum.pairs();
    }

    /** The evidence for the paired total. Clause: Z10-21.1. */
    public PairedTotal pairedTotal() {
        return new PairedTotal(
                optimum.total(), weights(market.buyerCounties, 0), weights(market.sellerCounties, market.buyers));
    }

    private List<PairedTotal.Weight> weights(List<String> counties, int firstNode) {
        List<PairedTotal.Weight> weights = new ArrayList<>();
        for (int i = 0; i < counties.size(); i++) {
            if (optimum.weight()[firstNode + i] != 0) {
                weights.add(new PairedTotal.Weight(counties.get(i), optimum.weight()[firstNode + i]));
            }
        }
        weights.sort(Comparator.comparing(PairedTotal.Weight::county));
        return weights;
    }

    /**
     * Fixes what sellers sell: offer by offer the most it can, given those before it and what each seller must sell anyway.
     *
     * @param seller of every offer its seller's place in the market's list
     * @param amount of every offer; those of one seller sum to what it may sell less what it must sell
     * @return of every offer what it sells
     */
    public long[] sell(int[] seller, long[] amount) {
        int[] node = IntStream.of(seller).map(market::sellerNode).toArray();
        sold = FirstDraft.fill(market, optimum.weight(), cells, node, amount);
        return new SellerRanking(market, optimum.weight(), cells, sold).sell(node, amount);
    }

    /** Fixes who buys from whom; call after {@link #sell}. Each order lists all buyers, and all sellers that sold. */
    public List<CountyTrade> matrix(int[] buyerOrder, int[] sellerOrder) {
        int[] sellers = IntStream.of(sellerOrder).map(market::sellerNode).toArray();
        return new CountyMatrix(market, optimum.weight(), cells, sold, sellers).fix(buyerOrder);
    }
}
