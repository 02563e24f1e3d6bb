package io.quotaexchange;

import io.quotaexchange.identity.OidcSettings;
import io.quotaexchange.platform.cluster.HostPort;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.http.ClientAddress;
import io.quotaexchange.platform.http.EdgeLimits;
import io.quotaexchange.platform.http.EdgeSettings;
import io.quotaexchange.platform.http.RateLimits;
import io.quotaexchange.platform.http.ServerTls;
import io.quotaexchange.platform.telemetry.TraceSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server runs, read once.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param data folder of the embedded PostgreSQL; not used with a database of one's own
 * @param database a PostgreSQL of one's own; empty for the embedded one
 * @param demo whether to run the demonstration round
 * @param map file that replaces the schematic map
 * @param publicReading whether what people of the business may read is open to everybody
 * @param secondFactor whether nobody gets in without a second factor
 * @param secureCookies whether browsers reach the server by TLS only
 * @param tls certificate and key of the server itself; empty where a proxy has them, or nobody
 * @param oidc the OpenID provider that people may sign in by; empty if none
 * @param addresses where requests come from, where a proxy stands before the server
 * @param limits how much one address or person may ask
 * @param keys folder of the private keys that checkpoints are signed with
 * @param checkpointMinutes between two checkpoints while settlements come in
 * @param admin where figures and probes are answered; empty: nowhere
 * @param traces where traces go; empty: nothing is traced
 * @param shared how it joins other nodes; empty: it is alone
 */
record Settings(
        String host,
        int port,
        Path data,
        Optional<DatabaseAddress> database,
        boolean demo,
        Optional<Path> map,
        boolean publicReading,
        boolean secondFactor,
        boolean secureCookies,
        Optional<ServerTls> tls,
        Optional<OidcSettings> oidc,
        ClientAddress addresses,
        RateLimits limits,
        Path keys,
        int checkpointMinutes,
        Optional<HostPort> admin,
        Optional<TraceSettings> traces,
        Optional<SharedWork.Settings> shared) {
    /** Of them, what the HTTP server is told. */
    EdgeSettings edge() {
        return new EdgeSettings(host, port, map, limits, EdgeLimits.USUAL, addresses, tls);
    }
}
