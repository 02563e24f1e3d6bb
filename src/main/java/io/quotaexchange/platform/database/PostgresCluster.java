package io.quotaexchange.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One data directory of PostgreSQL and the programs that work on it. */
final class PostgresCluster {
    static final String USER = "postgres";
    private static final int START_ATTEMPTS = 3;
    private static final long READY_MILLIS = 60_000;

    private final Path data;
    private final Path bin;
    private final Unprivileged unprivileged;
    private final PasswordFile password;

    private PostgresCluster(Path data, Path bin, Unprivileged unprivileged) {
        this.data = data;
        this.bin = bin;
        this.unprivileged = unprivileged;
        password = new PasswordFile(data.resolve("password"));
    }

    static PostgresCluster in(Path data, Path home) throws IOException, InterruptedException {
        Path bin = home.resolve("bin");
        return new PostgresCluster(data, bin, Unprivileged.find(bin.resolve("postgres"), data));
    }

    List<String> stopCommand() {
        return unprivileged.command(List.of(
                program("pg_ctl"),
                "stop",
                "-s",
                "-w",
                "-m",
                "fast",
                "-D",
                directory().toString()));
    }

    /** A server may have been left behind by a process that was killed together with its guard. */
    void stopOrphan(Progress progress) throws IOException, InterruptedException {
        if (!Files.exists(directory().resolve("postmaster.pid")) || !isRunning()) {
            return;
        }
        progress.begins("Stopping the PostgreSQL that a killed process left behind");
        Command stop = Command.run(stopCommand());
        if (!stop.succeeded() && isRunning()) {
            throw new DatabaseException("a PostgreSQL left behind in " + data + " cannot be stopped: "
                    + stop.output().strip());
        }
    }

    void createIfAbsent(Progress progress) throws IOException, InterruptedException {
        if (Files.exists(directory().resolve("PG_VERSION")) && password.exists()) {
            return;
        }
        if (Files.exists(directory().resolve("PG_VERSION"))) {
            throw new DatabaseException("the file " + password.path() + " is missing; restore it beside the cluster");
        }
        progress.begins("Creating the database cluster");
        deleteTree(unfinished());
        password.make();
        unprivileged.handOver(password.path());
        Command initdb = Command.run(unprivileged.command(List.of(
                program("initdb"),
                "--pgdata=" + unfinished(),
                "--username=" + USER,
                "--pwfile=" + password.path(),
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8")));
        if (!initdb.succeeded()) {
            throw new DatabaseException(
                    "initdb failed in " + data + ": " + initdb.output().strip());
        }
        Files.move(unfinished(), directory(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server and waits until it answers; another port is tried if somebody took ours meanwhile. */
    DatabaseAddress start(Map<String, String> settings) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            ProcessBuilder server = Command.prepare(Detached.of(serverCommand(port, settings)));
            FreedMemory.keep(server.environment());
            Process process = server.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
            process.getOutputStream().close();
            if (becomesReady(process, port)) {
                return new DatabaseAddress("127.0.0.1", port, "postgres", USER, password.read(), new Encryption.None());
            }
            if (attempt == START_ATTEMPTS) {
                throw new DatabaseException(
                        "PostgreSQL does not start; the last line of " + logFile() + ": " + lastLogLine());
            }
        }
    }

    private List<String> serverCommand(int port, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "port", Integer.toString(port),
                "unix_socket_directories", "",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "jit", "off",
                "shared_buffers", "512MB",
                "max_wal_size", "4GB",
                "log_line_prefix", "%m [%p] %u@%d "));
        all.putAll(settings);
        List<String> words =
                new ArrayList<>(List.of(program("postgres"), "-D", directory().toString()));
        all.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return unprivileged.command(words);
    }

    private boolean becomesReady(Process process, int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_MILLIS * 1_000_000;
        while (System.nanoTime() < end) {
            if (isReady(port)) {
                return true;
            }
            if (!process.isAlive()) {
                return false;
            }
            Thread.sleep(20);
        }
        Command.run(stopCommand());
        throw new DatabaseException(
                "PostgreSQL in " + data + " was not ready within " + READY_MILLIS / 1000 + " seconds");
    }

    /** Line 4 of postmaster.pid is the port, line 8 the state. */
    private boolean isReady(int port) throws IOException {
        Path file = directory().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() >= 8
                && lines.get(3).strip().equals(Integer.toString(port))
                && lines.get(7).strip().equals("ready");
    }

    private boolean isRunning() throws IOException, InterruptedException {
        return Command.run(unprivileged.command(
                        List.of(program("pg_ctl"), "status", "-D", directory().toString())))
                .succeeded();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String lastLogLine() throws IOException {
        List<String> lines = Files.readAllLines(logFile(), StandardCharsets.UTF_8);
        return lines.isEmpty() ? "(empty)" : lines.getLast();
    }

    private String program(String name) {
        return bin.resolve(name).toString();
    }

    private Path directory() {
        return data.resolve("cluster");
    }

    /** Where the cluster is made before it gets its name: a start that was killed meanwhile leaves no half of one. */
    private Path unfinished() {
        return data.resolve("cluster.unfinished");
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Path logFile() {
        return data.resolve("postgresql.log");
    }
}
