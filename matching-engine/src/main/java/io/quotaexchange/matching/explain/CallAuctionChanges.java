package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionCase.Rules;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Finds the smallest change for an order of a call auction, by trying. */
final class CallAuctionChanges {
    private final CallAuctionCase given;
    private final Rules rules;

    CallAuctionChanges(CallAuctionCase given) {
        this.given = given;
        this.rules = given.rules();
    }

    /** What becomes of the order at a place; empty where the case cannot be cleared. */
    static Optional<Outcome> outcome(CallAuctionCase given, boolean bid, int index) {
        try {
            return Optional.of(new CallAuctionOutcomes(given, CallAuction.clear(given)).of(bid, index));
        } catch (ArithmeticException beyondBounds) {
            return Optional.empty();
        }
    }

    Optional<SmallestChange> of(boolean bid, int index, Outcome outcome) {
        Order order = (bid ? given.bids() : given.offers()).get(index);
        if (!(outcome instanceof Outcome.Filled filled)) {
            return ofRefused(bid, index, (Outcome.Refused) outcome, order);
        }
        boolean better = filled.amount() < order.amount();
        // A bid gets better upwards, an offer downwards.
        boolean up = better == bid;
        long room = (up ? rules.capFen() - order.limitFen() : order.limitFen() - rules.floorFen()) / rules.tickFen();
        Optional<SmallestChange> limit = smallest(
                bid,
                index,
                outcome,
                room,
                n -> new Change.OtherLimit(order.limitFen() + (up ? n : -n) * rules.tickFen()));
        if (limit.isPresent()) {
            return limit;
        }
        if (!better) {
            return smallest(
                    bid,
                    index,
                    outcome,
                    total(!bid),
                    n -> bid
                            ? new Change.LessOffered(rules.indicator(), n)
                            : new Change.LessAsked(rules.indicator(), n));
        }
        long most = Math.min(total(bid), Long.MAX_VALUE - total(!bid));
        return smallest(
                bid,
                index,
                outcome,
                most,
                n -> bid ? new Change.MoreOffered(rules.indicator(), n) : new Change.MoreAsked(rules.indicator(), n));
    }

    /** What lets it take part, where one thing alone does. */
    private Optional<SmallestChange> ofRefused(boolean bid, int index, Outcome.Refused was, Order order) {
        Change change = switch (was.reason()) {
            case NOT_POSITIVE -> new Change.OtherAmount(1);
            case DUPLICATE_ID -> new Change.FreshId();
            default -> new Change.OtherLimit(nearestPermitted(order));
        };
        return effective(bid, index, was, change).filter(found -> found.outcome() instanceof Outcome.Filled);
    }

    private long total(boolean bids) {
        return (bids ? given.bids() : given.offers())
                .stream().mapToLong(Order::amount).sum();
    }

    private long nearestPermitted(Order order) {
        return NearestLimit.of(order.limitFen(), rules.tickFen(), rules.floorFen(), rules.capFen());
    }

    private Optional<SmallestChange> smallest(
            boolean bid, int index, Outcome outcome, long most, LongFunction<Change> change) {
        OptionalLong amount = SmallestAmount.find(
                most, n -> effective(bid, index, outcome, change.apply(n)).isPresent());
        return amount.isEmpty() ? Optional.empty() : effective(bid, index, outcome, change.apply(amount.getAsLong()));
    }

    private Optional<SmallestChange> effective(boolean bid, int index, Outcome outcome, Change change) {
        CallAuctionCase changed;
        try {
            changed = ChangedCallAuction.apply(given, bid, index, change);
        } catch (ArithmeticException beyondBounds) {
            return Optional.empty();
        }
        return outcome(changed, bid, index)
                .filter(other -> !other.equals(outcome))
                .map(other -> new SmallestChange(change, other));
    }
}
