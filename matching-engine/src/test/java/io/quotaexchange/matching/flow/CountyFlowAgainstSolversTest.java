package io.quotaexchange.matching.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.graph.MaxFlow;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.literal.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Markets of some dozens of counties: totals agree with the flows of two independent solvers, OR-tools and JGraphT. */
class CountyFlowAgainstSolversTest {
    @BeforeAll
    static void load() {
        Loader.loadNativeLibraries();
    }

    private record Market(List<String> counties, long[] received, long[] offered, Pairings pairings) {}

    private static Market random(long seed) {
        Random random = new Random(seed);
        int count = 3 + random.nextInt(30);
        List<String> counties =
                IntStream.range(0, count).mapToObj(i -> "33" + (1000 + i)).toList();
        long[] offered = new long[count];
        long all = 0;
        for (int i = 0; i < count; i++) {
            offered[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(1000);
            if (random.nextInt(12) == 0) {
                offered[i] *= 20;
            }
            all += offered[i];
        }
        long[] received = new long[count];
        long left = random.nextBoolean() ? all : all / 2;
        for (int i = 0; i < count; i++) {
            long most = Math.min(left, all - offered[i]);
            received[i] = random.nextInt(6) == 0 ? most : Math.min(most, random.nextInt(1200));
            left -= received[i];
        }
        Set<Pairings.Pair> pairs = new HashSet<>();
        for (int i = random.nextInt(3 * count); i > 0; i--) {
            int one = random.nextInt(count);
            int other = random.nextInt(count);
            if (one != other) {
                pairs.add(Pairings.Pair.of(counties.get(one), counties.get(other)));
            }
        }
        return new Market(counties, received, offered, new Pairings(pairs));
    }

    @Test
    void z10_21_1_pairedTotalIsTheCheapestFlow() {
        Seeds.of("paired totals", 1, 400).forEach(seed -> {
            Market market = random(seed);
            int n = market.counties.size();
            CountyFlow flow = new CountyFlow(new CountyMarket(
                    market.counties,
                    market.received,
                    market.counties,
                    new long[n],
                    market.offered,
                    market.pairings,
                    false));
            assertThat(flow.pairedTotal().total()).as("seed %d", seed).isEqualTo(cheapest(market));
            assertThat(flow.pairedTotal().total()).as("seed %d", seed).isEqualTo(cheapestByJGraphT(market));
            assertCovers(market, flow);
        });
    }

    private static long cheapest(Market market) {
        int n = market.counties.size();
        MinCostFlow solver = new MinCostFlow();
        long all = 0;
        for (int b = 0; b < n; b++) {
            all += market.received[b];
            solver.setNodeSupply(b, market.received[b]);
            for (int s = 0; s < n; s++) {
                if (b != s) {
                    boolean paired = market.pairings.arePaired(market.counties.get(b), market.counties.get(s));
                    solver.addArcWithCapacityAndUnitCost(b, n + s, market.received[b], paired ? 0 : 1);
                }
            }
        }
        for (int s = 0; s < n; s++) {
            solver.addArcWithCapacityAndUnitCost(n + s, 2 * n, market.offered[s], 0);
        }
        solver.setNodeSupply(2 * n, -all);
        assertThat(solver.solve()).isEqualTo(MinCostFlowBase.Status.OPTIMAL);
        return all - solver.getOptimalCost();
    }

    private static long cheapestByJGraphT(Market market) {
        int n = market.counties.size();
        JGraphTFlows flows = new JGraphTFlows(2 * n + 1);
        long[] supply = new long[2 * n + 1];
        for (int b = 0; b < n; b++) {
            supply[b] = market.received[b];
            supply[2 * n] -= market.received[b];
            for (int s = 0; s < n; s++) {
                if (b != s) {
                    boolean paired = market.pairings.arePaired(market.counties.get(b), market.counties.get(s));
                    flows.arc(b, n + s, market.received[b], paired ? 0 : 1);
                }
            }
            flows.arc(n + b, 2 * n, market.offered[b], 0);
        }
        return -supply[2 * n] - flows.cheapest(supply);
    }

    /** The weights prove the total without any solving. */
    private static void assertCovers(Market market, CountyFlow flow) {
        long bound = 0;
        int[] u = new int[market.counties.size()];
        int[] v = new int[market.counties.size()];
        for (var weight : flow.pairedTotal().buyers()) {
            u[market.counties.indexOf(weight.county())] = weight.value();
        }
        for (var weight : flow.pairedTotal().sellers()) {
            v[market.counties.indexOf(weight.county())] = weight.value();
        }
        for (int b = 0; b < u.length; b++) {
            bound += u[b] * market.received[b] + v[b] * market.offered[b];
            for (int s = 0; s < v.length; s++) {
                if (b != s) {
                    boolean paired = market.pairings.arePaired(market.counties.get(b), market.counties.get(s));
                    assertThat(u[b] + v[s]).isGreaterThanOrEqualTo(paired ? 1 : 0);
                }
            }
        }
        assertThat(flow.pairedTotal().total()).isEqualTo(bound);
    }

    @Test
    void z10_21_1_whatPairsCanServeIsTheGreatestFlow() {
        Seeds.of("what pairs can serve", 1, 400).forEach(seed -> {
            Market market = random(seed);
            int n = market.counties.size();
            PairSupply supply = new PairSupply(market.counties, market.counties, market.offered, market.pairings);
            List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
            java.util.Collections.shuffle(order, new Random(seed));
            long served = 0;
            for (int b : order) {
                long got = supply.grant(b, market.received[b]);
                if (got < market.received[b]) {
                    supply.close();
                }
                served += got;
            }
            MaxFlow solver = new MaxFlow();
            JGraphTFlows second = new JGraphTFlows(2 * n + 2);
            for (int b = 0; b < n; b++) {
                solver.addArcWithCapacity(2 * n, b, market.received[b]);
                solver.addArcWithCapacity(n + b, 2 * n + 1, market.offered[b]);
                second.arc(2 * n, b, market.received[b], 0);
                second.arc(n + b, 2 * n + 1, market.offered[b], 0);
                for (int s = 0; s < n; s++) {
                    if (market.pairings.arePaired(market.counties.get(b), market.counties.get(s))) {
                        solver.addArcWithCapacity(b, n + s, Long.MAX_VALUE / 4);
                        second.arc(b, n + s, market.received[b], 0);
                    }
                }
            }
            assertThat(solver.solve(2 * n, 2 * n + 1)).isEqualTo(MaxFlow.Status.OPTIMAL);
            assertThat(served).as("seed %d", seed).isEqualTo(solver.getOptimalFlow());
            assertThat(served).as("seed %d", seed).isEqualTo(second.greatest(2 * n, 2 * n + 1));
        });
    }
}
