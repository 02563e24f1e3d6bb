package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the ledger. Pages are by key, never by offset: {@code after} or {@code before} is the last one seen. */
public final class LedgerReading {
    /** Most rows of one page. */
    public static final int MOST_ROWS = 1_000;

    private static final int ENTRIES_A_TIME = 500;

    private final SqlClient client;

    public LedgerReading(SqlClient client) {
        this.client = client;
    }

    /** Where the journal ends now. */
    public Future<JournalHead> head() {
        return first(LedgerSql.HEAD, Tuple.tuple(), LedgerRows::head).map(Optional::orElseThrow);
    }

    /** What the provincial pool holds free, m² and kg. Clause: Z10-07.2. */
    public Future<IndicatorVector> poolFree(String province) {
        return balances(province).map(balances -> {
            IndicatorVector free = IndicatorVector.ZERO;
            for (AccountBalance balance : balances) {
                if (balance.account().kind() == AccountKind.POOL
                        && balance.account().unit() != Unit.CNY) {
                    free = free.with(
                            IndicatorKind.valueOf(balance.account().unit().name()), balance.balance());
                }
            }
            return free;
        });
    }

    /** Every account of an owner that was ever posted to. */
    public Future<List<AccountBalance>> balances(String owner) {
        return list(LedgerSql.BALANCES_OF_OWNER, Tuple.of(owner), LedgerRows::balance);
    }

    /** When an owner's accounts were last posted to, by the writer's clock; empty if they never were. */
    public Future<Optional<Instant>> lastMoved(String owner) {
        return first(
                LedgerSql.LAST_MOVED,
                Tuple.of(owner),
                row -> row.getOffsetDateTime("recorded_at").toInstant());
    }

    /** Every account there is. */
    public Future<List<AccountBalance>> allBalances() {
        return list(LedgerSql.ALL_BALANCES, Tuple.tuple(), LedgerRows::balance);
    }

    /** The balance right after the settlement with this sequence number; 0 before the account's first posting. */
    public Future<Long> balanceAt(Account account, long sequence) {
        Tuple parameters = of(account).addLong(sequence);
        return first(LedgerSql.BALANCE_AT, parameters, row -> row.getLong("balance"))
                .map(found -> found.orElse(0L));
    }

    /** The balance at a moment of the writer's clock: after the last settlement recorded then or before. */
    public Future<Long> balanceAt(Account account, Instant moment) {
        Tuple parameters = of(account).addOffsetDateTime(moment.atOffset(ZoneOffset.UTC));
        return first(LedgerSql.BALANCE_AT_TIME, parameters, row -> row.getLong("balance"))
                .map(found -> found.orElse(0L));
    }

    /** The last settlement recorded at that moment of the writer's clock or before; 0 if there was none. */
    public Future<Long> sequenceAt(Instant moment) {
        return first(LedgerSql.SEQUENCE_AT, Tuple.of(moment.atOffset(ZoneOffset.UTC)), row -> row.getLong("sequence"))
                .map(Optional::orElseThrow);
    }

    /** Every account of an owner as it stood right after the settlement with this sequence number. */
    public Future<List<PastBalance>> balancesAt(String owner, long sequence) {
        return list(
                LedgerSql.BALANCES_AT,
                Tuple.of(owner, sequence),
                row -> new PastBalance(LedgerRows.account(row), row.getLong("balance")));
    }

    /** The postings of an account in order, those whose number is above {@code after}. */
    public Future<List<StatementLine>> statement(Account account, long after, int limit) {
        Tuple parameters = of(account).addLong(after).addLong((long) rows(limit));
        return list(LedgerSql.STATEMENT, parameters, LedgerReading::line);
    }

    /** The lots of the postings of an account whose numbers are above {@code after} and at most {@code last}. */
    public Future<List<StatementLot>> statementLots(Account account, long after, long last) {
        return list(
                LedgerSql.STATEMENT_LOTS,
                of(account).addLong(after).addLong(last),
                row -> new StatementLot(
                        row.getLong("number"), row.getString("lot"), row.getString("project"), row.getLong("amount")));
    }

    /** What ever came into and went out of the owner's reserves, by unit and settlement code. */
    public Future<List<Turnover>> turnover(String owner) {
        return list(
                LedgerSql.TURNOVER,
                Tuple.of(owner),
                row -> new Turnover(
                        Unit.valueOf(row.getString("unit")),
                        SettlementCode.valueOf(row.getString("code")),
                        row.getBoolean("incoming"),
                        row.getLong("amount")));
    }

    /** Settlements, newest first, those below {@code before}; {@link Long#MAX_VALUE} for the newest of all. */
    public Future<List<SettlementSummary>> settlements(long before, int limit) {
        return list(LedgerSql.SETTLEMENTS_BEFORE, Tuple.of(before, rows(limit)), LedgerRows::summary);
    }

    /** The settlements of one business fact, in order; at most 1,000. */
    public Future<List<SettlementSummary>> settlementsOf(String factKind, String factId) {
        return list(LedgerSql.SETTLEMENTS_OF_FACT, Tuple.of(factKind, factId), LedgerRows::summary);
    }

    /** A settlement with its postings, lots and segments. */
    public Future<Optional<JournalEntry>> entry(long sequence) {
        return new JournalRows(client)
                .between(sequence, sequence)
                .map(entries -> entries.stream().findFirst());
    }

    /**
     * Gives every entry, in order, up to where the journal ends now; holds some hundred at a time.
     *
     * @return the end of what was given
     */
    public Future<JournalHead> forEachEntry(Consumer<JournalEntry> consumer) {
        return forEachEntryAfter(0, consumer);
    }

    /** As {@link #forEachEntry}, of those whose sequence number is above {@code sequence}. */
    public Future<JournalHead> forEachEntryAfter(long sequence, Consumer<JournalEntry> consumer) {
        return head().compose(
                        head -> from(sequence + 1, head.sequence(), consumer).map(head));
    }

    private Future<Void> from(long first, long last, Consumer<JournalEntry> consumer) {
        if (first > last) {
            return Future.succeededFuture();
        }
        long end = Math.min(last, first + ENTRIES_A_TIME - 1);
        return new JournalRows(client).between(first, end).compose(entries -> {
            entries.forEach(consumer);
            return from(end + 1, last, consumer);
        });
    }

    /** Lots by serial, those after the one named; an empty text for the first page. */
    public Future<List<MintedLot>> lots(LotFilter filter, String after, int limit) {
        Tuple parameters = Tuple.of(
                filter.county().orElse(null),
                filter.indicator().map(Enum::name).orElse(null),
                filter.project().orElse(null),
                after,
                rows(limit));
        return list(LedgerSql.LOTS, parameters, LedgerReading::mintedLot);
    }

    public Future<Optional<MintedLot>> lot(String serial) {
        return first(LedgerSql.LOT, Tuple.of(serial), LedgerReading::mintedLot);
    }

    /** Who holds the units of a lot now, in the order of units. */
    public Future<List<Segment>> liveSegments(String lot) {
        return list(LedgerSql.LIVE_OF_LOT, Tuple.of(lot), LedgerRows::segment);
    }

    /** What an account holds now, in the order of segment ids, those above {@code after}. */
    public Future<List<Segment>> liveSegments(Account account, long after, int limit) {
        Tuple parameters = of(account).addLong(after).addInteger(rows(limit));
        return list(LedgerSql.LIVE_OF_ACCOUNT, parameters, LedgerRows::segment);
    }

    /**
     * Every holder of one unit of a lot, from its mint to now; empty if the lot has no such unit.
     *
     * @param unit its number among all units of the indicator: from the lot's first to its last unit
     */
    public Future<List<TraceStep>> trace(String lot, long unit) {
        return list(LedgerSql.TRACE, Tuple.of(lot, unit), LedgerReading::step);
    }

    private <T> Future<List<T>> list(String sql, Tuple parameters, Function<Row, T> form) {
        return client.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.stream().map(form).toList());
    }

    private <T> Future<Optional<T>> first(String sql, Tuple parameters, Function<Row, T> form) {
        return list(sql, parameters, form).map(rows -> rows.stream().findFirst());
    }

    private static Tuple of(Account account) {
        return Tuple.of(account.owner(), account.kind().name(), account.unit().name());
    }

    private static int rows(int limit) {
        return Math.clamp(limit, 1, MOST_ROWS);
    }

    private static MintedLot mintedLot(Row row) {
        return new MintedLot(LedgerRows.lot(row), row.getLong("settlement"));
    }

    private static StatementLine line(Row row) {
        return new StatementLine(
                row.getLong("number"),
                row.getLong("settlement"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                SettlementCode.valueOf(row.getString("code")),
                row.getString("fact_kind"),
                row.getString("fact_id"),
                LedgerRows.account(row),
                row.getLong("change"),
                row.getLong("balance"));
    }

    private static TraceStep step(Row row) {
        return new TraceStep(
                LedgerRows.segment(row),
                row.getLong("sequence"),
                SettlementCode.valueOf(row.getString("code")),
                row.getString("fact_kind"),
                row.getString("fact_id"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }
}
