package io.quotaexchange.ledger.bench;

import io.quotaexchange.platform.database.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark, in a database beside the ledger's on the same server. */
final class PgBench {
    private static final Pattern TRANSACTIONS = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern PROGRESS = Pattern.compile("progress: [0-9.]+ s, ([0-9.]+) tps");
    private static final int SCALE = 32;

    /** Seconds before it counts: each of its new connections first touches the shared buffers page by page, which costs more than its work. */
    private static final int WARM_UP = 8;

    private final String program;
    private final DatabaseAddress address;
    private final CpuTimes cpu;

    PgBench(DatabaseAddress address, CpuTimes cpu) {
        program = find();
        this.address = address;
        this.cpu = cpu;
    }

    void prepare() {
        run(List.of("-i", "-q", "-s", Integer.toString(SCALE)));
    }

    /**
     * The rate is that of the seconds after the warm-up; the processor time a transaction is that of the whole run.
     *
     * @param script {@code simple-update} or {@code tpcb-like}
     */
    Measured measure(String script, int clients, int seconds) {
        long database = cpu.databaseNanos();
        String output = run(List.of(
                "-b",
                script,
                "-M",
                "prepared",
                "-n",
                "-c",
                Integer.toString(clients),
                "-j",
                Integer.toString(Math.min(clients, 2)),
                "-T",
                Integer.toString(WARM_UP + seconds),
                "-P",
                "1"));
        long count = Long.parseLong(found(TRANSACTIONS, output));
        double perSecond = PROGRESS.matcher(output)
                .results()
                .skip(WARM_UP)
                .mapToDouble(second -> Double.parseDouble(second.group(1)))
                .average()
                .orElseThrow(() -> new IllegalStateException("pgbench said: " + output));
        return new Measured(count, Math.round(count / perSecond * 1e9), new long[0], databaseAfter() - database, 0);
    }

    /** Connections that ended are counted once their process was waited for, a moment after pgbench itself is gone. */
    private long databaseAfter() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return cpu.databaseNanos();
    }

    private String run(List<String> arguments) {
        List<String> words = new ArrayList<>(
                List.of(program, "-h", address.host(), "-p", Integer.toString(address.port()), "-U", address.user()));
        words.addAll(arguments);
        words.add(address.database());
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", address.password());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            return output;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("pgbench said: " + output);
        }
        return matcher.group(1);
    }

    /** Debian keeps it beside the server's programs, not on the path. */
    private static String find() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .max(String::compareTo)
                    .orElse("pgbench");
        } catch (IOException none) {
            return "pgbench";
        }
    }
}
