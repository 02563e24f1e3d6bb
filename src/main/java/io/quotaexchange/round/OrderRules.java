package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;

/** What a round demands of an order before it takes it; every violation at once, in the order of the rules. */
final class OrderRules {
    private OrderRules() {}

    /** @return what is wrong with the order, empty if nothing */
    static List<Refusal> check(RoundPlan plan, Order order) {
        List<Refusal> found = new ArrayList<>();
        if (order.maker().equals(order.approver())) {
            found.add(RoundRefusal.SAME_PERSON.refusal());
        }
        switch (order) {
            case Order.Listing listing -> {
                checkAmount(plan, listing.indicator(), listing.amount(), found);
                checkLimit(plan, listing.indicator(), listing.limitFen(), found);
            }
            case Order.Request request -> {
                if (request.amounts().isEmpty()) {
                    found.add(RoundRefusal.AMOUNT_NOT_POSITIVE.refusal());
                }
                request.amounts().forEach((indicator, amount) -> checkAmount(plan, indicator, amount, found));
            }
            // A bid is sealed: the band and the tick are looked at when it is opened, by the auction itself.
            case Order.Bid bid -> checkAmount(plan, bid.indicator(), bid.amount(), found);
        }
        return found;
    }

    private static void checkAmount(RoundPlan plan, IndicatorKind indicator, long amount, List<Refusal> found) {
        if (!plan.prices().containsKey(indicator)) {
            found.add(RoundRefusal.INDICATOR_NOT_TRADED.refusal());
        }
        if (amount <= 0) {
            found.add(RoundRefusal.AMOUNT_NOT_POSITIVE.refusal());
        }
    }

    /** Clause: M13-05.8. */
    private static void checkLimit(RoundPlan plan, IndicatorKind indicator, long limitFen, List<Refusal> found) {
        RoundPlan.Price price = plan.prices().get(indicator);
        if (price != null
                && (limitFen < price.floorFen() || limitFen > price.capFen() || limitFen % price.tickFen() != 0)) {
            found.add(RoundRefusal.LIMIT_OUTSIDE_BAND.refusal());
        }
    }
}
