package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a round's market looked like: volume, prices, how far demand covered what was listed, how much lies in few hands, bids that are nearly
 * the same, orders taken back. What is sealed is counted, not read. Pure. Clause: M13-05.8.
 */
public final class MarketReport {
    /** Of one side: no list is longer. */
    private static final int MOST_COUNTIES = 10;

    private static final int MOST_PAIRS = 200;
    private static final int PLACES = 4;
    private static final BigInteger WHOLE = BigInteger.TEN.pow(PLACES);

    /** Amounts are nearly the same when they differ by no more than this part of the larger one. */
    private static final int NEARLY = 100;

    private MarketReport() {}

    public static JsonObject of(RoundState state) {
        RoundPlan plan = state.plan().orElseThrow();
        JsonArray indicators = new JsonArray();
        plan.prices().keySet().forEach(indicator -> indicators.add(indicator(state, plan, indicator)));
        JsonArray withdrawn = new JsonArray();
        for (RoundState.Entered entered : state.orders()) {
            if (state.isWithdrawn(entered.order().id())) {
                withdrawn.add(new JsonObject()
                        .put("order", entered.order().id())
                        .put("kind", OrderView.kind(entered.order()))
                        .put("county", entered.order().county()));
            }
        }
        return new JsonObject()
                .put("round", plan.id())
                .put("sealedBids", state.sealedBids().size())
                .put(
                        "refusedOrders",
                        state.orders().stream()
                                .filter(entered -> !entered.accepted())
                                .count())
                .put("indicators", indicators)
                .put("similarBids", similar(state, plan))
                .put("withdrawn", withdrawn);
    }

    private static JsonObject indicator(RoundState state, RoundPlan plan, IndicatorKind indicator) {
        List<Award> awards = state.awards().stream()
                .filter(award -> award.indicator() == indicator)
                .toList();
        List<Award> market = awards.stream().filter(award -> !award.fromPool()).toList();
        long listed = 0;
        for (RoundState.Entered entered : state.listings()) {
            Order.Listing listing = (Order.Listing) entered.order();
            listed = Math.addExact(listed, listing.indicator() == indicator ? listing.amount() : 0);
        }
        long asked = 0;
        for (RoundState.Entered entered : state.requests()) {
            asked = Math.addExact(
                    asked, ((Order.Request) entered.order()).amounts().getOrDefault(indicator, 0L));
        }
        for (RoundState.Entered entered : state.bids()) {
            Order.Bid bid = (Order.Bid) entered.order();
            asked = Math.addExact(asked, bid.indicator() == indicator ? bid.amount() : 0);
        }
        long sold = sum(market, Award::amount);
        JsonObject json = new JsonObject()
                .put("indicator", indicator.name())
                .put("listed", indicator.printAmount(listed))
                .put("asked", indicator.printAmount(asked))
                .put("sold", indicator.printAmount(sold))
                .put("fromPool", indicator.printAmount(sum(awards, Award::amount) - sold))
                .put("value", Money.ofFen(sum(awards, Award::valueFen)).yuan())
                .put("awards", awards.size())
                .put(
                        "guide",
                        UnitPrice.ofFen(plan.prices().get(indicator).guideFen()).yuan());
        if (listed > 0) {
            json.put("coverRatio", ratio(asked, listed)).put("soldShare", ratio(sold, listed));
        }
        if (!market.isEmpty()) {
            json.put(
                            "lowestPrice",
                            price(market.stream()
                                    .mapToLong(Award::priceFen)
                                    .min()
                                    .orElseThrow()))
                    .put(
                            "highestPrice",
                            price(market.stream()
                                    .mapToLong(Award::priceFen)
                                    .max()
                                    .orElseThrow()))
                    .put("averagePrice", price(average(market)));
        }
        return json.put("sellers", side(market, indicator, Award::seller))
                .put("buyers", side(market, indicator, Award::buyer));
    }

    private static String price(long fen) {
        return UnitPrice.ofFen(fen).yuan();
    }

    private static long sum(Collection<Award> awards, java.util.function.ToLongFunction<Award> of) {
        return awards.stream().mapToLong(of).reduce(0, Math::addExact);
    }

    /** By amount, fen per mu or kg, rounded down. */
    private static long average(List<Award> awards) {
        BigInteger weighted = BigInteger.ZERO;
        for (Award award : awards) {
            weighted = weighted.add(BigInteger.valueOf(award.priceFen()).multiply(BigInteger.valueOf(award.amount())));
        }
        return weighted.divide(BigInteger.valueOf(sum(awards, Award::amount))).longValueExact();
    }

    /** One side's counties, the largest first; concentration is the sum of the squares of all their shares: 1 where all is one county's. */
    private static JsonObject side(List<Award> awards, IndicatorKind indicator, Function<Award, String> county) {
        Map<String, Long> amounts = new TreeMap<>();
        awards.forEach(award -> amounts.merge(county.apply(award), award.amount(), Math::addExact));
        long all = sum(awards, Award::amount);
        JsonObject json = new JsonObject().put("counties", amounts.size());
        JsonArray largest = new JsonArray();
        amounts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_COUNTIES)
                .forEach(entry -> largest.add(new JsonObject()
                        .put("county", entry.getKey())
                        .put("amount", indicator.printAmount(entry.getValue()))
                        .put("share", ratio(entry.getValue(), all))));
        if (all > 0) {
            BigInteger squares = BigInteger.ZERO;
            for (long amount : amounts.values()) {
                squares = squares.add(BigInteger.valueOf(amount).pow(2));
            }
            json.put(
                    "concentration",
                    decimal(squares.multiply(WHOLE)
                            .divide(BigInteger.valueOf(all).pow(2))));
        }
        return json.put("largest", largest);
    }

    private static String ratio(long part, long whole) {
        return decimal(BigInteger.valueOf(part).multiply(WHOLE).divide(BigInteger.valueOf(whole)));
    }

    /** @param parts ten-thousandths */
    private static String decimal(BigInteger parts) {
        BigInteger[] two = parts.divideAndRemainder(WHOLE);
        String rest = two[1].toString();
        return two[0] + "." + "0".repeat(PLACES - rest.length()) + rest;
    }

    /** Bids of different counties at the same price or one tick apart, for amounts that hardly differ. */
    private static JsonArray similar(RoundState state, RoundPlan plan) {
        List<Order.Bid> bids = new ArrayList<>();
        state.bids().forEach(entered -> bids.add((Order.Bid) entered.order()));
        bids.sort(Comparator.comparing(Order.Bid::indicator)
                .thenComparing(Order.Bid::limitFen)
                .thenComparing(Order.Bid::id));
        JsonArray found = new JsonArray();
        for (int i = 0; i < bids.size(); i++) {
            for (int j = i + 1; j < bids.size() && found.size() < MOST_PAIRS; j++) {
                Order.Bid one = bids.get(i);
                Order.Bid other = bids.get(j);
                if (one.indicator() != other.indicator()
                        || other.limitFen() - one.limitFen()
                                > plan.prices().get(one.indicator()).tickFen()) {
                    break;
                }
                if (!one.county().equals(other.county()) && isNear(one.amount(), other.amount())) {
                    found.add(new JsonObject()
                            .put("indicator", one.indicator().name())
                            .put("one", bid(one))
                            .put("other", bid(other)));
                }
            }
        }
        return found;
    }

    private static boolean isNear(long one, long other) {
        return Math.abs(one - other) <= Math.max(one, other) / NEARLY;
    }

    private static JsonObject bid(Order.Bid bid) {
        return new JsonObject()
                .put("order", bid.id())
                .put("county", bid.county())
                .put("amount", bid.indicator().printAmount(bid.amount()))
                .put("limit", price(bid.limitFen()));
    }
}
