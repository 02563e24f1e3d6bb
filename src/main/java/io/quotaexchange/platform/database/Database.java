package io.quotaexchange.platform.database;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** Opens a database for the running server, with no more rights than the server needs. */
public final class Database {
    /** Where unqualified names live. */
    static final String SCHEMA = "exchange";

    private static final String APPLICATION = "quota_exchange_app";
    private static final String AUDITOR = "quota_exchange_auditor";
    private static final int STATEMENTS_KEPT = 256;

    private Database() {}

    /**
     * A pool whose connections have the application role: post to the ledger, select, and what a migration grants.
     *
     * @param size most connections at a time
     */
    public static Pool open(Vertx vertx, DatabaseAddress address, int size) {
        return open(vertx, address, size, APPLICATION);
    }

    /** A pool whose connections may select only. */
    public static Pool openForAuditor(Vertx vertx, DatabaseAddress address, int size) {
        return open(vertx, address, size, AUDITOR);
    }

    private static Pool open(Vertx vertx, DatabaseAddress address, int size, String role) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size).setName(role))
                .connectingTo(options(address, role))
                .using(vertx)
                .build();
    }

    private static PgConnectOptions options(DatabaseAddress address, String role) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS_KEPT)
                .setSslMode(address.tls() ? SslMode.REQUIRE : SslMode.DISABLE);
        if (address.tls()) {
            options.setSslOptions(new ClientSSLOptions().setTrustAll(true));
        }
        // The role is part of the start of the session, so RESET ROLE does not leave it.
        options.addProperty("role", role);
        options.addProperty("search_path", SCHEMA);
        options.addProperty("TimeZone", "UTC");
        options.addProperty("application_name", "quota-exchange");
        return options;
    }
}
