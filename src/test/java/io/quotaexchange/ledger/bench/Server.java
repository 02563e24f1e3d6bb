package io.quotaexchange.ledger.bench;

import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.file.Path;

/** The PostgreSQL that is measured, with its default settings and so its default durability. */
final class Server implements AutoCloseable {
    private static final String LOGIN = "bench_server";

    private final DatabaseAddress administrator;
    private final DatabaseAddress application;
    private final Runnable stop;
    private final Vertx vertx = Vertx.vertx();
    private final CpuTimes cpu;

    private Server(DatabaseAddress administrator, DatabaseAddress application, Runnable stop) {
        this.administrator = administrator;
        this.application = application;
        this.stop = stop;
        Migrations.run(administrator, Progress.SILENT);
        Pool pool = administrator();
        String pid = query(pool, "SELECT pg_read_file('postmaster.pid')")
                .iterator()
                .next()
                .getString(0)
                .lines()
                .findFirst()
                .orElseThrow();
        cpu = new CpuTimes(Long.parseLong(pid.strip()));
        if (application.user().equals(LOGIN)) {
            query(pool, "DO $$BEGIN CREATE ROLE bench_server LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END$$");
            query(pool, "ALTER ROLE bench_server PASSWORD '" + application.password() + "'");
            query(pool, "GRANT quota_exchange_app TO bench_server");
        }
        await(pool.close());
    }

    /** @param where a data folder for the embedded one, or the address of an administrator of one that runs on this machine */
    static Server of(String where) {
        if (where.startsWith("postgresql://")) {
            DatabaseAddress address = DatabaseAddress.parse(where);
            DatabaseAddress login = new DatabaseAddress(
                    address.host(), address.port(), address.database(), LOGIN, "bench", address.encryption());
            return new Server(address, login, () -> {});
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(where), Progress.SILENT);
        return new Server(postgres.logins().administrator(), postgres.logins().application(), postgres::close);
    }

    String version() {
        Pool pool = administrator();
        String version = query(pool, "SELECT version()").iterator().next().getString(0);
        await(pool.close());
        return version;
    }

    Vertx vertx() {
        return vertx;
    }

    CpuTimes cpu() {
        return cpu;
    }

    DatabaseAddress application() {
        return application;
    }

    /** A database of this name beside the exchange's, made new. */
    DatabaseAddress beside(String name) {
        Pool pool = administrator();
        query(pool, "DROP DATABASE IF EXISTS " + name);
        query(pool, "CREATE DATABASE " + name);
        await(pool.close());
        return administrator.withDatabase(name);
    }

    Pool administrator() {
        return administrator(administrator);
    }

    Pool administrator(DatabaseAddress address) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .connectingTo(new PgConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setDatabase(address.database())
                        .setUser(address.user())
                        .setPassword(address.password())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    static RowSet<Row> query(Pool pool, String sql) {
        return await(pool.query(sql).execute());
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        await(vertx.close());
        stop.run();
    }
}
