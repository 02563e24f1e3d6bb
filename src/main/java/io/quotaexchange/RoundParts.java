package io.quotaexchange;

import io.quotaexchange.bidding.BidderStanding;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.KeyProjects;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.eligibility.TradingEligibility;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundAnnouncements;
import io.quotaexchange.round.RoundEligibility;
import io.quotaexchange.rulebook.Eligibility;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.DefaultRules;
import io.quotaexchange.settlement.money.Deposits;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** By the rulebook of the round, whatever is in force since. Clause: Z10-08.3, M13-05.2, M13-05.4, M13-07.5. */
    static RoundEligibility eligibility(Registry registry, Rulebooks rulebooks, KeyProjects projects) {
        return (order, day, digest) -> registry.standing(order.county(), day)
                .compose(standing -> rulebooks.ofDigest(digest).compose(found -> {
                    Eligibility rules = found.orElseThrow().eligibility();
                    if (order instanceof Order.Listing) {
                        return Future.succeededFuture(TradingEligibility.toSell(standing, rules));
                    }
                    List<Refusal> buying = TradingEligibility.toBuy(standing, rules);
                    return order instanceof Order.Request request
                            ? projects.againstRequest(request.county(), request.construction(), rules)
                                    .map(wrong -> Stream.concat(buying.stream(), wrong.stream())
                                            .toList())
                            : Future.succeededFuture(buying);
                }));
    }

    /** A county bids for lots as it enters orders: it may buy, and its deposit is there. Clause: M13-05.2, M13-05.8, M13-07.5. */
    static BidderStanding bidders(Registry registry, Rulebooks rulebooks, Deposits deposits, Clock clock) {
        return new BidderStanding() {
            @Override
            public Future<List<Refusal>> againstBuying(String county, String rulebook) {
                return registry.standing(county, CivilDay.today(clock))
                        .compose(standing -> rulebooks
                                .ofDigest(rulebook)
                                .map(found -> TradingEligibility.toBuy(
                                        standing, found.orElseThrow().eligibility())));
            }

            @Override
            public Future<Long> depositFen(List<Long> valuesFen, String rulebook) {
                return rulebooks
                        .ofDigest(rulebook)
                        .map(found ->
                                DefaultRules.depositFen(found.orElseThrow().terms(), valuesFen));
            }

            @Override
            public Future<Long> heldFen(String county, String round) {
                return deposits.held(county, round).map(Deposits.Deposit::heldFen);
            }

            @Override
            public <T> Future<T> alone(String county, Supplier<Future<T>> work) {
                return deposits.alone(county, work);
            }
        };
    }
}
