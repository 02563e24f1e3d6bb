package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.allocation.PriorityAllocation;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Finds the smallest change for an order of an allocation, by trying. */
final class AllocationChanges {
    private final AllocationCase given;

    AllocationChanges(AllocationCase given) {
        this.given = given;
    }

    /** What a request receives, or an offer sells; empty where the case cannot be cleared. */
    static Optional<Outcome.Filled> outcome(AllocationCase given, String order, IndicatorKind indicator) {
        try {
            AllocationResult result = PriorityAllocation.clear(given);
            return result.fills().stream()
                    .filter(fill -> fill.request().equals(order) && fill.indicator() == indicator)
                    .map(fill -> new Outcome.Filled(fill.market(), fill.pool()))
                    .findFirst()
                    .or(() -> result.sold().stream()
                            .filter(sold -> sold.offer().equals(order))
                            .map(sold -> new Outcome.Filled(sold.amount(), 0))
                            .findFirst());
        } catch (ArithmeticException beyondBounds) {
            return Optional.empty();
        }
    }

    Optional<SmallestChange> of(Request request, IndicatorKind indicator, long got, List<Stop> stops) {
        long asked = request.amounts().get(indicator);
        if (asked == 0) {
            return Optional.empty();
        }
        if (got == asked) {
            return smallest(
                    request.county(),
                    request.id(),
                    indicator,
                    got,
                    offeredByOthers(request, indicator),
                    n -> new Change.LessOffered(indicator, n));
        }
        Optional<SmallestChange> change = request.divisible()
                ? ofDivisible(request, indicator, got, stops)
                : askedOnly(request, indicator, got, stops);
        return change.isPresent() ? change : earlier(request, indicator, got);
    }

    private Optional<SmallestChange> ofDivisible(Request request, IndicatorKind indicator, long got, List<Stop> stops) {
        boolean capped = stops.stream().anyMatch(stop -> stop.indicator() == indicator && stop.cause() == Cause.CAP);
        if (capped) {
            long asked = request.amounts().get(indicator);
            return smallest(
                    request.county(), request.id(), indicator, got, asked, n -> new Change.HigherCap(indicator, n));
        }
        return smallest(
                request.county(),
                request.id(),
                indicator,
                got,
                askedInAll(indicator),
                n -> new Change.MoreOffered(indicator, n));
    }

    /** An all-or-nothing request would have been admitted for exactly what was left. */
    private Optional<SmallestChange> askedOnly(Request request, IndicatorKind indicator, long got, List<Stop> stops) {
        Map<IndicatorKind, Long> amounts = new EnumMap<>(IndicatorKind.class);
        for (Stop stop : stops) {
            if (stop.cause() != Cause.WHOLE) {
                amounts.put(stop.indicator(), stop.limit() - stop.before());
            }
        }
        Change change = new Change.AskedOnly(amounts);
        return effective(request.county(), request.id(), indicator, got, change);
    }

    private Optional<SmallestChange> earlier(Request request, IndicatorKind indicator, long got) {
        List<Request> before = given.requests().stream()
                .filter(other -> ChangedAllocation.SERVICE.compare(other, request) < 0)
                .sorted(ChangedAllocation.SERVICE.reversed())
                .toList();
        for (Request other : before) {
            Optional<SmallestChange> change =
                    effective(request.county(), request.id(), indicator, got, new Change.Earlier(other.id()));
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    Optional<SmallestChange> of(Offer offer, long sold) {
        if (offer.amount() == 0) {
            return Optional.empty();
        }
        IndicatorKind indicator = offer.indicator();
        if (sold < offer.amount()) {
            long most = Math.min(Long.MAX_VALUE - askedInAll(indicator), offeredInAll(indicator));
            return smallest(offer.county(), offer.id(), indicator, sold, most, n -> new Change.MoreAsked(indicator, n));
        }
        return smallest(
                offer.county(),
                offer.id(),
                indicator,
                sold,
                askedInAll(indicator),
                n -> new Change.LessAsked(indicator, n));
    }

    private Optional<SmallestChange> smallest(
            String county, String order, IndicatorKind indicator, long got, long most, LongFunction<Change> change) {
        OptionalLong amount = SmallestAmount.find(
                most,
                n -> effective(county, order, indicator, got, change.apply(n)).isPresent());
        return amount.isEmpty()
                ? Optional.empty()
                : effective(county, order, indicator, got, change.apply(amount.getAsLong()));
    }

    /** The change with what the order would have got, if it would have got another amount on the market. */
    private Optional<SmallestChange> effective(
            String county, String order, IndicatorKind indicator, long got, Change change) {
        AllocationCase changed;
        try {
            changed = ChangedAllocation.apply(given, county, order, change);
        } catch (ArithmeticException beyondBounds) {
            return Optional.empty();
        }
        return outcome(changed, order, indicator)
                .filter(filled -> filled.amount() != got)
                .map(filled -> new SmallestChange(change, filled));
    }

    private long offeredByOthers(Request request, IndicatorKind indicator) {
        return given.offers().stream()
                .filter(offer ->
                        offer.indicator() == indicator && !offer.county().equals(request.county()))
                .mapToLong(Offer::amount)
                .sum();
    }

    private long offeredInAll(IndicatorKind indicator) {
        return given.offers().stream()
                .filter(offer -> offer.indicator() == indicator)
                .mapToLong(Offer::amount)
                .sum();
    }

    private long askedInAll(IndicatorKind indicator) {
        return given.requests().stream()
                .mapToLong(request -> request.amounts().getOrDefault(indicator, 0L))
                .sum();
    }
}
