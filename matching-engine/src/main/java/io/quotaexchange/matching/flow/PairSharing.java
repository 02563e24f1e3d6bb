package io.quotaexchange.matching.flow;

import io.quotaexchange.matching.Pairings;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
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
     * @param numerator of the filled fraction, below the denominator
     * @param cut the sellers used up, places in the list, rising; empty where the buyer's cap stopped it
     * @param capped whether the buyer's cap stopped it
     */
    public record Stop(BigInteger numerator, BigInteger denominator, int[] cut, boolean capped) {}

    private final CountyMarket market;
    private final long[] fixed;
    private final long[] asked;
    private final long[] room;
    private final Stop[] stops;
    private final boolean[] gone;
    private final int[][] cutOf;

    private PairSharing(CountyMarket market, long[] fixed, long[] asked, long[] room) {
        this.market = market;
        this.fixed = Arrays.copyOf(fixed, market.nodes);
        this.asked = Arrays.copyOf(asked, market.nodes);
        this.room = room;
        stops = new Stop[market.buyers];
        gone = new boolean[market.nodes];
        cutOf = new int[market.nodes][];
    }

    /**
     * Shares.
     *
     * @param fixed of every buyer what it keeps from before; can be served
     * @param asked of every buyer what it asks for beyond that
     * @param room of every buyer what its cap leaves beyond that, 2⁶³−1 for no cap
     * @return of every buyer where it stopped; null where it receives all
     */
    public static Stop[] share(
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
        return sharing.stops;
    }

    /** Solves part after part; of two parts of one, that which stops lower first. */
    private void run() {
        Deque<boolean[]> parts = new ArrayDeque<>();
        boolean[] whole = new boolean[market.nodes];
        Arrays.fill(whole, true);
        parts.push(whole);
        while (!parts.isEmpty()) {
            boolean[] part = parts.pop();
            if (rises(part)) {
                boolean[] lower = solve(part);
                if (lower != null) {
                    boolean[] upper = part.clone();
                    for (int node = 0; node < market.nodes; node++) {
                        upper[node] &= !lower[node];
                    }
                    parts.push(upper);
                    parts.push(lower);
                }
            }
        }
    }

    private boolean rises(boolean[] part) {
        return IntStream.range(0, market.buyers).anyMatch(b -> part[b] && asked[b] > 0);
    }

    /** Stops all buyers of a part at its common level, or returns the part of it that asks for more than it has at that level. */
    private boolean[] solve(boolean[] part) {
        Level level = commonLevel(part);
        BigInteger[] demands = new BigInteger[market.buyers];
        for (int b = 0; b < market.buyers; b++) {
            demands[b] = part[b] ? level.demand(fixed[b], asked[b], most(b)) : BigInteger.ZERO;
        }
        boolean[] overdrawn = new ExactFlow(market, part, demands, level.denominator()).overdrawn();
        if (overdrawn == null) {
            stop(part, level);
        }
        return overdrawn;
    }

    /** What a buyer may receive beyond what it keeps. */
    private long most(int b) {
        return Math.min(asked[b], room[b]);
    }

    /** The level at which the buyers of a part, each at most at its own limit, use up its sellers; 1 where these have enough. */
    private Level commonLevel(boolean[] part) {
        BigInteger left = BigInteger.ZERO;
        BigInteger rising = BigInteger.ZERO;
        for (int node = 0; node < market.nodes; node++) {
            if (part[node]) {
                left = market.isBuyer(node) ? left.subtract(big(fixed[node])) : left.add(big(market.most[node]));
                rising = rising.add(big(asked[node]));
            }
        }
        int[] inOrder = IntStream.range(0, market.buyers)
                .filter(b -> part[b] && asked[b] > 0)
                .boxed()
                .sorted((one, other) -> big(most(one))
                        .multiply(big(asked[other]))
                        .compareTo(big(most(other)).multiply(big(asked[one]))))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int b : inOrder) {
            if (big(most(b)).multiply(rising).compareTo(left.multiply(big(asked[b]))) > 0) {
                return new Level(left, rising);
            }
            left = left.subtract(big(most(b)));
            rising = rising.subtract(big(asked[b]));
        }
        return new Level(BigInteger.ONE, BigInteger.ONE);
    }

    private void stop(boolean[] part, Level level) {
        int[] sellers = withEarlierCuts(part);
        for (int node = 0; node < market.nodes; node++) {
            gone[node] |= part[node];
            if (part[node] && !market.isBuyer(node)) {
                cutOf[node] = sellers;
            } else if (part[node] && asked[node] > 0) {
                if (level.isBelow(most(node), asked[node])) {
                    stops[node] = stop(level.numerator(), level.denominator(), sellers, false);
                } else if (room[node] < asked[node]) {
                    stops[node] = stop(big(room[node]), big(asked[node]), new int[0], true);
                }
            }
        }
    }

    private static Stop stop(BigInteger numerator, BigInteger denominator, int[] cut, boolean capped) {
        BigInteger common = numerator.gcd(denominator);
        return new Stop(numerator.divide(common), denominator.divide(common), cut, capped);
    }

    private record Level(BigInteger numerator, BigInteger denominator) {
        /** fixed + min(level × asked, most), multiplied by the denominator. */
        BigInteger demand(long fixed, long asked, long most) {
            BigInteger rising = big(asked).multiply(numerator).min(big(most).multiply(denominator));
            return big(fixed).multiply(denominator).add(rising);
        }

        /** Whether the level is below part / whole. */
        boolean isBelow(long part, long whole) {
            return numerator.multiply(big(whole)).compareTo(big(part).multiply(denominator)) < 0;
        }
    }

    private static BigInteger big(long amount) {
        return BigInteger.valueOf(amount);
    }

    /** The sellers of a cut, with those of earlier cuts in which its buyers have partners: so that the cut holds all of them. */
    private int[] withEarlierCuts(boolean[] cut) {
        boolean[] inside = new boolean[market.nodes];
        for (int node = 0; node < market.nodes; node++) {
            inside[node] |= cut[node];
            if (cut[node] && market.isBuyer(node)) {
                for (int i = market.partnerStart[node]; i < market.partnerStart[node + 1]; i++) {
                    if (gone[market.partner[i]]) {
                        for (int seller : cutOf[market.partner[i]]) {
                            inside[market.sellerNode(seller)] = true;
                        }
                    }
                }
            }
        }
        return IntStream.range(market.buyers, market.nodes)
                .filter(node -> inside[node])
                .map(node -> node - market.buyers)
                .toArray();
    }
}
