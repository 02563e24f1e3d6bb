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
    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");
    private static final int SCALE = 32;

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

    /** @param script {@code simple-update} or {@code tpcb-like} */
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
                Integer.toString(seconds)));
        long count = Long.parseLong(found(TRANSACTIONS, output));
        double perSecond = Double.parseDouble(found(PER_SECOND, output));
        return new Measured(count, Math.round(count / perSecond * 1e9), new long[0], cpu.databaseNanos() - database, 0);
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
