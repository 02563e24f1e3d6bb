package io.quotaexchange.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JoinTest {
    @Test
    void addressesAndKubernetes() {
        assertThat(Join.parse("10.0.0.1:5701,node-2.example:5703"))
                .isEqualTo(new Join.Addresses(List.of("10.0.0.1:5701", "node-2.example:5703")));
        assertThat(Join.parse("kubernetes")).isEqualTo(new Join.Kubernetes(""));
        assertThat(Join.parse("kubernetes:nodes.exchange.svc.cluster.local"))
                .isEqualTo(new Join.Kubernetes("nodes.exchange.svc.cluster.local"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "host:",
                "host:0",
                "host:65536",
                "a:1,,b:2",
                "a:1, b:2",
                "kubernetes:",
                "kubernetes:A B"
            })
    void whatIsNoneIsRefusedByTheOptionsName(String text) {
        assertThatThrownBy(() -> Join.parse(text)).hasMessageContaining("--join");
    }

    @Test
    void noMulticastAndNoSearchForPorts() {
        Config config = HazelcastSettings.of("x", new HostPort("10.0.0.1", 5701), Join.parse("10.0.0.2:5701"));
        assertThat(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled())
                .isFalse();
        assertThat(config.getNetworkConfig().getJoin().getAutoDetectionConfig().isEnabled())
                .isFalse();
        assertThat(config.getNetworkConfig().isPortAutoIncrement()).isFalse();
        assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers())
                .containsExactly("10.0.0.2:5701");
        assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
    }

    @Test
    void inKubernetesTheServiceIsAsked() {
        Config config =
                HazelcastSettings.of("x", new HostPort("10.0.0.1", 5701), Join.parse("kubernetes:nodes.exchange.svc"));
        assertThat(config.getNetworkConfig().getJoin().getKubernetesConfig().isEnabled())
                .isTrue();
        assertThat(config.getNetworkConfig().getJoin().getKubernetesConfig().getProperties())
                .containsEntry("service-dns", "nodes.exchange.svc");
        assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().isEnabled())
                .isFalse();
    }
}
