package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.BuyerCap;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a change in an allocation case, for one of its orders. */
final class ChangedAllocation {
    static final Comparator<Request> SERVICE =
            Comparator.comparingInt(Request::tier).thenComparingLong(Request::seq);

    private final AllocationCase given;
    private final String county;
    private final String order;

    private ChangedAllocation(AllocationCase given, String county, String order) {
        this.given = given;
        this.county = county;
        this.order = order;
    }

    /**
     * The case as it would have been.
     *
     * @param county the county of the order
     * @param order id of the order the change is stated for
     * @throws ArithmeticException if the changed case is beyond the bounds of the format
     */
    static AllocationCase apply(AllocationCase given, String county, String order, Change change) {
        ChangedAllocation changed = new ChangedAllocation(given, county, order);
        if (change instanceof Change.MoreOffered more) {
            return changed.moreOffered(more.indicator(), more.amount());
        } else if (change instanceof Change.MoreAsked more) {
            return changed.moreAsked(more.indicator(), more.amount());
        } else if (change instanceof Change.LessOffered less) {
            return changed.lessOffered(less.indicator(), less.amount());
        } else if (change instanceof Change.LessAsked less) {
            return changed.lessAsked(less.indicator(), less.amount());
        } else if (change instanceof Change.HigherCap higher) {
            return changed.higherCap(higher.indicator(), higher.amount());
        } else if (change instanceof Change.Earlier earlier) {
            return changed.earlier(earlier.before());
        } else if (change instanceof Change.AskedOnly only) {
            return changed.asking(only.amounts());
        }
        throw new IllegalArgumentException("no change of an allocation: " + change);
    }

    private AllocationCase moreOffered(IndicatorKind indicator, long amount) {
        List<Offer> offers = new ArrayList<>(given.offers());
        offers.add(new Offer(freshId(), Math.addExact(lastSeq(), 1), freshCounty(), indicator, amount));
        return with(pairedIfNeeded(), offers, given.requests());
    }

    private AllocationCase moreAsked(IndicatorKind indicator, long amount) {
        List<Request> requests = new ArrayList<>(given.requests());
        int tier = requests.stream().mapToInt(Request::tier).max().orElse(1);
        long seq = Math.addExact(lastSeq(), 1);
        requests.add(new Request(freshId(), seq, freshCounty(), tier, Map.of(indicator, amount), true, false));
        return with(pairedIfNeeded(), given.offers(), requests);
    }

    private AllocationCase lessOffered(IndicatorKind indicator, long amount) {
        List<Offer> offers = new ArrayList<>(given.offers());
        offers.sort(Comparator.comparingLong(Offer::seq));
        long left = amount;
        for (int i = offers.size() - 1; i >= 0; i--) {
            Offer offer = offers.get(i);
            if (offer.indicator() == indicator && !offer.county().equals(county)) {
                long less = Math.min(left, offer.amount());
                left -= less;
                offers.set(i, new Offer(offer.id(), offer.seq(), offer.county(), indicator, offer.amount() - less));
            }
        }
        return with(given.pairings(), offers, given.requests());
    }

    private AllocationCase lessAsked(IndicatorKind indicator, long amount) {
        List<Request> requests = new ArrayList<>(given.requests());
        requests.sort(SERVICE);
        long left = amount;
        for (int i = requests.size() - 1; i >= 0; i--) {
            Request request = requests.get(i);
            Long asked = request.amounts().get(indicator);
            if (asked != null && !request.county().equals(county)) {
                long less = Math.min(left, asked);
                left -= less;
                requests.set(i, asking(request, indicator, asked - less));
            }
        }
        return with(given.pairings(), given.offers(), requests);
    }

    private AllocationCase higherCap(IndicatorKind indicator, long amount) {
        Rules rules = given.rules();
        List<BuyerCap> caps = rules.buyerCaps().stream()
                .map(cap -> cap.county().equals(county) && cap.indicator() == indicator
                        ? new BuyerCap(county, indicator, Math.addExact(cap.amount(), amount))
                        : cap)
                .toList();
        Rules changed = new Rules(rules.sharing(), rules.between(), rules.prices(), caps, rules.pool());
        return new AllocationCase(
                given.mechanism(), changed, given.pairings(), given.assisted(), given.offers(), given.requests());
    }

    /** Numbers all requests and offers afresh, in the same order but for the one that moves. */
    private AllocationCase earlier(String before) {
        List<Long> seqs = Stream.concat(
                        given.offers().stream().map(Offer::seq),
                        given.requests().stream().map(Request::seq))
                .sorted()
                .toList();
        Request target = given.requests().stream()
                .filter(request -> request.id().equals(before))
                .findFirst()
                .orElseThrow();
        List<Request> requests = new ArrayList<>();
        for (Request request : given.requests()) {
            boolean moves = request.id().equals(order);
            long seq = moves ? 2L * seqs.indexOf(target.seq()) + 1 : 2L * seqs.indexOf(request.seq()) + 2;
            requests.add(new Request(
                    request.id(),
                    seq,
                    request.county(),
                    moves ? target.tier() : request.tier(),
                    request.amounts(),
                    request.divisible(),
                    request.poolEligible()));
        }
        List<Offer> offers = new ArrayList<>();
        for (Offer offer : given.offers()) {
            long seq = 2L * seqs.indexOf(offer.seq()) + 2;
            offers.add(new Offer(offer.id(), seq, offer.county(), offer.indicator(), offer.amount()));
        }
        return with(given.pairings(), offers, requests);
    }

    private AllocationCase asking(Map<IndicatorKind, Long> amounts) {
        List<Request> requests = new ArrayList<>();
        for (Request request : given.requests()) {
            Request changed = request;
            for (IndicatorKind indicator : IndicatorKind.values()) {
                if (request.id().equals(order) && amounts.containsKey(indicator)) {
                    changed = asking(changed, indicator, amounts.get(indicator));
                }
            }
            requests.add(changed);
        }
        return with(given.pairings(), given.offers(), requests);
    }

    private static Request asking(Request request, IndicatorKind indicator, long amount) {
        Map<IndicatorKind, Long> amounts = new EnumMap<>(request.amounts());
        amounts.put(indicator, amount);
        return new Request(
                request.id(),
                request.seq(),
                request.county(),
                request.tier(),
                amounts,
                request.divisible(),
                request.poolEligible());
    }

    private AllocationCase with(Pairings pairings, List<Offer> offers, List<Request> requests) {
        return new AllocationCase(given.mechanism(), given.rules(), pairings, given.assisted(), offers, requests);
    }

    /** Where only paired counties trade, the fresh county is paired with the order's. */
    private Pairings pairedIfNeeded() {
        if (given.rules().between() == Between.ANY) {
            return given.pairings();
        }
        List<Pairings.Pair> pairs = new ArrayList<>(given.pairings().all());
        pairs.add(Pairings.Pair.of(county, freshCounty()));
        return new Pairings(pairs);
    }

    private long lastSeq() {
        return Stream.concat(
                        given.offers().stream().map(Offer::seq),
                        given.requests().stream().map(Request::seq))
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private String freshId() {
        return Fresh.id(Stream.concat(
                given.offers().stream().map(Offer::id),
                given.requests().stream().map(Request::id)));
    }

    private String freshCounty() {
        return Fresh.county(Stream.of(
                        given.offers().stream().map(Offer::county),
                        given.requests().stream().map(Request::county),
                        given.assisted().stream().sorted(),
                        given.pairings().all().stream().flatMap(pair -> Stream.of(pair.first(), pair.second())),
                        given.rules().buyerCaps().stream().map(BuyerCap::county))
                .flatMap(codes -> codes));
    }
}
