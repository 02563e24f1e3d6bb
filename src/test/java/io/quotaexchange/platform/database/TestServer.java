package io.quotaexchange.platform.database;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The embedded PostgreSQL of one test run, with a migrated template that databases are cloned from. */
public final class TestServer implements AutoCloseable {
    private static final String TEMPLATE = "migrated";

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger databases = new AtomicInteger();
    /** Names of databases that are filled, to be copied: by what they are filled with. */
    private final Map<String, String> filled = new HashMap<>();

    private TestServer(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    static TestServer start() {
        try {
            Path folder = Files.createTempDirectory("quota-exchange-test-");
            PostgresPrograms.linkInto(folder);
            EmbeddedPostgres postgres = EmbeddedPostgres.start(
                    folder,
                    Progress.SILENT,
                    Map.of("fsync", "off", "synchronous_commit", "off", "max_connections", "200"));
            TestServer server = new TestServer(folder, postgres);
            Administration.createDatabaseIfAbsent(postgres.address(), TEMPLATE);
            Migrations.run(postgres.address().withDatabase(TEMPLATE), Progress.SILENT);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestDatabase freshDatabase() {
        String name = "test_" + databases.incrementAndGet();
        copy(TEMPLATE, name);
        return new TestDatabase(this, vertx, postgres.logins().withDatabase(name));
    }

    /** Makes a database anew, as a copy of one that is filled the first time it is asked for. */
    synchronized void refill(String name, String with, Consumer<TestDatabase> filling) {
        String source = filled.computeIfAbsent(with, any -> {
            try (TestDatabase fresh = freshDatabase()) {
                filling.accept(fresh);
                return fresh.address().database();
            }
        });
        administer("DROP DATABASE " + name);
        copy(source, name);
    }

    private void copy(String source, String name) {
        administer("CREATE DATABASE " + name + " TEMPLATE " + source);
        // A copy has the tables' rights of its template, but not the database's.
        Administration.createRoles(postgres.address().withDatabase(name));
    }

    private void administer(String sql) {
        try (Connection connection = Administration.connect(postgres.address())) {
            Administration.execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
