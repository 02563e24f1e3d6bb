package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionCase.Rules;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An auction and its result as a table of words; one line an order, its seq the line's number unless given.
 *
 * <pre>
 * band  10 100 tick 10 reference 55
 * offer o1 A 80 at 50
 * bid   b1 B 30 at 60 seq 1
 * pair  A B
 * </pre>
 */
final class AuctionTable {
    private AuctionTable() {}

    static CallAuctionCase read(String table) {
        List<Order> offers = new ArrayList<>();
        List<Order> bids = new ArrayList<>();
        Set<Pairings.Pair> pairs = new HashSet<>();
        Rules rules = null;
        String[] lines = table.split("\n");
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].trim().split("\\s+");
            switch (words[0]) {
                case "band" ->
                    rules = new Rules(
                            IndicatorKind.CAPACITY,
                            number(words[4]),
                            number(words[1]),
                            number(words[2]),
                            number(words[6]));
                case "pair" -> pairs.add(Pairings.Pair.of(county(words[1]), county(words[2])));
                default -> {
                    long seq = words.length > 6 ? number(words[7]) : i + 1;
                    (words[0].equals("bid") ? bids : offers)
                            .add(new Order(words[1], seq, county(words[2]), number(words[3]), number(words[5])));
                }
            }
        }
        return new CallAuctionCase(rules, new Pairings(pairs), offers, bids);
    }

    private static long number(String word) {
        return Long.parseLong(word);
    }

    private static String county(String letter) {
        return "3301" + (10 + letter.charAt(0) - 'A');
    }

    /** «60: 80» : price and volume. */
    static String price(CallAuctionResult result) {
        return (result.priceFen().isPresent() ? result.priceFen().getAsLong() : "none") + ": " + result.volume();
    }

    static String fills(CallAuctionResult result) {
        return result.fills().stream()
                .map(fill -> fill.order() + " " + fill.amount())
                .collect(Collectors.joining(", "));
    }

    static String trades(CallAuctionResult result) {
        return result.trades().stream()
                .map(trade -> trade.bid() + "<" + trade.offer() + " " + trade.amount() + (trade.paired() ? "*" : ""))
                .collect(Collectors.joining(", "));
    }

    static String rejected(CallAuctionResult result) {
        return result.rejected().stream()
                .map(rejected -> rejected.order() + " " + rejected.reason())
                .collect(Collectors.joining(", "));
    }

    static String points(CallAuctionResult result) {
        return result.certificate().points().stream()
                .map(point -> point.priceFen() + ":" + point.demand() + "/" + point.supply())
                .collect(Collectors.joining(", "));
    }
}
