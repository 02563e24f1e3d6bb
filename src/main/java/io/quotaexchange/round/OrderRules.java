package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.live.AmountBound;
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
            // Looked at before it was sealed, and once it is opened.
            case Order.SealedBid bid -> {}
            // A bid is sealed: the band and the tick are looked at when it is opened, by the auction itself.
            case Order.Bid bid -> checkAmount(plan, bid.indicator(), bid.amount(), found);
        }
        return found;
    }

    /** What the round's stages do not take, and a bid that is not sealed. */
    static List<Refusal> checkOffered(RoundPlan plan, Order order) {
        List<Refusal> found = new ArrayList<>();
        switch (order) {
            case Order.Listing listing -> checkId("lst", plan, order, found);
            case Order.Request request -> {
                checkId("req", plan, order, found);
                if (plan.stages().stream().noneMatch(stage -> stage.kind().servesRequests())) {
                    found.add(RoundRefusal.NOT_OFFERED.refusal());
                }
            }
            case Order.SealedBid bid -> {
                checkId("bid", plan, order, found);
                if (!CalendarDecisions.hasSealedStage(plan)) {
                    found.add(RoundRefusal.NOT_OFFERED.refusal());
                }
            }
            case Order.Bid bid -> found.add(RoundRefusal.NOT_SEALED.refusal());
        }
        return found;
    }

    /** What is wrong with a bid that is about to be sealed: nobody can look at it afterwards. Clause: M13-05.8. */
    static List<Refusal> checkBeforeSealing(RoundPlan plan, Order.Bid bid) {
        List<Refusal> found = new ArrayList<>();
        checkAmount(plan, bid.indicator(), bid.amount(), found);
        checkLimit(plan, bid.indicator(), bid.limitFen(), found);
        return found;
    }

    /** An order's id names its round: ids are keys in the ledger, for ever and over all rounds. */
    private static void checkId(String kind, RoundPlan plan, Order order, List<Refusal> found) {
        String prefix = kind + "_" + plan.id().replaceFirst("^rnd_", "") + "_";
        if (!order.id().startsWith(prefix)
                || !order.id().substring(prefix.length()).matches("[a-z0-9-]{1,40}")) {
            found.add(RoundRefusal.ORDER_ID_FORM.refusal());
        }
    }

    private static void checkAmount(RoundPlan plan, IndicatorKind indicator, long amount, List<Refusal> found) {
        if (!plan.prices().containsKey(indicator)) {
            found.add(RoundRefusal.INDICATOR_NOT_TRADED.refusal());
        }
        if (amount <= 0) {
            found.add(RoundRefusal.AMOUNT_NOT_POSITIVE.refusal());
        }
        if (AmountBound.isExceededBy(amount)) {
            found.add(RoundRefusal.AMOUNT_TOO_LARGE.refusal());
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
