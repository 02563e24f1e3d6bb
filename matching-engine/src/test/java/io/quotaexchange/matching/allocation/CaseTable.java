package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.BuyerCap;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Pool;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A case and a result as a table; one line an order.
 *
 * <pre>
 * offer   o1 A q 80            id, county, indicator (q, c, p), amount; seq is the line's number
 * request r1 B tier 1 q 100 whole pool
 * pair    A B
 * assisted A
 * cap     B q 50
 * pool    q 20 at 5000
 * paired only
 * pro rata
 * </pre>
 */
final class CaseTable {
    private final List<Offer> offers = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final Set<Pairings.Pair> pairs = new HashSet<>();
    private final Set<String> assisted = new HashSet<>();
    private final List<BuyerCap> caps = new ArrayList<>();
    private Optional<Pool> pool = Optional.empty();
    private Between between = Between.ANY;
    private Sharing sharing = Sharing.SERIAL;

    static AllocationCase read(String table) {
        CaseTable read = new CaseTable();
        String[] lines = table.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                read.line(i + 1, lines[i].trim().split("\\s+"));
            }
        }
        Map<IndicatorKind, UnitPrice> prices = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            prices.put(indicator, UnitPrice.ofFen(2_000));
        }
        return new AllocationCase(
                Mechanism.PRIORITY_ALLOCATION,
                new Rules(read.sharing, read.between, prices, read.caps, read.pool),
                new Pairings(read.pairs),
                read.assisted,
                read.offers,
                read.requests);
    }

    private void line(int seq, String[] words) {
        switch (words[0]) {
            case "offer" ->
                offers.add(new Offer(words[1], seq, county(words[2]), indicator(words[3]), Long.parseLong(words[4])));
            case "request" -> requests.add(request(seq, words));
            case "pair" -> pairs.add(Pairings.Pair.of(county(words[1]), county(words[2])));
            case "assisted" -> assisted.add(county(words[1]));
            case "cap" -> caps.add(new BuyerCap(county(words[1]), indicator(words[2]), Long.parseLong(words[3])));
            case "pool" -> {
                IndicatorVector amounts = IndicatorVector.ZERO.with(indicator(words[1]), Long.parseLong(words[2]));
                pool = Optional.of(new Pool(amounts, new Ratio(Integer.parseInt(words[4]))));
            }
            case "paired" -> between = Between.PAIRED;
            case "pro" -> sharing = Sharing.PRO_RATA;
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static Request request(int seq, String[] words) {
        Map<IndicatorKind, Long> amounts = new EnumMap<>(IndicatorKind.class);
        boolean divisible = true;
        boolean eligible = false;
        int tier = 1;
        for (int i = 3; i < words.length; i++) {
            switch (words[i]) {
                case "tier" -> tier = Integer.parseInt(words[++i]);
                case "whole" -> divisible = false;
                case "pool" -> eligible = true;
                default -> amounts.put(indicator(words[i]), Long.parseLong(words[++i]));
            }
        }
        return new Request(words[1], seq, county(words[2]), tier, amounts, divisible, eligible);
    }

    static String county(String letter) {
        return "3301" + (10 + letter.charAt(0) - 'A');
    }

    private static IndicatorKind indicator(String letter) {
        return switch (letter) {
            case "q" -> IndicatorKind.QUANTITY;
            case "c" -> IndicatorKind.CAPACITY;
            case "p" -> IndicatorKind.PADDY;
            default -> throw new IllegalArgumentException(letter);
        };
    }

    /** «r1 80, r2 20+5» : market fills, with the pool's share after a plus. */
    static String fills(AllocationResult result) {
        return result.fills().stream()
                .map(fill -> fill.request() + " " + fill.market() + (fill.pool() > 0 ? "+" + fill.pool() : ""))
                .collect(Collectors.joining(", "));
    }

    static String sold(AllocationResult result) {
        return result.sold().stream()
                .map(sold -> sold.offer() + " " + sold.amount())
                .collect(Collectors.joining(", "));
    }

    /** «r1<o1 80*» : request, offer, amount, a star between pairs. */
    static String trades(AllocationResult result) {
        return result.trades().stream()
                .map(trade ->
                        trade.request() + "<" + trade.offer() + " " + trade.amount() + (trade.paired() ? "*" : ""))
                .collect(Collectors.joining(", "));
    }

    /** «r1 SUPPLY 100-80» : request, cause, limit and what was taken before. */
    static String stops(AllocationResult result) {
        return result.certificate().stops().stream()
                .map(stop -> stop.request() + " " + stop.cause() + " " + stop.limit() + "-" + stop.before())
                .collect(Collectors.joining(", "));
    }
}
