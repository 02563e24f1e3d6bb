package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rule decided, and who was ahead, as the result and its certificate show. */
final class AllocationRules {
    private final AllocationCase given;
    private final AllocationResult result;
    private final Map<String, Long> market = new HashMap<>();
    private final Map<String, List<Stop>> stops = new HashMap<>();
    private final Set<String> soldToPartners = new HashSet<>();
    private final List<Request> inService;
    private final Comparator<Offer> selling;

    AllocationRules(AllocationCase given, AllocationResult result) {
        this.given = given;
        this.result = result;
        this.inService =
                given.requests().stream().sorted(ChangedAllocation.SERVICE).toList();
        this.selling = Comparator.comparing((Offer offer) -> !given.assisted().contains(offer.county()))
                .thenComparingLong(Offer::seq);
        result.fills().forEach(fill -> market.put(key(fill.request(), fill.indicator()), fill.market()));
        for (Stop stop : result.certificate().stops()) {
            stops.computeIfAbsent(stop.request(), request -> new ArrayList<>()).add(stop);
        }
        result.trades().stream()
                .filter(AllocationResult.Trade::paired)
                .forEach(trade -> soldToPartners.add(trade.offer()));
    }

    private static String key(String request, IndicatorKind indicator) {
        return indicator + " " + request;
    }

    Optional<Stop> stop(String request, IndicatorKind indicator) {
        return stops(request).stream()
                .filter(stop -> stop.indicator() == indicator)
                .findFirst();
    }

    List<Stop> stops(String request) {
        return stops.getOrDefault(request, List.of());
    }

    DecidingRule of(Request request, long asked, Optional<Stop> stop) {
        if (asked == 0) {
            return DecidingRule.NOTHING_ASKED;
        }
        if (stop.isEmpty()) {
            return DecidingRule.SERVED;
        }
        return switch (stop.get().cause()) {
            case SUPPLY -> stop.get().level().isPresent() ? DecidingRule.SHARED : DecidingRule.SUPPLY;
            case OWN -> DecidingRule.OWN_OFFERS;
            case CAP -> DecidingRule.BUYER_CAP;
            case PAIRS -> DecidingRule.PAIRS_ONLY;
            case WHOLE -> DecidingRule.ALL_OR_NOTHING;
        };
    }

    /** Those served before it whose fills count towards what stopped it. */
    List<String> ahead(Request request, Stop stop) {
        if (stop.cause() == Cause.WHOLE) {
            return List.of();
        }
        return inService.stream()
                .filter(other -> isBefore(other, request) && counts(other, request, stop))
                .filter(other -> market.getOrDefault(key(other.id(), stop.indicator()), 0L) > 0)
                .map(Request::id)
                .toList();
    }

    private boolean isBefore(Request other, Request request) {
        if (given.rules().sharing() == Sharing.SERIAL || other.tier() != request.tier()) {
            return ChangedAllocation.SERVICE.compare(other, request) < 0;
        }
        return !other.divisible() && (request.divisible() || other.seq() < request.seq());
    }

    private boolean counts(Request other, Request request, Stop stop) {
        return switch (stop.cause()) {
            case SUPPLY -> true;
            case OWN, CAP -> other.county().equals(request.county());
            case PAIRS ->
                hasNoOtherPartner(
                        other.county(),
                        result.certificate()
                                .cuts()
                                .get(stop.cut().orElseThrow())
                                .sellers());
            case WHOLE -> false;
        };
    }

    private boolean hasNoOtherPartner(String county, List<String> sellers) {
        for (Pairings.Pair pair : given.pairings().all()) {
            boolean first = pair.first().equals(county) && !sellers.contains(pair.second());
            boolean second = pair.second().equals(county) && !sellers.contains(pair.first());
            if (first || second) {
                return false;
            }
        }
        return true;
    }

    DecidingRule of(Offer offer, long amountSold, Map<String, Long> sold) {
        if (offer.amount() == 0) {
            return DecidingRule.NOTHING_ASKED;
        }
        if (amountSold == offer.amount()) {
            return DecidingRule.SOLD_OUT;
        }
        boolean assisted = given.assisted().contains(offer.county());
        boolean assistedAhead = false;
        boolean earlierAhead = false;
        boolean laterSold = false;
        for (Offer other : given.offers()) {
            if (other.indicator() == offer.indicator() && !other.id().equals(offer.id()) && sold.get(other.id()) > 0) {
                boolean ahead = selling.compare(other, offer) < 0;
                assistedAhead |= ahead && !assisted && other.seq() > offer.seq();
                earlierAhead |= ahead;
                laterSold |= !ahead && soldToPartners.contains(other.id());
            }
        }
        if (laterSold) {
            return DecidingRule.PAIRED_FIRST;
        }
        return assistedAhead
                ? DecidingRule.ASSISTED_FIRST
                : earlierAhead ? DecidingRule.EARLIER_FIRST : DecidingRule.NO_MORE_DEMAND;
    }

    /** Offers of the same indicator that come before it and sold something. */
    List<String> ahead(Offer offer, Map<String, Long> sold) {
        return given.offers().stream()
                .filter(other -> other.indicator() == offer.indicator() && selling.compare(other, offer) < 0)
                .filter(other -> sold.get(other.id()) > 0)
                .sorted(selling)
                .map(Offer::id)
                .toList();
    }
}
