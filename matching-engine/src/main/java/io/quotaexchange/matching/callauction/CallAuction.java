package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.AmountOverflowException;
import io.quotaexchange.matching.PairedTotal;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult.Fill;
import io.quotaexchange.matching.callauction.CallAuctionResult.Trade;
import io.quotaexchange.matching.flow.CountyQueues;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Clears a sealed-bid call auction at one price.
 *
 * <p>Clause: M13-05.5, M13-05.8, Z10-21.1.
 */
public final class CallAuction {
    private CallAuction() {}

    /**
     * @throws AmountOverflowException if the offers or the bids sum to more than 2⁶³−1, or a trade's value exceeds it
     */
    public static CallAuctionResult clear(CallAuctionCase given) {
        Screening screening = new Screening(given);
        Ladder bids = new Ladder(screening, true);
        Ladder offers = new Ladder(screening, false);
        PriceChoice choice = new PriceChoice(given.rules(), bids, offers);
        long volume = choice.volume();
        SideFills bidFills = new SideFills(bids, volume);
        SideFills offerFills = new SideFills(offers, volume);

        PairedTotal paired = new PairedTotal(0, List.of(), List.of());
        List<Trade> trades = new ArrayList<>();
        if (volume > 0) {
            Counties buyers = new Counties(bidFills, screening);
            Counties sellers = new Counties(offerFills, screening);
            Counterparties counterparties = Counterparties.find(buyers, sellers, given.pairings());
            paired = counterparties.paired();
            long price = choice.price();
            CountyQueues.cut(
                    counterparties.matrix(),
                    buyers.queues(),
                    sellers.queues(),
                    (bid, offer, amount, areCountiesPaired) -> trades.add(
                            trade(given, bids.orders[bid], offers.orders[offer], amount, price, areCountiesPaired)));
        }
        return new CallAuctionResult(
                volume > 0 ? OptionalLong.of(choice.price()) : OptionalLong.empty(),
                volume,
                fillsBySeq(bidFills, offerFills),
                trades,
                screening.rejected,
                new CallAuctionCertificate(choice.evidence(), paired));
    }

    private static Trade trade(CallAuctionCase given, Order bid, Order offer, long amount, long price, boolean paired) {
        IndicatorKind indicator = given.rules().indicator();
        try {
            return new Trade(bid.id(), offer.id(), amount, price, indicator.value(amount, price), paired);
        } catch (ArithmeticException e) {
            throw new AmountOverflowException(
                    "the value of the trade of " + bid.id() + " with " + offer.id() + " exceeds 2^63-1 fen");
        }
    }

    /** Every order that was not rejected. */
    private static List<Fill> fillsBySeq(SideFills bids, SideFills offers) {
        Fill[] fills = new Fill[bids.fill.length + offers.fill.length];
        for (SideFills side : List.of(bids, offers)) {
            for (int i = 0; i < side.fill.length; i++) {
                fills[side.ladder.place[i]] = new Fill(side.ladder.orders[i].id(), side.fill[i]);
            }
        }
        return Arrays.asList(fills);
    }
}
