package io.quotaexchange.platform.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.NetworkConfig;

/** Hazelcast for a handful of nodes on one network: no multicast, no port search, a lost node noticed within seconds. */
final class HazelcastSettings {
    /** A node that says nothing for so long is no member any more, seconds. */
    static final int SILENT_SECONDS = 5;

    private static final String VERTX_SUBSCRIPTIONS = "__vertx.subs";
    private static final String VERTX_NODES = "__vertx.nodeInfo";

    private HazelcastSettings() {}

    static Config of(String name, HostPort self, Join join) {
        Config config = new Config();
        config.setClusterName(name);
        config.setProperty("hazelcast.logging.type", "jdk");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
        config.setProperty("hazelcast.max.no.heartbeat.seconds", Integer.toString(SILENT_SECONDS));
        config.setProperty("hazelcast.max.join.seconds", "30");
        config.setProperty("hazelcast.wait.seconds.before.join", "1");
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "5");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "5");
        config.setProperty("hazelcast.graceful.shutdown.max.wait", "10");
        config.setProperty("hazelcast.operation.call.timeout.millis", "5000");
        config.setProperty("hazelcast.io.thread.count", "2");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.operation.generic.thread.count", "2");
        // Nothing but names and addresses is kept in Hazelcast.
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(false);
        config.addMultiMapConfig(new MultiMapConfig(VERTX_SUBSCRIPTIONS)
                .setBackupCount(1)
                .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
        config.addMapConfig(new MapConfig(VERTX_NODES).setBackupCount(1));
        network(config.getNetworkConfig(), self, join);
        return config;
    }

    private static void network(NetworkConfig network, HostPort self, Join join) {
        network.setPort(self.port()).setPortAutoIncrement(false).setReuseAddress(true);
        network.setPublicAddress(self.toString());
        network.getRestApiConfig().setEnabled(false);
        JoinConfig ways = network.getJoin();
        ways.getMulticastConfig().setEnabled(false);
        ways.getAutoDetectionConfig().setEnabled(false);
        switch (join) {
            case Join.Addresses addresses -> {
                network.getInterfaces().setEnabled(false);
                ways.getTcpIpConfig()
                        .setEnabled(true)
                        .setMembers(addresses.members())
                        .setConnectionTimeoutSeconds(2);
            }
            case Join.Kubernetes kubernetes -> {
                ways.getKubernetesConfig().setEnabled(true);
                if (!kubernetes.service().isEmpty()) {
                    ways.getKubernetesConfig().setProperty("service-dns", kubernetes.service());
                }
            }
        }
    }
}
