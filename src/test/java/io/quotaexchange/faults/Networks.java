package io.quotaexchange.faults;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network namespace for each node, all of them on one bridge: nodes can be cut off from each other, and each still reaches this
 * machine. Needs root, {@code ip} and {@code iptables}.
 */
final class Networks implements AutoCloseable {
    private static final String BRIDGE = "qx-faults";
    private static final String PREFIX = "10.231.77.";
    private static final String HERE = PREFIX + "1";

    private final int nodes;

    private Networks(int nodes) {
        this.nodes = nodes;
    }

    /** Empty where they cannot be made, which is said. */
    static Optional<Networks> ifPossible(int nodes) {
        Networks made = new Networks(nodes);
        made.close();
        try {
            made.make();
            return Optional.of(made);
        } catch (UncheckedIOException cannot) {
            System.out.println("no network namespaces here, partitions are left out: " + cannot.getMessage());
            made.close();
            return Optional.empty();
        }
    }

    private void make() {
        Commands.run("ip", "link", "add", BRIDGE, "type", "bridge");
        Commands.run("ip", "addr", "add", HERE + "/24", "dev", BRIDGE);
        Commands.run("ip", "link", "set", BRIDGE, "up");
        for (int node = 1; node <= nodes; node++) {
            Commands.run("ip", "netns", "add", name(node));
            Commands.run(
                    "ip", "link", "add", "qxf" + node, "type", "veth", "peer", "name", "eth0", "netns", name(node));
            Commands.run("ip", "link", "set", "qxf" + node, "master", BRIDGE, "up");
            inside(node, "ip", "addr", "add", address(node) + "/24", "dev", "eth0");
            inside(node, "ip", "link", "set", "eth0", "up");
            inside(node, "ip", "link", "set", "lo", "up");
            inside(node, "iptables", "-L", "-n");
        }
    }

    private static String name(int node) {
        return BRIDGE + "-" + node;
    }

    /** Where a node is reached. */
    String address(int node) {
        return PREFIX + (10 + node);
    }

    /** Where a node reaches this machine. */
    String here() {
        return HERE;
    }

    /** Runs the command that follows it in the network of a node. */
    List<String> prefix(int node) {
        return List.of("ip", "netns", "exec", name(node));
    }

    /** The node and the other nodes no longer reach each other; what is sent is lost without a word. */
    void cutOff(int node) {
        for (int other = 1; other <= nodes; other++) {
            if (other != node) {
                inside(node, "iptables", "-A", "INPUT", "-s", address(other), "-j", "DROP");
                inside(node, "iptables", "-A", "OUTPUT", "-d", address(other), "-j", "DROP");
            }
        }
    }

    /** The node reaches nobody, and nobody reaches it. */
    void isolate(int node) {
        inside(node, "iptables", "-A", "INPUT", "-i", "eth0", "-j", "DROP");
        inside(node, "iptables", "-A", "OUTPUT", "-o", "eth0", "-j", "DROP");
    }

    void mend(int node) {
        inside(node, "iptables", "-F");
    }

    private void inside(int node, String... words) {
        List<String> command = new ArrayList<>(prefix(node));
        command.addAll(List.of(words));
        Commands.run(command);
    }

    /** Also what a run before this one left behind. */
    @Override
    public void close() {
        for (int node = 1; node <= nodes; node++) {
            Commands.tried("ip", "link", "del", "qxf" + node);
            Commands.tried("ip", "netns", "del", name(node));
        }
        Commands.tried("ip", "link", "del", BRIDGE);
    }
}
