package io.quotaexchange.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A migrated database of a test class, seen as the application, as an auditor and as the administrator. */
public final class TestDatabase implements AutoCloseable {
    private static final long LIMIT_SECONDS = 300;

    private final TestServer server;
    private final Vertx vertx;
    private final DatabaseLogins logins;
    private final Pool application;
    private final Pool auditor;
    private final Pool administrator;

    TestDatabase(TestServer server, Vertx vertx, DatabaseLogins logins) {
        this.server = server;
        this.vertx = vertx;
        this.logins = logins;
        DatabaseAddress address = logins.administrator();
        application = Database.open(vertx, logins.application(), 8);
        auditor = Database.openForAuditor(vertx, logins.auditor(), 2);
        administrator = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(new PgConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setDatabase(address.database())
                        .setUser(address.user())
                        .setPassword(address.password()))
                .using(vertx)
                .build();
    }

    /**
     * Becomes a copy of a database that is filled once in a test run; nobody may have connected to this one yet.
     *
     * @param filling what it is, in one name; the same name, the same filling
     */
    public void copyOf(String filling, Consumer<TestDatabase> fill) {
        server.refill(address().database(), filling, fill);
    }

    public Vertx vertx() {
        return vertx;
    }

    /** As the administrator. */
    public DatabaseAddress address() {
        return logins.administrator();
    }

    public DatabaseLogins logins() {
        return logins;
    }

    /** What the running server sees, by the login it has. */
    public Pool application() {
        return application;
    }

    /** What an auditor sees, by a login of that kind. */
    public Pool auditor() {
        return auditor;
    }

    /** The superuser, for planting what nobody else could. */
    public Pool administrator() {
        return administrator;
    }

    /** The value of a future, or its failure as it is. */
    public static <T> T await(Future<T> future) {
        return await(future, LIMIT_SECONDS);
    }

    /** Likewise, for what takes long on a busy machine. */
    public static <T> T await(Future<T> future, long seconds) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(Future.all(application.close(), auditor.close(), administrator.close()));
    }
}
