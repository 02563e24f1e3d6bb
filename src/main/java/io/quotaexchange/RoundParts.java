package io.quotaexchange;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.eligibility.TradingEligibility;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundAnnouncements;
import io.quotaexchange.round.RoundEligibility;
import io.quotaexchange.rulebook.Rulebooks;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What rounds ask of the registry. */
final class RoundParts {
    private RoundParts() {}

    static RoundAnnouncements.Counties counties(Registry registry) {
        return new RoundAnnouncements.Counties(
                day -> registry.pairings(day)
                        .map(pairs -> new Pairings(pairs.stream()
                                .map(pair -> Pairings.Pair.of(pair.one(), pair.other()))
                                .toList())),
                day -> registry.counties(day)
                        .map(counties -> counties.stream()
                                .filter(County::assisted)
                                .map(County::code)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** By the rulebook of the round, whatever is in force since. Clause: Z10-08.3, M13-05.2, M13-07.5. */
    static RoundEligibility eligibility(Registry registry, Rulebooks rulebooks) {
        return (order, day, digest) -> registry.standing(order.county(), day)
                .compose(standing -> rulebooks.ofDigest(digest).map(found -> {
                    var rules = found.orElseThrow().eligibility();
                    return order instanceof Order.Listing
                            ? TradingEligibility.toSell(standing, rules)
                            : TradingEligibility.toBuy(standing, rules);
                }));
    }
}
