package io.quotaexchange.platform.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * This node among the others: who they are, who is to do what, how to ask them. What it says may be out of date at any moment; whoever acts
 * on it writes under an epoch.
 */
public final class Cluster {
    private static final String NODE_ID = "__vertx.nodeId";
    private static final String LEAVING = "cluster.leaving";
    private static final long LEAVE_MILLIS = 2_000;
    private static final long LOOK_MILLIS = 250;

    private final Vertx vertx;
    private final HazelcastInstance hazelcast;
    private final UUID self;
    private final Calls calls;
    private final Set<UUID> leaving = ConcurrentHashMap.newKeySet();
    private volatile Predicate<UUID> reckoned = node -> true;

    private Cluster(Vertx vertx, HazelcastInstance hazelcast, UUID self, Sealer sealer) {
        this.vertx = vertx;
        this.hazelcast = hazelcast;
        this.self = self;
        this.calls = new Calls(vertx, sealer, self);
        calls.answer(LEAVING, question -> {
            leaving.add(UUID.fromString(question.getString("node")));
            return Future.succeededFuture(new JsonObject());
        });
    }

    /**
     * Joins the others, or begins alone where none answers. Nodes with another key do not find each other.
     *
     * @param builder of the Vert.x to be made
     * @param self where the others reach this node; the event bus is at the port after it
     */
    public static Future<Cluster> join(
            VertxBuilder builder, VertxOptions options, HostPort self, Join join, Sealer sealer) {
        String name = "quota-exchange-" + HexFormat.of().formatHex(sealer.mark(), 0, 8);
        HazelcastClusterManager members = new HazelcastClusterManager(HazelcastSettings.of(name, self, join));
        options.getEventBusOptions()
                .setHost("0.0.0.0")
                .setPort(self.port() + 1)
                .setClusterPublicHost(self.host())
                .setClusterPublicPort(self.port() + 1)
                .setConnectTimeout(1_000)
                .setClusterPingInterval(1_000)
                .setClusterPingReplyInterval(2_000);
        return builder.with(options)
                .withClusterManager(members)
                .buildClustered()
                .map(vertx -> new Cluster(
                        vertx, members.getHazelcastInstance(), UUID.fromString(members.getNodeId()), sealer));
    }

    /** Begins to answer the others; all answers must be known. */
    public Future<Void> open() {
        vertx.setPeriodic(LOOK_MILLIS, timer -> calls.only(serving()));
        return calls.open();
    }

    public Vertx vertx() {
        return vertx;
    }

    /** This start of this node; the next start is another one. */
    public UUID self() {
        return self;
    }

    public Calls calls() {
        return calls;
    }

    /** The nodes that this one sees, itself among them. */
    public Set<UUID> members() {
        Set<UUID> seen = new HashSet<>();
        for (Member member : hazelcast.getCluster().getMembers()) {
            node(member).ifPresent(seen::add);
        }
        seen.add(self);
        leaving.retainAll(seen);
        return seen;
    }

    /** Has members left out that do nothing yet, or nothing any more, before Hazelcast notices. */
    public void reckonWith(Predicate<UUID> members) {
        reckoned = members;
    }

    /** The members that are reckoned with. */
    public Set<UUID> serving() {
        Set<UUID> serving = members();
        serving.removeIf(reckoned.negate());
        return serving;
    }

    private static Optional<UUID> node(Member member) {
        return Optional.ofNullable(member.getAttribute(NODE_ID)).map(UUID::fromString);
    }

    /**
     * The node that is to serve something, by Hazelcast's partitions; while that one is leaving or not reckoned with, another one.
     *
     * @return empty while nobody can say
     */
    public Optional<UUID> owner(String subject) {
        Member owner = hazelcast.getPartitionService().getPartition(subject).getOwner();
        if (owner == null) {
            return Optional.empty();
        }
        Optional<UUID> node = node(owner);
        return node.filter(owning -> leaving.contains(owning) || !reckoned.test(owning))
                        .isEmpty()
                ? node
                : successor(subject);
    }

    private Optional<UUID> successor(String subject) {
        return serving().stream()
                .filter(node -> !leaving.contains(node))
                .max(Comparator.comparingInt(node -> Objects.hash(subject, node)));
    }

    public boolean owns(String subject) {
        return owner(subject).filter(self::equals).isPresent();
    }

    /** Tells the others that this node goes: from now on nothing is its own. */
    public Future<Void> leave() {
        leaving.add(self);
        JsonObject who = new JsonObject().put("node", self.toString());
        return Future.join(members().stream()
                        .filter(node -> !node.equals(self))
                        .map(node -> calls.ask(node, LEAVING, who, LEAVE_MILLIS))
                        .toList())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }
}
