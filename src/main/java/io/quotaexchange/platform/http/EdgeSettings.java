package io.quotaexchange.platform.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server listens, and to whom.
 *
 * @param port 0 for any free one
 * @param map the map's file, where it replaces the one that ships
 * @param rates how much one sender may ask
 * @param limits what connections and bodies may take
 * @param addresses where requests come from
 * @param tls empty where a proxy has it, or nobody
 */
public record EdgeSettings(
        String host,
        int port,
        Optional<Path> map,
        RateLimits rates,
        EdgeLimits limits,
        ClientAddress addresses,
        Optional<ServerTls> tls) {
    /** For whoever is on this machine, at any free port, without limits to how much one sender may ask. */
    public static final EdgeSettings LOCAL = new EdgeSettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            RateLimits.NONE,
            EdgeLimits.USUAL,
            ClientAddress.DIRECT,
            Optional.empty());

    public EdgeSettings with(RateLimits other) {
        return new EdgeSettings(host, port, map, other, limits, addresses, tls);
    }

    public EdgeSettings with(EdgeLimits other) {
        return new EdgeSettings(host, port, map, rates, other, addresses, tls);
    }

    public EdgeSettings with(ClientAddress other) {
        return new EdgeSettings(host, port, map, rates, limits, other, tls);
    }

    public EdgeSettings with(ServerTls own) {
        return new EdgeSettings(host, port, map, rates, limits, addresses, Optional.of(own));
    }
}
