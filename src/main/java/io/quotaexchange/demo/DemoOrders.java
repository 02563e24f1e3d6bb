package io.quotaexchange.demo;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.round.Order;
import io.quotaexchange.writeoff.WriteOffSlip;
import java.util.Map;

/** Generated orders as the round takes them. */
final class DemoOrders {
    private DemoOrders() {}

    static Order listing(DemoListing listing) {
        return new Order.Listing(
                listing.id(),
                listing.county(),
                listing.indicator(),
                listing.amount(),
                listing.limitFen(),
                People.trader(listing.county()),
                People.approver(listing.county()));
    }

    static Order request(DemoRequest request) {
        return new Order.Request(
                request.id(),
                request.county(),
                request.projectZh(),
                request.projectEn(),
                request.tier(),
                request.amounts(),
                request.divisible(),
                request.poolEligible(),
                People.trader(request.county()),
                People.approver(request.county()));
    }

    static Order bid(DemoBid bid) {
        return new Order.Bid(
                bid.id(),
                bid.county(),
                bid.indicator(),
                bid.amount(),
                bid.limitFen(),
                People.trader(bid.county()),
                People.approver(bid.county()));
    }

    static WriteOffSlip slip(Order.Request request) {
        IndicatorVector amounts = IndicatorVector.ZERO;
        for (Map.Entry<IndicatorKind, Long> asked : request.amounts().entrySet()) {
            amounts = amounts.with(asked.getKey(), asked.getValue());
        }
        return new WriteOffSlip(
                request.id().replaceFirst("^[a-z]+_", "wof_"),
                request.county(),
                request.projectZh(),
                request.projectEn(),
                request.id(),
                amounts,
                request.maker(),
                request.approver());
    }
}
