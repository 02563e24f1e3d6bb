package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import java.util.List;

/** Writes a CALL_AUCTION case. */
final class CallAuctionCaseWriter {
    private CallAuctionCaseWriter() {}

    static void write(JsonLines out, CallAuctionCase value) {
        CallAuctionCase.Rules rules = value.rules();
        out.object()
                .field("format", Header.CASE_FORMAT)
                .field("mechanism", value.mechanism().name())
                .object("rules")
                .field("indicator", rules.indicator().name())
                .field("tick", UnitPrice.ofFen(rules.tickFen()).yuan())
                .field("floor", UnitPrice.ofFen(rules.floorFen()).yuan())
                .field("cap", UnitPrice.ofFen(rules.capFen()).yuan())
                .field("reference", UnitPrice.ofFen(rules.referenceFen()).yuan())
                .endObject();
        AllocationCaseWriter.pairings(out, value.pairings());
        orders(out.list("offers"), rules.indicator(), value.offers());
        orders(out.list("bids"), rules.indicator(), value.bids());
        out.endObject();
    }

    private static void orders(JsonLines out, IndicatorKind indicator, List<Order> orders) {
        for (Order order : orders) {
            out.object()
                    .field("id", order.id())
                    .field("seq", order.seq())
                    .field("county", order.county())
                    .field("amount", indicator.printAmount(order.amount()))
                    .field("limit", UnitPrice.ofFen(order.limitFen()).yuan())
                    .endObject();
        }
        out.endList();
    }
}
