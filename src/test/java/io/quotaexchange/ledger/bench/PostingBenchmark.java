package io.quotaexchange.ledger.bench;

import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.platform.database.Database;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The benchmark of the ledger. Arguments: an empty data folder; seconds a run; pairs; parts, with commas between:
 * {@code postings} (each run of the ledger beside one of pgbench simple-update), {@code lone}, {@code deliveries}, {@code tpcb},
 * {@code ceiling}, {@code past}.
 */
final class PostingBenchmark {
    private static final int[] IN_FLIGHT = {1, 8, 32, 256, 1_024};
    private static final int CLIENTS = 32;
    private static final int WARM_UP_SECONDS = 3;
    private static final long LONG_JOURNAL = 10_000_000;

    private final Server server;
    private final int seconds;
    private final int pairs;

    private PostingBenchmark(Server server, int seconds, int pairs) {
        this.server = server;
        this.seconds = seconds;
        this.pairs = pairs;
    }

    public static void main(String[] arguments) {
        Set<String> parts = Set.of(arguments[3].split(","));
        try (Server server = new Server(Path.of(arguments[0]))) {
            PostingBenchmark benchmark =
                    new PostingBenchmark(server, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            benchmark.writer(parts);
            if (parts.contains("ceiling")) {
                print("ceiling, rows", 0, 1, Ceiling.measure(server, benchmark.seconds));
            }
            if (parts.contains("past")) {
                print(
                        "past balance of " + LONG_JOURNAL,
                        0,
                        1,
                        PastBalances.measure(server, LONG_JOURNAL, benchmark.seconds));
            }
        }
    }

    private void writer(Set<String> parts) {
        if (parts.stream().noneMatch(Set.of("postings", "lone", "deliveries", "tpcb")::contains)) {
            return;
        }
        Pool pool = Database.open(server.vertx(), server.application(), 4);
        LedgerWriter writer = Server.await(LedgerWriter.open(server.vertx(), pool, Clock.systemUTC()));
        PostingRuns runs = new PostingRuns(server, writer);
        PgBench peer = new PgBench(server.beside("peer"), server.cpu());
        if (parts.contains("postings") || parts.contains("lone") || parts.contains("tpcb")) {
            peer.prepare();
        }
        runs.prepare(parts.contains("postings") ? 10_000 : 100);
        runs.postings(100, 256, WARM_UP_SECONDS);
        header();
        if (parts.contains("lone")) {
            pair(runs, peer, 100, 1, 1);
        }
        if (parts.contains("postings")) {
            long before = size();
            long count = journal();
            for (int accounts : new int[] {100, 10_000, 10}) {
                for (int inFlight : IN_FLIGHT) {
                    pair(runs, peer, accounts, inFlight, CLIENTS);
                }
            }
            sizes(size() - before, journal() - count);
        }
        if (parts.contains("tpcb")) {
            print("pgbench tpcb-like", 0, CLIENTS, peer.measure("tpcb-like", CLIENTS, seconds));
        }
        if (parts.contains("deliveries")) {
            runs.prepareDeliveries();
            for (int inFlight : IN_FLIGHT) {
                for (int pair = 0; pair < pairs; pair++) {
                    print("deliveries", 0, inFlight, runs.deliveries(inFlight, seconds));
                }
            }
        }
        Server.await(writer.close());
    }

    /** The ledger and pgbench in turn, so that whatever else the machine does meets both. */
    private void pair(PostingRuns runs, PgBench peer, int accounts, int inFlight, int clients) {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            Measured ledger = runs.postings(accounts, inFlight, seconds);
            Measured other = peer.measure("simple-update", clients, seconds);
            print("postings", accounts, inFlight, ledger);
            print("pgbench simple-update", 0, clients, other);
            ratios.add(ledger.perSecond() / other.perSecond());
        }
        double median =
                Measured.median(ratios.stream().mapToDouble(ratio -> ratio).toArray());
        System.out.printf(
                Locale.ROOT,
                "ratio                  accounts=%d in-flight=%d clients=%d median=%.2f%n",
                accounts,
                inFlight,
                clients,
                median);
    }

    private static void header() {
        System.out.printf(
                "%-22s %8s %9s %10s %9s %9s %10s %10s%n",
                "what", "accounts", "in flight", "per second", "p50 ms", "p99 ms", "db µs", "program µs");
    }

    private static void print(String what, int accounts, int inFlight, Measured run) {
        System.out.printf(
                Locale.ROOT,
                "%-22s %8d %9d %10.0f %9.2f %9.2f %10.1f %10.1f%n",
                what,
                accounts,
                inFlight,
                run.perSecond(),
                run.percentileMillis(50),
                run.percentileMillis(99),
                run.databaseMicros(),
                run.programMicros());
    }

    private long journal() {
        return number("SELECT sequence FROM ledger.head");
    }

    /** Bytes of settlements and postings with their indexes. */
    private long size() {
        return number("SELECT pg_total_relation_size('ledger.posting') + pg_total_relation_size('ledger.settlement')");
    }

    private long number(String sql) {
        Pool pool = server.administrator();
        Row row = Server.query(pool, sql).iterator().next();
        Server.await(pool.close());
        return row.getLong(0);
    }

    private void sizes(long bytes, long postings) {
        long ofPosting = number("SELECT pg_total_relation_size('ledger.posting') / count(*) FROM ledger.posting");
        long ofSettlement =
                number("SELECT pg_total_relation_size('ledger.settlement') / count(*) FROM ledger.settlement");
        System.out.printf(
                "bytes                  a posting with its indexes %d, its settlement with its indexes %d; grown %d each%n",
                ofPosting, ofSettlement, bytes / postings);
    }
}
