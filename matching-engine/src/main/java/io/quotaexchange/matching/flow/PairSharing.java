package io.quotaexchange.matching.flow;

import io.quotaexchange.matching.Pairings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares what sellers offer their partners among buyers so that everybody's filled fraction rises together from 0 and stops only where
 * a limit is reached; exact fractions, no rounding.
 *
 * <p>All are tried at the one level at which they use up what there is. If that leaves some asking their sellers for more than these have,
 * those with the greatest excess and their sellers stop lower, all others higher, and both parts are solved by themselves: the lower first,
 * which keeps its sellers to itself.
 *
 * <p>Clause: M13-05.6, Z10-21.1.
 */
public final class PairSharing {
    /**
     * Where a buyer stopped.
     *
     * @param level below 1
     * @param cut the place among {@link #cuts} of what stopped it; −1 where its own cap did
     */
    public record Stop(FilledFraction level, int cut) {}

    /** Of every buyer where it stopped; null where it receives all. */
    public final Stop[] stops;
    /** The sellers used up, places in the list, rising; in the order of stopping. */
    public final List<int[]> cuts = new ArrayList<>();

    private final CountyMarket market;
    private final long[] fixed;
    private final long[] asked;
    private final long[] room;
    private final ExactFlow flow;
    /** Of every seller of a part that was stopped: the place of its cut; else −1. */
    private final int[] cutOf;
    /** Of every seller node the last cut that holds it; of every cut the last one that holds all of it. */
    private final int[] lastWith;

    private final int[] lastOver;

    private PairSharing(CountyMarket market, long[] fixed, long[] asked, long[] room) {
        this.market = market;
        this.fixed = Arrays.copyOf(fixed, market.nodes);
        this.asked = Arrays.copyOf(asked, market.nodes);
        this.room = room;
        stops = new Stop[market.buyers];
        flow = new ExactFlow(market);
        cutOf = filled(market.nodes);
        lastWith = filled(market.nodes);
        lastOver = filled(market.nodes);
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, -1);
        return array;
    }

    /**
     * Shares.
     *
     * @param fixed of every buyer what it keeps from before; can be served
     * @param asked of every buyer what it asks for beyond that
     * @param room of every buyer what its cap leaves beyond that, 2⁶³−1 for no cap
     */
    public static PairSharing share(
            List<String> buyers,
            long[] fixed,
            long[] asked,
            long[] room,
            List<String> sellers,
            long[] offered,
            Pairings pairings) {
        CountyMarket market =
                new CountyMarket(buyers, fixed, sellers, new long[offered.length], offered, pairings, true);
        PairSharing sharing = new PairSharing(market, fixed, asked, room);
        sharing.run();
        return sharing;
    }

    /**
     * Solves part after part; of two parts of one, that which stops lower first. The nodes of a part keep their order: buyers
     * in the order in which their own limits would stop them, then sellers.
     */
    private void run() {
        Deque<int[]> parts = new ArrayDeque<>();
        IntStream buyers = IntStream.range(0, market.buyers)
                .boxed()
                .sorted(Comparator.comparing((Integer b) -> asked[b] == 0).thenComparing(this::byOwnLimit))
                .mapToInt(Integer::intValue);
        parts.push(IntStream.concat(buyers, IntStream.range(market.buyers, market.nodes))
                .toArray());
        while (!parts.isEmpty()) {
            int[] part = parts.pop();
            if (rises(part)) {
                solve(part, parts);
            }
        }
    }

    private int byOwnLimit(int one, int other) {
        return asked[one] == 0 || asked[other] == 0
                ? 0
                : FilledFraction.compare(most(one), asked[one], most(other), asked[other]);
    }

    private boolean rises(int[] part) {
        return part.length > 0 && asked[part[0]] > 0;
    }

    /** Stops all buyers of a part at its common level, or takes it apart if some ask for more than there is at that level. */
    private void solve(int[] part, Deque<int[]> parts) {
        FilledFraction level = commonLevel(part);
        flow.begin(part, part.length, level.whole());
        for (int node : part) {
            if (market.isBuyer(node)) {
                demand(node, level);
            }
        }
        int overdrawn = flow.overdrawn(part, part.length);
        if (overdrawn == 0) {
            stop(part, level);
        } else {
            int[] lower = new int[overdrawn];
            int[] upper = new int[part.length - overdrawn];
            int lowerCount = 0;
            int upperCount = 0;
            for (int node : part) {
                if (flow.isOverdrawn(node)) {
                    lower[lowerCount++] = node;
                } else {
                    upper[upperCount++] = node;
                }
            }
            parts.push(upper);
            parts.push(lower);
        }
        flow.end(part, part.length);
    }

    /** What it keeps, and its share at the level but at most what its cap leaves. */
    private void demand(int b, FilledFraction level) {
        if (level.isBelow(most(b), Math.max(1, asked[b]))) {
            long floor = level.floorOf(asked[b]);
            flow.demand(b, fixed[b] + floor, level.partsOf(asked[b], floor));
        } else {
            flow.demand(b, fixed[b] + most(b), 0);
        }
    }

    /** What a buyer may receive beyond what it keeps. */
    private long most(int b) {
        return Math.min(asked[b], room[b]);
    }

    /** The level at which the buyers of a part, each at most at its own limit, use up its sellers; 1 where these have enough. */
    private FilledFraction commonLevel(int[] part) {
        long left = 0;
        long rising = 0;
        for (int node : part) {
            // What is kept can be served: no sum exceeds the offers, the order of adding does not matter.
            left += market.isBuyer(node) ? -fixed[node] : market.most[node];
            rising += asked[node];
        }
        for (int b : part) {
            if (asked[b] == 0) {
                break;
            }
            if (FilledFraction.compare(left, rising, most(b), asked[b]) < 0) {
                return new FilledFraction(left, rising);
            }
            left -= most(b);
            rising -= asked[b];
        }
        return FilledFraction.FULL;
    }

    private void stop(int[] part, FilledFraction level) {
        int[] sellers = withEarlierCuts(part);
        for (int node : part) {
            if (!market.isBuyer(node)) {
                cutOf[node] = cuts.size();
            } else if (asked[node] > 0) {
                if (level.isBelow(most(node), asked[node])) {
                    stops[node] = new Stop(level, cuts.size());
                } else if (room[node] < asked[node]) {
                    stops[node] = new Stop(new FilledFraction(room[node], asked[node]), -1);
                }
            }
        }
        cuts.add(sellers);
    }

    /** The sellers of a cut, with those of earlier cuts in which its buyers have partners: so that the cut holds all of them. */
    private int[] withEarlierCuts(int[] part) {
        int cut = cuts.size();
        int[] sellers = new int[market.nodes - market.buyers];
        int count = 0;
        for (int node : part) {
            if (!market.isBuyer(node)) {
                count = add(node, cut, sellers, count);
                continue;
            }
            for (int i = market.partnerStart[node]; i < market.partnerStart[node + 1]; i++) {
                int earlier = cutOf[market.partner[i]];
                if (earlier >= 0 && lastOver[earlier] != cut) {
                    lastOver[earlier] = cut;
                    for (int seller : cuts.get(earlier)) {
                        count = add(market.sellerNode(seller), cut, sellers, count);
                    }
                }
            }
        }
        int[] rising = Arrays.copyOf(sellers, count);
        Arrays.sort(rising);
        return rising;
    }

    private int add(int node, int cut, int[] sellers, int count) {
        if (lastWith[node] == cut) {
            return count;
        }
        lastWith[node] = cut;
        sellers[count] = node - market.buyers;
        return count + 1;
    }
}
