package io.quotaexchange.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Goes round the ledger all the time and compares it with itself: the head is the last settlement; each account's counters are its last
 * posting and, posting by posting, the sum of all of them; live segments partition each lot.
 *
 * <p>Works in slices of bounded size, each in a snapshot that only reads and so waits for nobody and blocks nobody. Head, counters and lots
 * are gone through once in less than a minute (up to 60,000 accounts and 12,000 lots); the sums are of 12,000 accounts or 1.2 million postings
 * a minute, go on where they were, and begin anew at the end.
 */
public final class Reconciliation {
    static final int ACCOUNTS_A_SLICE = 1_000;
    static final int LOTS_A_SLICE = 200;
    static final int POSTINGS_A_SLICE = 20_000;
    static final int SUMS_A_SLICE = 200;
    /** One slice after another, with this between two of them. */
    private static final long PAUSE_MILLIS = 1_000;

    private static final long STALE_NANOS = 60_000_000_000L;
    private static final String HEAD = "head";
    private static final String SUMS = "postings of ";

    private final Vertx vertx;
    private final Pool pool;
    private final Consumer<Disagreement> alarm;
    private final int postings;
    private final Map<String, Disagreement> found = new TreeMap<>();
    private long lastAccount;
    private String lastLot = "";
    private Sums sums;
    private long rounds;
    private volatile String failure = "";
    private volatile long lastSlice = System.nanoTime();

    /** How far the sums of one account have got. */
    private record Sums(long id, Account account, long postings, long debits, long credits) {
        Sums plus(Row row) {
            return new Sums(
                    id,
                    account,
                    postings + row.getLong("postings"),
                    debits + row.getLong("debits"),
                    credits + row.getLong("credits"));
        }
    }

    /** @param alarm told once of each disagreement, when it is first seen */
    public Reconciliation(Vertx vertx, Pool pool, Consumer<Disagreement> alarm) {
        this(vertx, pool, alarm, POSTINGS_A_SLICE);
    }

    Reconciliation(Vertx vertx, Pool pool, Consumer<Disagreement> alarm, int postings) {
        this.vertx = vertx;
        this.pool = pool;
        this.alarm = alarm;
        this.postings = postings;
    }

    /** Goes on until Vert.x is closed; a slice that fails, with the database away for example, is tried again. */
    public void start() {
        slice().onComplete(done -> {
            failure = done.succeeded() ? "" : String.valueOf(done.cause().getMessage());
            vertx.setTimer(PAUSE_MILLIS, timer -> start());
        });
    }

    /** Fails while something disagrees, and if nothing could be compared for a minute. */
    public Future<Void> health() {
        List<Disagreement> all = disagreements();
        if (!all.isEmpty()) {
            Disagreement first = all.getFirst();
            return Future.failedFuture(first.place() + ": " + first.zh() + " / " + first.en()
                    + (all.size() == 1 ? "" : " (+" + (all.size() - 1) + ")"));
        }
        return System.nanoTime() - lastSlice > STALE_NANOS
                ? Future.failedFuture("一分钟内未能对账 / nothing could be compared for a minute: " + failure)
                : Future.succeededFuture();
    }

    /** What disagrees now, by place. */
    public List<Disagreement> disagreements() {
        synchronized (found) {
            return List.copyOf(found.values());
        }
    }

    /** How often the sums of all accounts were gone through. */
    long rounds() {
        return rounds;
    }

    /** One slice of everything: the head, the next accounts, the next postings, the next lots. */
    Future<Void> slice() {
        return pool.withTransaction(connection -> connection
                        .query(ReconciliationSql.SNAPSHOT)
                        .execute()
                        .compose(
                                set -> connection.query(ReconciliationSql.LIMIT).execute())
                        .compose(set -> head(connection))
                        .compose(done -> balances(connection))
                        .compose(done -> postings(connection, SUMS_A_SLICE, postings))
                        .compose(done -> lots(connection)))
                .onSuccess(done -> lastSlice = System.nanoTime())
                .mapEmpty();
    }

    private Future<Void> head(SqlConnection connection) {
        return rows(connection, ReconciliationSql.HEAD, Tuple.tuple()).map(rows -> {
            Row row = rows.getFirst();
            boolean agrees = row.getBoolean("ends_here") && row.getBoolean("is_last");
            String place = "settlement " + row.getLong("sequence");
            note(HEAD, agrees, place, "账本头与最后一笔记账不一致", "the ledger's head is not its last settlement");
            return null;
        });
    }

    private Future<Void> balances(SqlConnection connection) {
        return rows(connection, ReconciliationSql.BALANCES, Tuple.of(lastAccount, ACCOUNTS_A_SLICE))
                .map(rows -> {
                    rows.forEach(this::balance);
                    lastAccount =
                            rows.size() < ACCOUNTS_A_SLICE ? 0 : rows.getLast().getLong("id");
                    return null;
                });
    }

    private void balance(Row row) {
        String account = LedgerRows.account(row).toString();
        Long postings = row.getLong("postings");
        Long lastNumber = row.getLong("last_number");
        Long lastBalance = row.getLong("last_balance");
        boolean agrees = postings != null
                && postings == (lastNumber == null ? 0 : lastNumber)
                && row.getLong("balance") == (lastBalance == null ? 0 : lastBalance);
        note(
                account,
                agrees,
                account,
                "余额 " + row.getLong("balance") + "（" + postings + " 笔）与最后一笔分录的 " + lastBalance + "（第 " + lastNumber
                        + " 笔）不一致",
                "balance " + row.getLong("balance") + " after " + postings + " postings, but posting " + lastNumber
                        + " says " + lastBalance);
        note(
                account + "/turnover",
                row.getBoolean("turned"),
                account,
                "按业务类型的发生额合计与账户发生额不一致",
                "what moved by settlement code is not what moved in all");
    }

    /** @param accounts how many may still be begun in this slice */
    private Future<Void> postings(SqlConnection connection, int accounts, long left) {
        Future<Sums> begun = sums != null ? Future.succeededFuture(sums) : nextSums(connection, 0);
        return begun.compose(sum -> {
            if (sum == null) {
                return Future.succeededFuture();
            }
            Tuple range = Tuple.of(sum.id(), sum.postings(), sum.postings() + left, sum.credits() - sum.debits());
            return rows(connection, ReconciliationSql.POSTINGS, range)
                    .compose(rows -> summed(connection, sum.plus(rows.getFirst()), rows.getFirst(), left))
                    .compose(more -> sums == null || more <= 0 || accounts == 1
                            ? Future.succeededFuture()
                            : postings(connection, accounts - 1, more));
        });
    }

    /** @return how many postings may still be read in this slice */
    private Future<Long> summed(SqlConnection connection, Sums sum, Row row, long left) {
        Long broken = row.getLong("broken");
        Long standsPostings = row.getLong("stands_postings");
        long more = left - row.getLong("postings");
        boolean atEnd = more > 0;
        String account = sum.account().toString();
        boolean agrees = broken == null
                && (!atEnd
                        || (standsPostings != null
                                && standsPostings == sum.postings()
                                && row.getLong("stands_debits") == sum.debits()
                                && row.getLong("stands_credits") == sum.credits()));
        if (!agrees || atEnd) {
            note(
                    SUMS + account,
                    agrees,
                    account,
                    broken == null ? "分录合计与余额不一致" : "第 " + broken + " 笔分录与前一笔不衔接",
                    broken == null
                            ? "the sum of its postings is not its balance"
                            : "posting " + broken + " does not go on where the one before it ended");
        }
        if (agrees && !atEnd) {
            sums = sum;
            return Future.succeededFuture(more);
        }
        return nextSums(connection, sum.id()).map(next -> {
            sums = next;
            rounds += next == null ? 1 : 0;
            return more;
        });
    }

    /** The next account, from its first posting; null after the last one. */
    private static Future<Sums> nextSums(SqlConnection connection, long after) {
        return rows(connection, ReconciliationSql.NEXT_ACCOUNT, Tuple.of(after))
                .map(rows -> rows.isEmpty()
                        ? null
                        : new Sums(rows.getFirst().getLong("id"), LedgerRows.account(rows.getFirst()), 0, 0, 0));
    }

    private Future<Void> lots(SqlConnection connection) {
        return rows(connection, ReconciliationSql.LOTS, Tuple.of(lastLot, LOTS_A_SLICE))
                .map(rows -> {
                    for (Row row : rows) {
                        String serial = row.getString("serial");
                        note(
                                "lot " + serial,
                                row.getBoolean("covered"),
                                serial,
                                "指标 " + row.getLong("amount") + " 单位与现存区段合计 " + row.getLong("held") + " 不吻合",
                                "its " + row.getLong("amount")
                                        + " units are not partitioned by the segments, which hold "
                                        + row.getLong("held"));
                    }
                    lastLot = rows.size() < LOTS_A_SLICE ? "" : rows.getLast().getString("serial");
                    return null;
                });
    }

    private void note(String key, boolean agrees, String place, String zh, String en) {
        Disagreement fresh = null;
        synchronized (found) {
            if (agrees) {
                found.remove(key);
            } else {
                Disagreement seen = new Disagreement(place, zh, en);
                fresh = found.put(key, seen) == null ? seen : null;
            }
        }
        if (fresh != null) {
            alarm.accept(fresh);
        }
    }

    private static Future<List<Row>> rows(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(set -> {
            List<Row> rows = new ArrayList<>();
            set.forEach(rows::add);
            return rows;
        });
    }
}
