package io.quotaexchange;

import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.http.RateLimits;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves until it is told to stop. */
@Command(name = "serve", description = "Start the server", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
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
                            + " postgresql://user:password@host:port/database")
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
                Optional.ofNullable(database).map(DatabaseAddress::parse),
                demo,
                Optional.ofNullable(map),
                publicReading || demo,
                secondFactor == SecondFactor.required && !demo,
                secureCookies,
                limits(),
                ExchangeDatabase.keyFolder(keys, data),
                checkpointMinutes);
        CountDownLatch stopped = new CountDownLatch(1);
        Exchange exchange = new Exchange(settings, new Console(System.out));
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
