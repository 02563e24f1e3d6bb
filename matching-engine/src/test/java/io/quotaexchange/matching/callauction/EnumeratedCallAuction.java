package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionResult.Fill;
import io.quotaexchange.matching.callauction.CallAuctionResult.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Tiny auctions without bad orders, found without any solver: at every price of the grid every whole-numbered table of who buys how
 * much of which offer is written down, and the best is kept by the page's words. Counties and orders are the same here: one order each.
 */
final class EnumeratedCallAuction {
    OptionalLong price = OptionalLong.empty();
    long volume;
    final List<Fill> fills = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();

    private final CallAuctionCase given;
    private final List<Order> bids;
    private final List<Order> offers;
    private long[][] best;
    private List<Long> bestRank;

    EnumeratedCallAuction(CallAuctionCase given) {
        this.given = given;
        bids = given.bids().stream()
                .sorted(Comparator.comparing(Order::limitFen).reversed().thenComparing(Order::seq))
                .toList();
        offers = given.offers().stream()
                .sorted(Comparator.comparing(Order::limitFen).thenComparing(Order::seq))
                .toList();
        choosePrice();
        best = new long[bids.size()][offers.size()];
        if (volume > 0) {
            write(new long[bids.size()][offers.size()], 0);
        }
        report();
    }

    private long demand(long p) {
        return bids.stream()
                .filter(bid -> bid.limitFen() >= p)
                .mapToLong(Order::amount)
                .sum();
    }

    private long supply(long p) {
        return offers.stream()
                .filter(offer -> offer.limitFen() <= p)
                .mapToLong(Order::amount)
                .sum();
    }

    /** Every price against every other, by (a) and (b); then (c) and (d) over those that are left. */
    private void choosePrice() {
        List<Long> left = new ArrayList<>();
        for (long p = given.rules().floorFen();
                p <= given.rules().capFen();
                p += given.rules().tickFen()) {
            long here = p;
            boolean beaten = false;
            for (long q = given.rules().floorFen();
                    q <= given.rules().capFen();
                    q += given.rules().tickFen()) {
                long more = Math.min(demand(q), supply(q)) - Math.min(demand(here), supply(here));
                long less = Math.abs(demand(here) - supply(here)) - Math.abs(demand(q) - supply(q));
                beaten |= more > 0 || (more == 0 && less > 0);
            }
            if (!beaten) {
                left.add(here);
            }
        }
        volume = Math.min(demand(left.get(0)), supply(left.get(0)));
        if (volume == 0) {
            return;
        }
        boolean allLong = left.stream().allMatch(p -> demand(p) < supply(p));
        boolean allShort = left.stream().allMatch(p -> demand(p) > supply(p));
        long chosen = allShort ? left.get(left.size() - 1) : left.get(0);
        if (!allShort && !allLong) {
            for (long p : left) {
                long reference = given.rules().referenceFen();
                chosen = Math.abs(p - reference) < Math.abs(chosen - reference) ? p : chosen;
            }
        }
        price = OptionalLong.of(chosen);
    }

    private void write(long[][] table, int place) {
        if (place == bids.size() * offers.size()) {
            judge(table);
            return;
        }
        int b = place / offers.size();
        int o = place % offers.size();
        long most = Math.min(bids.get(b).amount(), offers.get(o).amount());
        for (long amount = 0; amount <= most; amount++) {
            table[b][o] = amount;
            write(table, place + 1);
        }
        table[b][o] = 0;
    }

    private void judge(long[][] table) {
        long[] bought = new long[bids.size()];
        long[] sold = new long[offers.size()];
        long paired = 0;
        for (int b = 0; b < bought.length; b++) {
            for (int o = 0; o < sold.length; o++) {
                bought[b] += table[b][o];
                sold[o] += table[b][o];
                paired += isPaired(b, o) ? table[b][o] : 0;
            }
        }
        if (!inPriority(bids, bought) || !inPriority(offers, sold)) {
            return;
        }
        List<Long> rank = new ArrayList<>(List.of(paired));
        bySeq().forEach(order ->
                rank.add(bids.contains(order) ? bought[bids.indexOf(order)] : sold[offers.indexOf(order)]));
        for (long[] row : table) {
            for (long amount : row) {
                rank.add(amount);
            }
        }
        for (int i = 0; i < rank.size(); i++) {
            if (bestRank == null || rank.get(i) > bestRank.get(i)) {
                bestRank = rank;
                best = Stream.of(table).map(long[]::clone).toArray(long[][]::new);
                return;
            } else if (rank.get(i) < bestRank.get(i)) {
                return;
            }
        }
    }

    /** Filled to the volume, nobody beyond its amount, nobody while one of a better limit is not filled whole. */
    private boolean inPriority(List<Order> side, long[] amounts) {
        long sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += amounts[i];
            if (amounts[i] > side.get(i).amount()) {
                return false;
            }
            for (int better = 0; better < i; better++) {
                boolean ahead = side.get(better).limitFen() != side.get(i).limitFen();
                if (ahead
                        && amounts[i] > 0
                        && amounts[better] < side.get(better).amount()) {
                    return false;
                }
            }
        }
        return sum == volume;
    }

    private boolean isPaired(int b, int o) {
        return given.pairings().arePaired(bids.get(b).county(), offers.get(o).county());
    }

    private List<Order> bySeq() {
        return Stream.concat(bids.stream(), offers.stream())
                .sorted(Comparator.comparing(Order::seq))
                .toList();
    }

    private void report() {
        for (Order order : bySeq()) {
            long fill = 0;
            for (int b = 0; b < bids.size(); b++) {
                for (int o = 0; o < offers.size(); o++) {
                    fill += order == bids.get(b) || order == offers.get(o) ? best[b][o] : 0;
                }
            }
            fills.add(new Fill(order.id(), fill));
        }
        for (int b = 0; b < bids.size(); b++) {
            for (int o = 0; o < offers.size(); o++) {
                if (best[b][o] > 0) {
                    long p = price.getAsLong();
                    trades.add(new Trade(
                            bids.get(b).id(),
                            offers.get(o).id(),
                            best[b][o],
                            p,
                            given.rules().indicator().value(best[b][o], p),
                            isPaired(b, o)));
                }
            }
        }
    }
}
