package io.quotaexchange.platform.cluster;

import java.util.ArrayList;
import java.util.List;

/** How a node finds the others. */
public sealed interface Join {
    /** By addresses of members, {@code host:port} each; one that answers is enough. */
    record Addresses(List<String> members) implements Join {
        public Addresses {
            members = List.copyOf(members);
        }
    }

    /**
     * By Hazelcast's discovery in Kubernetes.
     *
     * @param service DNS name of the headless service whose pods are the nodes; empty: the Kubernetes interface is asked, which the
     *     pod's service account must be permitted
     */
    record Kubernetes(String service) implements Join {}

    /**
     * Reads {@code host:port,host:port} or {@code kubernetes} or {@code kubernetes:SERVICE-DNS-NAME}.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static Join parse(String text) {
        if (text.equals("kubernetes")) {
            return new Kubernetes("");
        }
        if (text.startsWith("kubernetes:")) {
            String service = text.substring("kubernetes:".length());
            if (!service.matches("[a-z0-9][a-z0-9.-]{0,252}")) {
                throw new IllegalArgumentException("--join kubernetes:SERVICE: '" + service + "' is no DNS name");
            }
            return new Kubernetes(service);
        }
        List<String> members = new ArrayList<>();
        for (String member : text.split(",", -1)) {
            HostPort.parse("--join", member);
            members.add(member);
        }
        return new Addresses(members);
    }
}
