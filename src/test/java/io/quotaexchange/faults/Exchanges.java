package io.quotaexchange.faults;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.Program;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nodes of the built program on one PostgreSQL, each reaching it by a wire of its own. */
final class Exchanges implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Ready: http://127\\.0\\.0\\.1:(\\d+)/");
    private static final Pattern NAME = Pattern.compile("Joined: node ([0-9a-f-]{36})");

    /** One node; it comes back as another process on the same ports. */
    final class Node {
        private final int number;
        private final int nodePort;
        private final Wire database;
        private Program program;
        private volatile int httpPort;

        private Node(int number) {
            this.number = number;
            nodePort = freePort();
            database = new Wire(postgres.address().port());
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
            program = Program.start(
                    "serve",
                    "--database",
                    url(postgres.logins().application(), database.port()),
                    "--keys",
                    keys().toString(),
                    "--join",
                    members(),
                    "--node",
                    "127.0.0.1:" + nodePort,
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

        private void signal(String name) throws Exception {
            new ProcessBuilder("kill", "-" + name, Long.toString(program.pid()))
                    .start()
                    .waitFor();
        }
    }

    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final List<Node> nodes = new ArrayList<>();
    private EmbeddedPostgres postgres;

    Exchanges(Path folder, int count) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder);
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
                ",", nodes.stream().map(node -> "127.0.0.1:" + node.nodePort).toList());
    }

    private static String url(DatabaseAddress login, int port) {
        return "postgresql://" + login.user() + ":" + login.password() + "@127.0.0.1:" + port + "/" + login.database();
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
        String pid = Files.readAllLines(folder.resolve("data/cluster/postmaster.pid"))
                .getFirst()
                .strip();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        postgres.close();
        startPostgres();
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
                url(postgres.logins().auditor(), postgres.address().port()),
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
    }
}
