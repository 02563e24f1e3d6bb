package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.Result;
import java.util.List;
import java.util.OptionalLong;

/**
 * The price, who trades at it, and with whom.
 *
 * @param priceFen empty when nothing trades
 * @param volume m² or kg traded
 * @param fills by seq, one for every order that was not rejected, zeros included
 * @param trades as made
 * @param rejected in the order examined
 */
public record CallAuctionResult(
        OptionalLong priceFen,
        long volume,
        List<Fill> fills,
        List<Trade> trades,
        List<Rejected> rejected,
        CallAuctionCertificate certificate)
        implements Result {

    public record Fill(String order, long amount) {}

    public record Trade(String bid, String offer, long amount, long priceFen, long valueFen, boolean paired) {}

    public record Rejected(String order, RejectReason reason) {}

    public CallAuctionResult {
        fills = List.copyOf(fills);
        trades = List.copyOf(trades);
        rejected = List.copyOf(rejected);
    }

    @Override
    public Mechanism mechanism() {
        return Mechanism.CALL_AUCTION;
    }
}
