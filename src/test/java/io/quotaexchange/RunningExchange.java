package io.quotaexchange;

import io.quotaexchange.platform.cluster.HostPort;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.http.ClientAddress;
import io.quotaexchange.platform.http.RateLimits;
import io.quotaexchange.platform.telemetry.TraceSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole server with its demonstration, in this process, on a database of a test. */
public final class RunningExchange implements AutoCloseable {
    /** Of every account of the demonstration. */
    public static final String PASSWORD = Identity.DEMO_PASSWORD;

    private static final Pattern READY = Pattern.compile("Ready: http://127\\.0\\.0\\.1:(\\d+)/");
    private static final long LONGEST_SECONDS = 300;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Exchange exchange;
    private final int port;

    /** Starts it. */
    public RunningExchange(DatabaseAddress application, Path folder, RateLimits rates) throws Exception {
        this(application, folder, rates, Optional.empty(), Optional.empty());
    }

    /**
     * Starts it.
     *
     * @param admin where figures and probes are answered
     */
    public RunningExchange(
            DatabaseAddress application,
            Path folder,
            RateLimits rates,
            Optional<HostPort> admin,
            Optional<TraceSettings> traces)
            throws Exception {
        Settings settings = new Settings(
                "127.0.0.1",
                0,
                folder,
                Optional.of(application),
                true,
                Optional.empty(),
                true,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                ClientAddress.DIRECT,
                rates,
                folder.resolve("keys"),
                1_440,
                admin,
                traces,
                Optional.empty());
        exchange = new Exchange(settings, new Console(new PrintStream(said, true, StandardCharsets.UTF_8)));
        exchange.start();
        Matcher ready = READY.matcher(output());
        if (!ready.find()) {
            throw new IllegalStateException("not ready: " + output());
        }
        port = Integer.parseInt(ready.group(1));
    }

    public int port() {
        return port;
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the demonstration has run to its end. */
    public RunningExchange settled() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!output().contains("Demo: done")) {
            if (System.nanoTime() > end || output().contains("Demo: stopped")) {
                throw new IllegalStateException("the demonstration did not end:\n" + output());
            }
            Thread.sleep(50);
        }
        return this;
    }

    @Override
    public void close() {
        exchange.close();
    }
}
