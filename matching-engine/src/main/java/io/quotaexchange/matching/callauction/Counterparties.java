package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.PairedTotal;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.flow.CountyFlow;
import io.quotaexchange.matching.flow.CountyMarket;
import io.quotaexchange.matching.flow.CountyTrade;
import java.util.List;

/**
 * Fills of the marginal class and who trades with whom: greatest paired total, then the marginal orders by seq, then the county
 * matrix. At most one side has a marginal class, since the other is filled whole.
 *
 * <p>Clause: M13-05.5, Z10-21.1.
 *
 * @param paired the evidence for the paired total over all fills that were open
 */
record Counterparties(PairedTotal paired, List<CountyTrade> matrix) {

    /** Sets the marginal fills of both sides. */
    static Counterparties find(Counties buyers, Counties sellers, Pairings pairings) {
        PairedTotal paired = null;
        int[] marginalBids = buyers.marginalPlaces();
        if (marginalBids.length > 0) {
            CountyFlow turned = new CountyFlow(new CountyMarket(
                    sellers.codes, sellers.fills(), buyers.codes, buyers.must, buyers.may, pairings, false));
            buyers.setMarginal(turned.sell(marginalBids, buyers.marginalAmounts()));
            PairedTotal total = turned.pairedTotal();
            paired = new PairedTotal(total.total(), total.sellers(), total.buyers());
        }
        CountyFlow flow = new CountyFlow(new CountyMarket(
                buyers.codes, buyers.fills(), sellers.codes, sellers.must, sellers.may, pairings, false));
        sellers.setMarginal(flow.sell(sellers.marginalPlaces(), sellers.marginalAmounts()));
        return new Counterparties(
                paired == null ? flow.pairedTotal() : paired,
                flow.matrix(buyers.inOrderOfFirstFill(), sellers.inOrderOfFirstFill()));
    }
}
