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

/** The embedded PostgreSQL as the exchange runs it: default settings, and so the default durability. */
final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Vertx vertx = Vertx.vertx();
    private final CpuTimes cpu;

    Server(Path folder) {
        postgres = EmbeddedPostgres.start(folder, Progress.SILENT);
        cpu = new CpuTimes(folder);
        Migrations.run(postgres.logins().administrator(), Progress.SILENT);
    }

    Vertx vertx() {
        return vertx;
    }

    CpuTimes cpu() {
        return cpu;
    }

    DatabaseAddress application() {
        return postgres.logins().application();
    }

    /** A database of this name beside the exchange's, made new. */
    DatabaseAddress beside(String name) {
        Pool pool = administrator(postgres.logins().administrator());
        query(pool, "DROP DATABASE IF EXISTS " + name);
        query(pool, "CREATE DATABASE " + name);
        await(pool.close());
        return postgres.logins().administrator().withDatabase(name);
    }

    Pool administrator() {
        return administrator(postgres.logins().administrator());
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
        postgres.close();
    }
}
