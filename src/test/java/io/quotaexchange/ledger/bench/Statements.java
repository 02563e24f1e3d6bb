package io.quotaexchange.ledger.bench;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** Pages of a statement with a million entries: a hundred entries a page, at five places of it. */
final class Statements {
    private static final long ENTRIES = 1_000_000;
    private static final int PAGE = 100;
    private static final Account RESERVE = new Account(Orders.county(0), AccountKind.RESERVE, Unit.QUANTITY);

    /** Prints one run. */
    @FunctionalInterface
    interface Printed {
        void print(String what, int accounts, int inFlight, Measured run);
    }

    private Statements() {}

    static void measure(Server server, int seconds, Printed printed) {
        DatabaseAddress address = server.beside("statements");
        Migrations.run(address, Progress.SILENT);
        Pool pool = server.administrator(address);
        fill(pool);
        LedgerReading reading = new LedgerReading(pool);
        for (long after : List.of(0L, ENTRIES / 4, ENTRIES / 2, 3 * ENTRIES / 4, ENTRIES - PAGE)) {
            Measured measured = Load.run(
                    server.vertx(),
                    server.cpu(),
                    seconds,
                    1,
                    number -> reading.statement(RESERVE, after, PAGE).map(lines -> {
                        if (lines.size() != PAGE || lines.getFirst().number() != after + 1) {
                            throw new IllegalStateException("not the page after " + after);
                        }
                        return lines;
                    }));
            printed.print("page after " + after, 0, 1, measured);
        }
        Server.await(pool.close());
    }

    /** A reserve whose units are put on offer and taken back, half a million times each, as generated rows. */
    private static void fill(Pool pool) {
        Server.query(pool, """
                INSERT INTO ledger.account VALUES (1, '330101', 'RESERVE', 'QUANTITY'), (2, '330101', 'LISTED', 'QUANTITY')
                """);
        Server.query(pool, """
                SET session_replication_role = replica;
                INSERT INTO ledger.settlement (sequence, code, idempotency_key, fingerprint, fact_kind, fact_id, fact_digest,
                                               maker, approver, recorded_at, hash)
                SELECT n, CASE n % 2 WHEN 1 THEN 'LIST' ELSE 'UNLIST' END, 'key-' || n, sha256(int8send(n)), 'benchmark', 'fact-' || n,
                       sha256(int8send(n)), 'maker', 'approver', timestamptz 'epoch' + n * interval '1 second', sha256(int8send(n))
                FROM generate_series(1, 1000000) n;
                INSERT INTO ledger.posting (settlement, place, from_account, to_account, amount, from_balance, from_number,
                                            to_balance, to_number)
                SELECT n, 1, 2 - n % 2, 1 + n % 2, 7, 7 * (n % 2), n, 7 * (n % 2), n FROM generate_series(1, 1000000) n;
                """);
        Server.query(pool, "VACUUM ANALYZE ledger.posting");
        Server.query(pool, "VACUUM ANALYZE ledger.settlement");
    }
}
