package io.quotaexchange.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom limits and lockouts count: nobody chooses that who is not a trusted proxy. */
final class ClientAddressTest {
    private static final ClientAddress BEHIND = ClientAddress.behind(List.of("10.0.0.1", "10.0.0.2", "::1"));

    @ParameterizedTest
    @CsvSource({
        // nobody trusted is connected: what it claims does not count
        "192.0.2.7, 198.51.100.1, 192.0.2.7",
        "192.0.2.7, 10.0.0.1, 192.0.2.7",
        // a proxy names its client; what the client wrote before does not count
        "10.0.0.1, 198.51.100.1, 198.51.100.1",
        "10.0.0.1, '203.0.113.9, 198.51.100.1', 198.51.100.1",
        // two proxies, one behind the other
        "10.0.0.2, '203.0.113.9, 198.51.100.1, 10.0.0.1', 198.51.100.1",
        "0:0:0:0:0:0:0:1, 2001:db8::7, 2001:db8:0:0:0:0:0:7",
        // nothing that is an address
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, 'somewhere', 10.0.0.1",
        "10.0.0.1, '198.51.100.1, unknown', 10.0.0.1",
        "10.0.0.1, '10.0.0.2, 10.0.0.1', 10.0.0.1"
    })
    void isTheLastOneNamedThatIsNoTrustedProxy(String connected, String named, String client) {
        assertThat(BEHIND.of(connected, List.of(named))).isEqualTo(client);
        assertThat(ClientAddress.DIRECT.of(connected, List.of(named))).isEqualTo(connected);
    }

    @Test
    void severalHeadersAreOneChainInTheirOrder() {
        assertThat(BEHIND.of("10.0.0.1", List.of("203.0.113.9", "198.51.100.1")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void aProxyIsNamedByItsAddress() {
        assertThatThrownBy(() -> ClientAddress.behind(List.of("proxy.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxy.example");
    }
}
