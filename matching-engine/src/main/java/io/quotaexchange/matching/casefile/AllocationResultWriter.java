package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import java.util.HashMap;
import java.util.Map;

/** Writes the result of an allocation. */
final class AllocationResultWriter {
    private final Map<String, IndicatorKind> indicatorOfOffer = new HashMap<>();

    AllocationResultWriter(AllocationCase given) {
        for (AllocationCase.Offer offer : given.offers()) {
            indicatorOfOffer.put(offer.id(), offer.indicator());
        }
    }

    void write(JsonLines out, AllocationResult value) {
        out.list("fills");
        for (AllocationResult.Fill fill : value.fills()) {
            IndicatorKind unit = fill.indicator();
            out.object()
                    .field("request", fill.request())
                    .field("indicator", unit.name())
                    .field("market", unit.printAmount(fill.market()))
                    .field("pool", unit.printAmount(fill.pool()))
                    .field("unfilled", unit.printAmount(fill.unfilled()))
                    .endObject();
        }
        out.endList().list("sold");
        for (AllocationResult.Sold sold : value.sold()) {
            out.object()
                    .field("offer", sold.offer())
                    .field("amount", indicatorOfOffer.get(sold.offer()).printAmount(sold.amount()))
                    .endObject();
        }
        out.endList().list("trades");
        for (AllocationResult.Trade trade : value.trades()) {
            out.object()
                    .field("request", trade.request())
                    .field("offer", trade.offer())
                    .field("indicator", trade.indicator().name())
                    .field("amount", trade.indicator().printAmount(trade.amount()))
                    .field("price", UnitPrice.ofFen(trade.priceFen()).yuan())
                    .field("value", Money.ofFen(trade.valueFen()).yuan())
                    .field("paired", trade.paired())
                    .endObject();
        }
        out.endList().list("rejected").endList();
        AllocationCertificateWriter.write(out.object("certificate"), value.certificate());
    }
}
