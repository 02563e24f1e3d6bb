package io.quotaexchange.matching.flow;

import java.util.Map;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/** A network whose flows JGraphT finds; nodes are numbers, amounts small enough for its {@code int}s and {@code double}s to be exact. */
final class JGraphTFlows {
    private final Graph<Integer, DefaultWeightedEdge> graph =
            new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    private final Map<DefaultWeightedEdge, Long> capacity = new java.util.LinkedHashMap<>();

    JGraphTFlows(int nodes) {
        IntStream.range(0, nodes).forEach(graph::addVertex);
    }

    void arc(int from, int to, long most, int cost) {
        DefaultWeightedEdge arc = graph.addEdge(from, to);
        capacity.put(arc, most);
        graph.setEdgeWeight(arc, cost);
    }

    /** The least cost of sending every node's supply to where it is asked. */
    long cheapest(long[] supply) {
        MinimumCostFlowProblemImpl<Integer, DefaultWeightedEdge> problem = new MinimumCostFlowProblemImpl<>(
                graph, node -> Math.toIntExact(supply[node]), arc -> Math.toIntExact(capacity.get(arc)));
        return Math.round(new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
                .getMinimumCostFlow(problem)
                .getCost());
    }

    long greatest(int source, int sink) {
        capacity.forEach((arc, most) -> graph.setEdgeWeight(arc, most));
        return Math.round(new PushRelabelMFImpl<>(graph).getMaximumFlowValue(source, sink));
    }
}
