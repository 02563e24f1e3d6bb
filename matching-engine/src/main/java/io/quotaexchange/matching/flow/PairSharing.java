package io.quotaexchange.matching.flow;

import io.quotaexchange.matching.Pairings;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares what sellers offer their partners among buyers so that everybody's filled fraction rises together from 0 and stops only where
 * a limit is reached; exact fractions, no rounding.
 *
 * <p>The next level at which somebody stops is found from above: a level that is too high leaves a cut, sellers that are asked for more than
 * they have; the level at which that cut is just used up is the next one tried. The cut and its buyers then leave the problem.
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
    private final boolean[] active;
    private final int[][] cutOf;

    private PairSharing(CountyMarket market, long[] fixed, long[] asked, long[] room) {
        this.market = market;
        this.fixed = Arrays.copyOf(fixed, market.nodes);
        this.asked = Arrays.copyOf(asked, market.nodes);
        this.room = room;
        stops = new Stop[market.buyers];
        gone = new boolean[market.nodes];
        active = new boolean[market.nodes];
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

    private void run() {
        int left = 0;
        for (int b = 0; b < market.buyers; b++) {
            active[b] = asked[b] > 0;
            left += active[b] ? 1 : 0;
        }
        while (left > 0) {
            left -= raiseToNextStop();
        }
    }

    /** Lets all active buyers rise until at least one stops; returns how many stopped. */
    private int raiseToNextStop() {
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        for (int b = 0; b < market.buyers; b++) {
            if (active[b] && isBelow(room[b], asked[b], numerator, denominator)) {
                numerator = BigInteger.valueOf(room[b]);
                denominator = BigInteger.valueOf(asked[b]);
            }
        }
        boolean[] cut = null;
        while (true) {
            boolean[] next = new ExactFlow(market, gone, demands(numerator, denominator), denominator).overdrawn();
            if (next == null) {
                return cut == null ? stopCapped(numerator, denominator) : stopCut(cut, numerator, denominator);
            }
            cut = next;
            BigInteger left = BigInteger.ZERO;
            BigInteger rising = BigInteger.ZERO;
            for (int node = 0; node < market.nodes; node++) {
                if (cut[node]) {
                    left = market.isBuyer(node) ? left.subtract(big(fixed[node])) : left.add(big(market.most[node]));
                    rising = active[node] ? rising.add(big(asked[node])) : rising;
                }
            }
            numerator = left;
            denominator = rising;
        }
    }

    private static boolean isBelow(long part, long whole, BigInteger numerator, BigInteger denominator) {
        return big(part).multiply(denominator).compareTo(numerator.multiply(big(whole))) < 0;
    }

    private BigInteger[] demands(BigInteger numerator, BigInteger denominator) {
        BigInteger[] demands = new BigInteger[market.buyers];
        for (int b = 0; b < market.buyers; b++) {
            demands[b] = big(fixed[b]).multiply(denominator);
            if (active[b]) {
                demands[b] = demands[b].add(big(asked[b]).multiply(numerator));
            }
        }
        return demands;
    }

    private int stopCut(boolean[] cut, BigInteger numerator, BigInteger denominator) {
        int[] sellers = withEarlierCuts(cut);
        int stopped = 0;
        for (int node = 0; node < market.nodes; node++) {
            gone[node] |= cut[node];
            if (cut[node] && !market.isBuyer(node)) {
                cutOf[node] = sellers;
            }
            if (cut[node] && active[node]) {
                active[node] = false;
                stops[node] = stop(numerator, denominator, sellers, false);
                stopped++;
            }
        }
        return stopped;
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

    private int stopCapped(BigInteger numerator, BigInteger denominator) {
        boolean full = numerator.equals(denominator);
        int stopped = 0;
        for (int b = 0; b < market.buyers; b++) {
            if (active[b] && (full || equals(room[b], asked[b], numerator, denominator))) {
                active[b] = false;
                fixed[b] += full ? asked[b] : room[b];
                stops[b] = full ? null : stop(numerator, denominator, new int[0], true);
                stopped++;
            }
        }
        return stopped;
    }

    private static boolean equals(long part, long whole, BigInteger numerator, BigInteger denominator) {
        return big(part).multiply(denominator).equals(numerator.multiply(big(whole)));
    }

    private static Stop stop(BigInteger numerator, BigInteger denominator, int[] cut, boolean capped) {
        BigInteger common = numerator.gcd(denominator);
        return new Stop(numerator.divide(common), denominator.divide(common), cut, capped);
    }

    private static BigInteger big(long amount) {
        return BigInteger.valueOf(amount);
    }
}
