package io.quotaexchange.ledger.bench;

import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.platform.database.Database;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The benchmark of the ledger. Arguments: an empty data folder, or the address of an administrator of another PostgreSQL on this machine;
 * seconds a run; pairs; parts, with commas between, each with what it is narrowed to (see {@link Part}):
 *
 * <ul>
 *   <li>{@code postings:ACCOUNTS:IN_FLIGHT}, each run beside one of pgbench simple-update with 32 clients
 *   <li>{@code lone}: one request in flight beside pgbench with one client
 *   <li>{@code deliveries:IN_FLIGHT}
 *   <li>{@code tpcb}, {@code ceiling}, {@code past}, {@code statements}, {@code bytes}
 * </ul>
 */
final class PostingBenchmark {
    private static final List<Integer> IN_FLIGHT = List.of(1, 8, 32, 256, 1_024);
    private static final List<Integer> ACCOUNTS = List.of(100, 10_000, 10);
    private static final int CLIENTS = 32;
    private static final int WARM_UP_SECONDS = 5;
    private static final long LONG_JOURNAL = 10_000_000;

    private final Server server;
    private final int seconds;
    private final int pairs;
    private LedgerWriter writer;
    private PostingRuns runs;
    private PgBench peer;

    private PostingBenchmark(Server server, int seconds, int pairs) {
        this.server = server;
        this.seconds = seconds;
        this.pairs = pairs;
    }

    public static void main(String[] arguments) {
        try (Server server = Server.of(arguments[0])) {
            System.out.println(server.version());
            PostingBenchmark benchmark =
                    new PostingBenchmark(server, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            header();
            Part.parse(arguments[3]).forEach(benchmark::run);
            benchmark.end();
        }
    }

    private void run(Part part) {
        switch (part.name()) {
            case "postings" -> postings(part.numbers(0, ACCOUNTS), part.numbers(1, IN_FLIGHT));
            case "alone" -> alone(part.numbers(0, ACCOUNTS), part.numbers(1, IN_FLIGHT));
            case "lone" -> {
                prepare(100);
                pair(100, 1, 1);
            }
            case "deliveries" -> deliveries(part.numbers(0, IN_FLIGHT));
            case "tpcb" -> print("pgbench tpcb-like", 0, CLIENTS, peer().measure("tpcb-like", CLIENTS, seconds));
            case "ceiling" -> print("ceiling, rows", 0, 1, Ceiling.measure(server, seconds));
            case "past" ->
                print("past balance of " + LONG_JOURNAL, 0, 1, PastBalances.measure(server, LONG_JOURNAL, seconds));
            case "statements" -> Statements.measure(server, seconds, PostingBenchmark::print);
            default -> throw new IllegalArgumentException("no such part: " + part.name());
        }
    }

    private void postings(List<Integer> accounts, List<Integer> inFlight) {
        for (int number : accounts) {
            prepare(number);
            long before = size();
            long count = journal();
            inFlight.forEach(flying -> pair(number, flying, CLIENTS));
            sizes(size() - before, journal() - count);
        }
    }

    /** The ledger's CPU times, with no peer beside it. */
    private void alone(List<Integer> accounts, List<Integer> inFlight) {
        for (int number : accounts) {
            prepare(number);
            for (int flying : inFlight) {
                for (int run = 0; run < pairs; run++) {
                    print("postings", number, flying, runs.postings(number, flying, seconds));
                }
            }
        }
    }

    private void deliveries(List<Integer> inFlight) {
        prepare(100);
        runs.prepareDeliveries();
        runs.deliveries(256, WARM_UP_SECONDS);
        for (int flying : inFlight) {
            for (int pair = 0; pair < pairs; pair++) {
                print("deliveries", 0, flying, runs.deliveries(flying, seconds));
            }
        }
    }

    private void prepare(int accounts) {
        if (writer == null) {
            Pool pool = Database.open(server.vertx(), server.application(), 4);
            writer = Server.await(LedgerWriter.open(server.vertx(), pool, Clock.systemUTC()));
            runs = new PostingRuns(server, writer);
            runs.prepare(100);
            runs.postings(100, 256, WARM_UP_SECONDS);
            runs.postings(100, 1, 1);
        }
        runs.prepare(accounts);
    }

    private PgBench peer() {
        if (peer == null) {
            peer = new PgBench(server.beside("peer"), server.cpu());
            peer.prepare();
        }
        return peer;
    }

    private void end() {
        if (writer != null) {
            Server.await(writer.close());
        }
    }

    /** The ledger and pgbench in turn, so that whatever else the machine does meets both. */
    private void pair(int accounts, int inFlight, int clients) {
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            Measured ledger = runs.postings(accounts, inFlight, seconds);
            Measured other = peer().measure("simple-update", clients, seconds);
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
