package io.quotaexchange.round;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.callauction.CallAuctionCase;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The case that a stage is cleared from: what the round's orders have left, by the round's plan.
 *
 * <p>Pure, so that an auditor assembles the same case from the same events.
 */
public final class StageCase {
    private StageCase() {}

    /**
     * @param pool what the provincial pool holds free, in m² and kg; used by PRIORITY_ALLOCATION only
     * @return the case of the stage with this number, from the orders as they stand
     */
    public static Case assemble(RoundState state, int stage, IndicatorVector pool) {
        RoundPlan plan = state.plan().orElseThrow();
        RoundPlan.Stage planned = plan.stages().get(stage - 1);
        return switch (planned.kind()) {
            // Clause: Z10-21.1: pairs first; the pool is not touched before every county was asked.
            case FIRST_REFUSAL -> allocation(state, plan, AllocationCase.Between.PAIRED, Optional.empty());
            // Clause: Z10-10.2: a share of what the market could not fill.
            case PRIORITY_ALLOCATION ->
                allocation(
                        state,
                        plan,
                        AllocationCase.Between.ANY,
                        Optional.of(new AllocationCase.Pool(pool, plan.poolRatio())));
            case CALL_AUCTION -> auction(state, plan, planned.indicator().orElseThrow());
            // Clause: M13-05.6: all that was sent to the book.
            case CONTINUOUS ->
                state.live()
                        .book(stage)
                        .orElseThrow(() -> new IllegalStateException("the book of stage " + stage + " is not open"))
                        .bookCase();
            case ASCENDING_AUCTION -> throw new IllegalArgumentException("each lot of a stage has a case of its own");
            case UNIFORM_LIMITED_PRICE -> uniform(state, plan);
        };
    }

    /** One tier, shared in proportion. Clause: M13-05.6. */
    private static AllocationCase uniform(RoundState state, RoundPlan plan) {
        AllocationCase serial = allocation(state, plan, AllocationCase.Between.ANY, Optional.empty());
        return new AllocationCase(
                Mechanism.UNIFORM_LIMITED_PRICE,
                new AllocationCase.Rules(
                        AllocationCase.Sharing.PRO_RATA,
                        serial.rules().between(),
                        serial.rules().prices(),
                        serial.rules().buyerCaps(),
                        Optional.empty()),
                serial.pairings(),
                serial.assisted(),
                serial.offers(),
                serial.requests().stream()
                        .map(request -> new AllocationCase.Request(
                                request.id(),
                                request.seq(),
                                request.county(),
                                1,
                                request.amounts(),
                                request.divisible(),
                                false))
                        .toList());
    }

    private static AllocationCase allocation(
            RoundState state, RoundPlan plan, AllocationCase.Between between, Optional<AllocationCase.Pool> pool) {
        List<AllocationCase.Offer> offers = new ArrayList<>();
        for (RoundState.Entered entered : state.listings()) {
            Order.Listing listing = (Order.Listing) entered.order();
            if (state.left(listing) > 0) {
                offers.add(new AllocationCase.Offer(
                        listing.id(), entered.seq(), listing.county(), listing.indicator(), state.left(listing)));
            }
        }
        List<AllocationCase.Request> requests = new ArrayList<>();
        for (RoundState.Entered entered : state.requests()) {
            Order.Request request = (Order.Request) entered.order();
            Map<IndicatorKind, Long> left = new EnumMap<>(IndicatorKind.class);
            request.amounts().forEach((indicator, amount) -> {
                long open = amount - state.traded(request.id(), indicator);
                if (open > 0) {
                    left.put(indicator, open);
                }
            });
            if (!left.isEmpty()) {
                requests.add(new AllocationCase.Request(
                        request.id(),
                        entered.seq(),
                        request.county(),
                        request.tier(),
                        left,
                        request.divisible(),
                        request.poolEligible()));
            }
        }
        Map<IndicatorKind, UnitPrice> prices = new EnumMap<>(IndicatorKind.class);
        plan.prices().forEach((indicator, price) -> prices.put(indicator, UnitPrice.ofFen(price.fixedFen())));
        return new AllocationCase(
                Mechanism.PRIORITY_ALLOCATION,
                new AllocationCase.Rules(AllocationCase.Sharing.SERIAL, between, prices, buyerCaps(state, plan), pool),
                plan.pairings(),
                plan.assisted(),
                offers,
                requests);
    }

    /**
     * What each asking county may still take: its share of all that is listed, less what it took in the stages before.
     *
     * <p>Clause: M13-05.8.
     */
    private static List<AllocationCase.BuyerCap> buyerCaps(RoundState state, RoundPlan plan) {
        if (plan.buyerShare().equals(RoundPlan.NO_LIMIT)) {
            return List.of();
        }
        SortedMap<String, IndicatorVector> taken = new TreeMap<>();
        for (RoundState.Entered entered : state.requests()) {
            Order.Request request = (Order.Request) entered.order();
            IndicatorVector sum = taken.getOrDefault(request.county(), IndicatorVector.ZERO);
            for (IndicatorKind indicator : request.amounts().keySet()) {
                long traded = state.traded(request.id(), indicator);
                sum = sum.with(indicator, Math.addExact(sum.get(indicator), traded));
            }
            taken.put(request.county(), sum);
        }
        List<AllocationCase.BuyerCap> caps = new ArrayList<>();
        taken.forEach((county, sum) -> {
            for (IndicatorKind indicator : plan.prices().keySet()) {
                long most = plan.buyerShare().floorOf(listed(state, indicator));
                caps.add(new AllocationCase.BuyerCap(county, indicator, Math.max(0, most - sum.get(indicator))));
            }
        });
        return caps;
    }

    private static long listed(RoundState state, IndicatorKind indicator) {
        long listed = 0;
        for (RoundState.Entered entered : state.listings()) {
            Order.Listing listing = (Order.Listing) entered.order();
            listed = Math.addExact(listed, listing.indicator() == indicator ? listing.amount() : 0);
        }
        return listed;
    }

    private static CallAuctionCase auction(RoundState state, RoundPlan plan, IndicatorKind indicator) {
        RoundPlan.Price price = plan.prices().get(indicator);
        List<CallAuctionCase.Order> offers = new ArrayList<>();
        for (RoundState.Entered entered : state.listings()) {
            Order.Listing listing = (Order.Listing) entered.order();
            if (listing.indicator() == indicator && state.left(listing) > 0) {
                offers.add(new CallAuctionCase.Order(
                        listing.id(), entered.seq(), listing.county(), state.left(listing), listing.limitFen()));
            }
        }
        List<CallAuctionCase.Order> bids = new ArrayList<>();
        for (RoundState.Entered entered : state.bids()) {
            Order.Bid bid = (Order.Bid) entered.order();
            if (bid.indicator() == indicator) {
                bids.add(
                        new CallAuctionCase.Order(bid.id(), entered.seq(), bid.county(), bid.amount(), bid.limitFen()));
            }
        }
        return new CallAuctionCase(
                new CallAuctionCase.Rules(
                        indicator, price.tickFen(), price.floorFen(), price.capFen(), price.guideFen()),
                plan.pairings(),
                offers,
                bids);
    }
}
