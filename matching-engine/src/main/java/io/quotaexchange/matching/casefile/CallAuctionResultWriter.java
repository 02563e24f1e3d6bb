package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;

/** Writes the result of a call auction. The format gives it no certificate: the case alone shows demand and supply at the price. */
final class CallAuctionResultWriter {
    private CallAuctionResultWriter() {}

    static void write(JsonLines out, CallAuctionResult value, IndicatorKind unit) {
        if (value.priceFen().isPresent()) {
            out.field("price", UnitPrice.ofFen(value.priceFen().getAsLong()).yuan());
        } else {
            out.fieldNull("price");
        }
        out.field("volume", unit.printAmount(value.volume())).list("fills");
        for (CallAuctionResult.Fill fill : value.fills()) {
            out.object()
                    .field("order", fill.order())
                    .field("amount", unit.printAmount(fill.amount()))
                    .endObject();
        }
        out.endList().list("trades");
        for (CallAuctionResult.Trade trade : value.trades()) {
            out.object()
                    .field("bid", trade.bid())
                    .field("offer", trade.offer())
                    .field("amount", unit.printAmount(trade.amount()))
                    .field("price", UnitPrice.ofFen(trade.priceFen()).yuan())
                    .field("value", Money.ofFen(trade.valueFen()).yuan())
                    .field("paired", trade.paired())
                    .endObject();
        }
        out.endList().list("rejected");
        for (CallAuctionResult.Rejected rejected : value.rejected()) {
            out.object()
                    .field("order", rejected.order())
                    .field("reason", rejected.reason().name())
                    .endObject();
        }
        out.endList();
    }
}
