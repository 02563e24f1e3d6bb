package io.quotaexchange.faults;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.Program;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.DatabaseException;
import io.quotaexchange.platform.database.DatabaseLogins;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Nodes of the built program on one PostgreSQL, each reaching it by a wire of its own. */
final class Exchanges implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Ready: http://[0-9.]+:(\\d+)/");
    private static final Pattern NAME = Pattern.compile("Joined: node ([0-9a-f-]{36})");

    /** One node; it comes back as another process on the same ports. */
    final class Node {
        private final int number;
        private final int nodePort;
        private final Wire database;
        private final MovedClock clock;
        private Program program;
        private volatile int httpPort;

        private Node(int number) throws IOException {
            this.number = number;
            nodePort = freePort();
            database = new Wire(postgres.address().port());
            clock = new MovedClock(folder.resolve("clock-" + number));
        }

        /** Where it is reached. */
        String host() {
            return networks.map(made -> made.address(number)).orElse(HERE);
        }

        /** Of a node that was started by {@link #startWithMovableClock}. */
        MovedClock clock() {
            return clock;
        }

        int number() {
            return number;
        }

        /** 0 while it does not answer. */
        int httpPort() {
            return httpPort;
        }

        Wire database() {
            return database;
        }

        String output() {
            return program.output();
        }

        boolean isAlive() {
            return program != null && program.isAlive();
        }

        /** As it names itself. */
        String name() {
            return found(NAME, program.output());
        }

        void start() throws Exception {
            start(List.of());
        }

        void startWithMovableClock() throws Exception {
            start(clock.prefix());
        }

        private void start(List<String> under) throws Exception {
            List<String> prefix =
                    new ArrayList<>(networks.map(made -> made.prefix(number)).orElse(List.of()));
            prefix.addAll(under);
            program = Program.startUnder(
                    prefix,
                    "serve",
                    "--host",
                    host(),
                    "--database",
                    url(
                            postgres.logins().application(),
                            networks.map(Networks::here).orElse(HERE),
                            database.port()),
                    "--keys",
                    keys().toString(),
                    "--join",
                    members(),
                    "--node",
                    host() + ":" + nodePort,
                    "--port",
                    Integer.toString(httpPort),
                    "--second-factor",
                    "optional",
                    "--reads-per-second",
                    "100000",
                    "--writes-per-second",
                    "100000");
        }

        void waitUntilReady() throws Exception {
            program.waitFor("Ready: ");
            httpPort = Integer.parseInt(found(READY, program.output()));
        }

        void kill() throws Exception {
            program.kill();
        }

        void terminate() throws Exception {
            program.terminate();
        }

        int waitForExit() throws Exception {
            return program.waitForExit();
        }

        /** SIGSTOP: it stands still and knows nothing of it. */
        void pause() throws Exception {
            signal("STOP");
        }

        void goOn() throws Exception {
            signal("CONT");
        }

        private void signal(String name) {
            Commands.run("kill", "-" + name, Long.toString(program.pid()));
        }
    }

    private static final String HERE = "127.0.0.1";

    private final Path folder;
    private final Optional<Networks> networks;
    private final Optional<SmallDisk> disk;
    private final Vertx vertx = Vertx.vertx();
    private final List<Node> nodes = new ArrayList<>();
    private EmbeddedPostgres postgres;

    /** Each node in a network of its own, and PostgreSQL on a disk that can be filled, where this machine lets them be made. */
    Exchanges(Path folder, int count) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder);
        networks = Networks.ifPossible(count);
        disk = SmallDisk.ifPossible(folder.resolve("data"));
        startPostgres();
        Migrations.run(postgres.logins().administrator(), Progress.SILENT);
        for (int i = 1; i <= count; i++) {
            nodes.add(new Node(i));
        }
    }

    private void startPostgres() {
        postgres = EmbeddedPostgres.start(folder.resolve("data"), Progress.SILENT);
        nodes.forEach(node -> node.database.to(postgres.address().port()));
    }

    Optional<Networks> networks() {
        return networks;
    }

    Optional<SmallDisk> disk() {
        return disk;
    }

    Path keys() {
        return folder.resolve("keys");
    }

    DatabaseLogins logins() {
        return postgres.logins();
    }

    List<Node> nodes() {
        return nodes;
    }

    private String members() {
        return String.join(
                ",",
                nodes.stream().map(node -> node.host() + ":" + node.nodePort).toList());
    }

    private static String url(DatabaseAddress login, String host, int port) {
        return "postgresql://" + login.user() + ":" + login.password() + "@" + host + ":" + port + "/"
                + login.database()
                + (host.equals(HERE) ? "" : "?sslmode=disable");
    }

    void startAll() throws Exception {
        for (Node node : nodes) {
            node.start();
        }
        for (Node node : nodes) {
            node.waitUntilReady();
        }
    }

    /** PostgreSQL stops at once, as {@code pg_ctl stop -m immediate} does, and comes back. */
    void restartPostgresAtOnce() throws Exception {
        restartPostgres("QUIT");
    }

    /** Its first process is killed and says nothing to the others; it comes back and recovers. */
    void killPostgres() throws Exception {
        restartPostgres("KILL");
    }

    private void restartPostgres(String signal) throws Exception {
        Commands.run(
                "kill",
                "-" + signal,
                Files.readAllLines(folder.resolve("data/cluster/postmaster.pid"))
                        .getFirst()
                        .strip());
        postgres.close();
        startPostgresAgain();
    }

    /** If it stopped by itself, as it does where it cannot write its log. */
    void startPostgresIfItStopped() throws Exception {
        if (!isPostgresReady()) {
            postgres.close();
            startPostgresAgain();
        }
    }

    private boolean isPostgresReady() throws InterruptedException {
        for (int attempt = 0; attempt < 20; attempt++) {
            try (Socket reached = new Socket(HERE, postgres.address().port())) {
                texts("SELECT 'ready'", Tuple.tuple());
                return reached.isConnected();
            } catch (IOException | RuntimeException notYet) {
                Thread.sleep(250);
            }
        }
        return false;
    }

    /** What is left of the one before may keep it from starting for a moment. */
    private void startPostgresAgain() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                startPostgres();
                return;
            } catch (DatabaseException notYet) {
                if (attempt == 20) {
                    throw notYet;
                }
                Thread.sleep(500);
            }
        }
    }

    /** How often PostgreSQL refused to write for an epoch that was over. */
    long refusedWrites() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("data/postgresql.log"))) {
            return lines.filter(line -> line.contains("is over: another writer has taken it"))
                    .count();
        }
    }

    /** The node that has a round, or nothing if none of those alive does. */
    Optional<Node> ownerOf(String round) {
        return holder("SELECT writer::text FROM round.owner WHERE round_id = $1", Tuple.of(round));
    }

    Optional<Node> ownerOfLedger() {
        return holder("SELECT writer::text FROM ledger.head", Tuple.tuple());
    }

    private Optional<Node> holder(String sql, Tuple parameters) {
        Optional<String> name = texts(sql, parameters).stream().findFirst();
        return nodes.stream()
                .filter(node -> node.isAlive() && name.equals(Optional.of(node.name())))
                .findFirst();
    }

    /** The first column of a query, as an auditor. */
    List<String> texts(String sql, Tuple parameters) {
        Pool pool = Database.openForAuditor(vertx, postgres.logins().auditor(), 1);
        try {
            List<String> texts = new ArrayList<>();
            await(pool.preparedQuery(sql).execute(parameters)).forEach(row -> texts.add(row.getString(0)));
            return texts;
        } finally {
            await(pool.close());
        }
    }

    EventWatch watch(String round) {
        return new EventWatch(Database.openForAuditor(vertx, postgres.logins().auditor(), 1), round);
    }

    /** Which writer has each round. */
    Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        texts("SELECT round_id || ' ' || writer FROM round.owner", Tuple.tuple())
                .forEach(text -> owners.put(text.split(" ")[0], text.split(" ")[1]));
        return owners;
    }

    /** Exports as an auditor and verifies the file, by the built program. @return what the verifier says */
    String verified() throws Exception {
        Path file = folder.resolve("export.zip");
        try (Program export = Program.start(
                "export",
                "--database",
                url(postgres.logins().auditor(), HERE, postgres.address().port()),
                "--out",
                file.toString())) {
            if (export.waitForExit() != 0) {
                return export.output();
            }
        }
        try (Program verify = Program.start("verify", file.toString())) {
            verify.waitForExit();
            return verify.output();
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not said: " + pattern + " in\n" + text);
        }
        return matcher.group(1);
    }

    static int freePort() {
        // The port after it is the event bus's.
        for (int attempt = 0; attempt < 50; attempt++) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no two ports side by side are free");
    }

    @Override
    public void close() {
        for (Node node : nodes) {
            if (node.program != null) {
                node.program.close();
            }
            node.database.close();
        }
        await(vertx.close());
        postgres.close();
        disk.ifPresent(SmallDisk::close);
        networks.ifPresent(Networks::close);
    }
}
