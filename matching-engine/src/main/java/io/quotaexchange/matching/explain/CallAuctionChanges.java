package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.callauction.CallAuction;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionCase.Rules;
import io.quotaexchange.matching.callauction.CallAuctionResult;
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

    /** What an order trades in the changed case; −1 where it is rejected or the case cannot be cleared. */
    static long outcome(CallAuctionCase given, String order, Change change) {
        try {
            return CallAuction.clear(ChangedCallAuction.apply(given, order, change)).fills().stream()
                    .filter(fill -> fill.order().equals(order))
                    .mapToLong(CallAuctionResult.Fill::amount)
                    .findFirst()
                    .orElse(-1);
        } catch (ArithmeticException beyondBounds) {
            return -1;
        }
    }

    /** @param got empty where the order was rejected */
    Optional<Change> of(Order order, boolean bid, Optional<Long> got) {
        if (got.isEmpty()) {
            return nearestPermitted(order);
        }
        boolean better = got.get() < order.amount();
        // A bid gets better upwards, an offer downwards.
        boolean up = better == bid;
        long room = (up ? rules.capFen() - order.limitFen() : order.limitFen() - rules.floorFen()) / rules.tickFen();
        Optional<Change> limit = smallest(
                order,
                got.get(),
                room,
                n -> new Change.OtherLimit(order.limitFen() + (up ? n : -n) * rules.tickFen(), 0));
        if (limit.isPresent() || !better) {
            return limit;
        }
        long most = Math.min(total(bid), Long.MAX_VALUE - total(!bid));
        return smallest(
                order,
                got.get(),
                most,
                n -> bid
                        ? new Change.MoreOffered(rules.indicator(), n, 0)
                        : new Change.MoreAsked(rules.indicator(), n, 0));
    }

    private long total(boolean bids) {
        return (bids ? given.bids() : given.offers())
                .stream().mapToLong(Order::amount).sum();
    }

    /** A rejected order: the permitted limit nearest to its own, where that alone lets it take part. */
    private Optional<Change> nearestPermitted(Order order) {
        long inBand = Math.max(rules.floorFen(), Math.min(rules.capFen(), order.limitFen()));
        long below = inBand - inBand % rules.tickFen();
        long above = below + rules.tickFen();
        long nearest = above - inBand < inBand - below && above <= rules.capFen() ? above : below;
        Change change = new Change.OtherLimit(nearest, 0);
        long got = outcome(given, order.id(), change);
        return got < 0 ? Optional.empty() : Optional.of(WithOutcome.of(change, got));
    }

    private Optional<Change> smallest(Order order, long got, long most, LongFunction<Change> change) {
        OptionalLong amount = SmallestAmount.find(most, n -> {
            long changed = outcome(given, order.id(), change.apply(n));
            return changed >= 0 && changed != got;
        });
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        Change found = change.apply(amount.getAsLong());
        return Optional.of(WithOutcome.of(found, outcome(given, order.id(), found)));
    }
}
