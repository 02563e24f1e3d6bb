package io.quotaexchange;

import io.quotaexchange.identity.OidcSettings;
import io.quotaexchange.platform.cluster.HostPort;
import io.quotaexchange.platform.cluster.Join;
import io.quotaexchange.platform.http.ClientAddress;
import io.quotaexchange.platform.http.RateLimits;
import io.quotaexchange.platform.http.ServerTls;
import io.quotaexchange.platform.telemetry.JsonLines;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves until it is told to stop. */
@Command(name = "serve", description = "Start the server", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final int DEFAULT_NODE_PORT = 5_701;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on (${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--port", defaultValue = "8080", description = "port, 0 for any free one (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "folder of the embedded PostgreSQL (${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "a PostgreSQL of your own, prepared by migrate, as a member of quota_exchange_app and nothing more:"
                            + " postgresql://user:password@host:port/database; or QUOTA_EXCHANGE_DATABASE, or the file"
                            + " that QUOTA_EXCHANGE_DATABASE_FILE names")
    private String database;

    @Option(names = "--demo", description = "run the demonstration round on generated data")
    private boolean demo;

    @Option(names = "--map", paramLabel = "FILE", description = "GeoJSON that replaces the schematic map")
    private Path map;

    @Option(
            names = "--public-reading",
            description = "let everybody read what else only people of the business may, as the demonstration does")
    private boolean publicReading;

    @Option(
            names = "--second-factor",
            defaultValue = "required",
            description = "required: everybody sets up an authenticator at the first sign-in; optional: who wants to"
                    + " (${DEFAULT-VALUE}; optional with --demo)")
    private SecondFactor secondFactor;

    private enum SecondFactor {
        required,
        optional
    }

    @Option(
            names = "--reads-per-second",
            defaultValue = "200",
            description = "taken from one address in the long run; ten times as many at once (${DEFAULT-VALUE})")
    private int readsPerSecond;

    @Option(
            names = "--writes-per-second",
            defaultValue = "50",
            description = "taken from one address, and from one person, likewise (${DEFAULT-VALUE})")
    private int writesPerSecond;

    @Option(
            names = "--secure-cookies",
            description = "mark the session's cookie for TLS only: wherever a proxy with TLS stands before the server")
    private boolean secureCookies;

    @ArgGroup(exclusive = false, heading = "%nTLS in the server itself, where no proxy has it:%n")
    private Tls tls;

    private static final class Tls {
        @Option(
                names = "--tls-certificate",
                paramLabel = "FILE",
                required = true,
                description = "PEM: the server's certificate, then those that lead to its authority")
        private Path certificate;

        @Option(
                names = "--tls-key",
                paramLabel = "FILE",
                required = true,
                description = "PEM (PKCS #8, not encrypted), readable for the server's user only")
        private Path key;
    }

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            split = ",",
            description = "address of a proxy before the server: limits and lockouts count by the last machine that its"
                    + " X-Forwarded-For names")
    private List<String> trustedProxies = List.of();

    @ArgGroup(exclusive = false, heading = "%nSign-in by an OpenID provider, beside the password:%n")
    private Oidc oidc;

    private static final class Oidc {
        @Option(names = "--oidc-issuer", paramLabel = "URL", required = true, description = "the provider")
        private URI issuer;

        @Option(
                names = "--oidc-client",
                paramLabel = "ID",
                required = true,
                description = "what this exchange is called there")
        private String client;

        @Option(
                names = "--oidc-secret-file",
                paramLabel = "FILE",
                required = true,
                description = "file with its secret there, readable for the server's user only")
        private Path secretFile;

        @Option(
                names = "--oidc-redirect",
                paramLabel = "URL",
                required = true,
                description = "this exchange's address for browsers and " + OidcSettings.CALLBACK)
        private URI redirect;

        @Option(
                names = "--oidc-algorithm",
                defaultValue = "RS256",
                description = "that the provider signs with: RS256, PS256 or ES256 (${DEFAULT-VALUE})")
        private String algorithm;

        OidcSettings settings() throws IOException {
            return new OidcSettings(issuer, client, Files.readString(secretFile).strip(), redirect, algorithm);
        }
    }

    @Option(
            names = "--keys",
            paramLabel = "FOLDER",
            description = "folder of the keys that sign checkpoints (keys in the data folder)")
    private Path keys;

    @Option(
            names = "--checkpoint-minutes",
            defaultValue = "10",
            description = "minutes between two signed checkpoints of the journal (${DEFAULT-VALUE})")
    private int checkpointMinutes;

    @Option(
            names = "--join",
            paramLabel = "host:port,…|kubernetes[:SERVICE]",
            description =
                    "be one of several nodes on the database of --database: addresses of others (and of this one), or"
                            + " Hazelcast's discovery in Kubernetes. All nodes share one --keys folder")
    private String join;

    @Option(
            names = "--node",
            paramLabel = "host:port",
            description = "where the other nodes reach this one; the port after it is used too (this host, 5701)")
    private String node;

    @Option(
            names = "--admin",
            paramLabel = "host:port",
            description = "answer /metrics, /live and /ready there, for the operator's own network (nowhere)")
    private String admin;

    @ArgGroup(validate = false, heading = "%nTraces:%n")
    private TracesOption traces = new TracesOption();

    @Option(
            names = "--log",
            defaultValue = "text",
            description = "text, or json: one object a line on standard output, with a line for each request and"
                    + " settlement (${DEFAULT-VALUE})")
    private Log log;

    private enum Log {
        text,
        json
    }

    /** How it joins others, if it is to. */
    private Optional<SharedWork.Settings> shared() throws java.net.UnknownHostException {
        if (join == null) {
            if (node != null) {
                throw new IllegalArgumentException("--node goes with --join only");
            }
            return Optional.empty();
        }
        if (demo || DatabaseOption.named(database).isEmpty() || keys == null) {
            throw new IllegalArgumentException(
                    "--join needs --database and --keys, the same for all nodes; --demo is for" + " one node alone");
        }
        HostPort self = node == null
                ? new HostPort(java.net.InetAddress.getLocalHost().getHostAddress(), DEFAULT_NODE_PORT)
                : HostPort.parse("--node", node);
        return Optional.of(new SharedWork.Settings(Join.parse(join), self));
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be between 0 and 65535, not " + port);
        }
        if (checkpointMinutes < 1 || checkpointMinutes > 1_440) {
            throw new IllegalArgumentException(
                    "--checkpoint-minutes must be between 1 and 1440, not " + checkpointMinutes);
        }
        Settings settings = new Settings(
                host,
                port,
                data,
                DatabaseOption.named(database),
                demo,
                Optional.ofNullable(map),
                publicReading || demo,
                secondFactor == SecondFactor.required && !demo,
                secureCookies || tls != null,
                Optional.ofNullable(tls).map(own -> new ServerTls(own.certificate, own.key)),
                oidc == null ? Optional.empty() : Optional.of(oidc.settings()),
                ClientAddress.behind(trustedProxies),
                limits(),
                ExchangeDatabase.keyFolder(keys, data),
                checkpointMinutes,
                Optional.ofNullable(admin).map(at -> HostPort.parse("--admin", at)),
                traces.settings(),
                shared());
        Console console = new Console(System.out);
        if (log == Log.json) {
            JsonLines.install(System.out);
            console = Console.logged();
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Exchange exchange = new Exchange(settings, console);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            exchange.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        exchange.start();
        stopped.await();
        return 0;
    }

    private RateLimits limits() {
        if (Math.min(readsPerSecond, writesPerSecond) < 1 || Math.max(readsPerSecond, writesPerSecond) > 100_000) {
            throw new IllegalArgumentException(
                    "--reads-per-second and --writes-per-second must be between 1 and 100000");
        }
        return new RateLimits(readsPerSecond, writesPerSecond);
    }
}
