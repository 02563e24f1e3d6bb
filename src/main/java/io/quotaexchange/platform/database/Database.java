package io.quotaexchange.platform.database;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/** Opens a database for the running server, with no more rights than the server needs. */
public final class Database {
    /** Where unqualified names live. */
    static final String SCHEMA = "exchange";

    static final String APPLICATION = "quota_exchange_app";
    static final String AUDITOR = "quota_exchange_auditor";
    private static final int STATEMENTS_KEPT = 256;

    /** A statement of the server that takes longer is cut off: it holds up others. An auditor reads the whole journal. */
    private static final Duration APPLICATION_LIMIT = Duration.ofSeconds(60);

    private static final Duration AUDITOR_LIMIT = Duration.ofMinutes(15);

    /** Nothing here waits long for a row; who does is stuck behind something that hangs. */
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    private Database() {}

    /**
     * A pool whose connections have the application role: post to the ledger, select, and what a migration grants.
     *
     * @param size most connections at a time
     */
    public static Pool open(Vertx vertx, DatabaseAddress address, int size) {
        return open(vertx, address, size, APPLICATION, APPLICATION_LIMIT);
    }

    /** A pool whose connections may select only. */
    public static Pool openForAuditor(Vertx vertx, DatabaseAddress address, int size) {
        return open(vertx, address, size, AUDITOR, AUDITOR_LIMIT);
    }

    private static Pool open(Vertx vertx, DatabaseAddress address, int size, String role, Duration limit) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size).setName(role))
                .connectingTo(options(address, role, limit))
                .using(vertx)
                .build();
    }

    private static PgConnectOptions options(DatabaseAddress address, String role, Duration limit) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS_KEPT);
        encrypt(options, address.encryption());
        // The role is part of the start of the session, so RESET ROLE does not leave it.
        options.addProperty("role", role);
        options.addProperty("search_path", SCHEMA);
        options.addProperty("TimeZone", "UTC");
        options.addProperty("application_name", "quota-exchange");
        options.addProperty("statement_timeout", Long.toString(limit.toMillis()));
        options.addProperty("lock_timeout", Long.toString(LOCK_LIMIT.toMillis()));
        return options;
    }

    /**
     * Whether a failure says that the database is away, stopping or starting, or is out of something (disk, memory, connections: class 53),
     * and nothing about what was asked of it.
     */
    public static boolean isUnavailable(Throwable failure) {
        if (failure instanceof PgException answered) {
            String state = answered.getSqlState() == null ? "" : answered.getSqlState();
            return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
        }
        return failure instanceof ClosedConnectionException
                || failure instanceof ClosedChannelException
                || failure instanceof ConnectException
                || failure instanceof java.net.SocketException
                || "Connection is closed".equals(failure.getMessage());
    }

    private static void encrypt(PgConnectOptions options, Encryption encryption) {
        switch (encryption) {
            case Encryption.None none -> options.setSslMode(SslMode.DISABLE);
            case Encryption.Unverified unverified ->
                options.setSslMode(SslMode.REQUIRE).setSslOptions(new ClientSSLOptions().setTrustAll(true));
            case Encryption.Verified verified ->
                options.setSslMode(SslMode.VERIFY_FULL)
                        .setSslOptions(new ClientSSLOptions()
                                .setHostnameVerificationAlgorithm("HTTPS")
                                .setTrustOptions(new PemTrustOptions()
                                        .addCertPath(verified.authority().toString())));
        }
    }
}
