package io.quotaexchange.matching.check;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cut;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.quantity.IndicatorKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What bounds the fills of one indicator, read from the case alone: all offers, a county's own, caps, cuts between pairs.
 *
 * <p>Clause: M13-05.4, Z10-21.1.
 */
final class Evidence {
    private final IndicatorKind indicator;
    private final Sums<String> offered = new Sums<>();
    private final Map<String, BigInteger> caps = new HashMap<>();
    private final Map<String, Set<String>> partners = new HashMap<>();
    private final List<Cut> cuts;
    private final Map<Integer, List<String>> confined = new HashMap<>();
    private final Set<String> buyers = new TreeSet<>();
    /** Fills fixed so far, by county. */
    final Sums<String> filled = new Sums<>();

    Evidence(AllocationCase given, IndicatorKind indicator, List<Cut> cuts) {
        this.indicator = indicator;
        this.cuts = cuts;
        for (Offer offer : given.offers()) {
            if (offer.indicator() == indicator && offer.amount() > 0) {
                offered.add(offer.county(), offer.amount());
            }
        }
        given.rules().buyerCaps().stream()
                .filter(cap -> cap.indicator() == indicator)
                .forEach(cap -> caps.put(cap.county(), BigInteger.valueOf(cap.amount())));
        for (Pairings.Pair pair : given.pairings().all()) {
            addPartner(pair.first(), pair.second());
            addPartner(pair.second(), pair.first());
        }
        given.requests().forEach(request -> buyers.add(request.county()));
    }

    private void addPartner(String buyer, String seller) {
        if (offered.of(seller).signum() > 0) {
            partners.computeIfAbsent(buyer, fresh -> new HashSet<>()).add(seller);
        }
    }

    /** The counties whose fills the stop of a request of {@code county} counts; null for all. */
    List<String> counted(Stop stop, String county, String place) {
        return switch (stop.cause()) {
            case SUPPLY -> null;
            case OWN, CAP -> List.of(county);
            case PAIRS -> {
                List<String> counties = confinedTo(stop, place);
                Wrong.unless(counties.contains(county), place, "county " + county + " has a partner outside the cut");
                yield counties;
            }
            case WHOLE -> throw new IllegalArgumentException("WHOLE counts nothing");
        };
    }

    private List<String> confinedTo(Stop stop, String place) {
        int number = stop.cut().orElse(-1);
        Wrong.unless(
                number >= 0 && number < cuts.size() && cuts.get(number).indicator() == indicator,
                place,
                "names no cut");
        return confined.computeIfAbsent(number, fresh -> {
            Set<String> sellers = new HashSet<>(cuts.get(number).sellers());
            List<String> counties = new ArrayList<>();
            for (String buyer : buyers) {
                if (sellers.containsAll(partners.getOrDefault(buyer, Set.of()))) {
                    counties.add(buyer);
                }
            }
            return counties;
        });
    }

    /** Whether the limit and what was taken before are as the stop says. */
    void confirm(Stop stop, String county, String place) {
        BigInteger limit = switch (stop.cause()) {
            case SUPPLY -> offered.all();
            case OWN -> offered.all().subtract(offered.of(county));
            case CAP -> caps.get(county);
            case PAIRS -> ofCut(stop, place);
            case WHOLE -> BigInteger.ZERO;
        };
        Wrong.unless(limit != null, place, "county " + county + " has no cap");
        Wrong.unlessEqual(BigInteger.valueOf(stop.limit()), limit, place + "/limit");
        List<String> counted = counted(stop, county, place);
        BigInteger before = filled.all();
        if (counted != null) {
            before = BigInteger.ZERO;
            for (String each : counted) {
                before = before.add(filled.of(each));
            }
        }
        Wrong.unlessEqual(BigInteger.valueOf(stop.before()), before, place + "/before");
    }

    private BigInteger ofCut(Stop stop, String place) {
        confinedTo(stop, place);
        BigInteger sum = BigInteger.ZERO;
        for (String seller : new HashSet<>(cuts.get(stop.cut().getAsInt()).sellers())) {
            sum = sum.add(offered.of(seller));
        }
        return sum;
    }

    /** What a county's fills may at most sum to between any counties. */
    BigInteger most(String county, boolean ownExcluded) {
        BigInteger most = ownExcluded ? offered.all().subtract(offered.of(county)) : offered.all();
        return caps.containsKey(county) ? most.min(caps.get(county)) : most;
    }

    boolean offers(String county) {
        return offered.of(county).signum() > 0;
    }

    BigInteger offered() {
        return offered.all();
    }
}
