package io.quotaexchange.ledger;

import io.quotaexchange.platform.database.PagedRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A writer's time at the fence as PostgreSQL knows it: its epoch, its connection, and the state it decides on. */
final class LedgerSession implements WriterSession {
    private final SqlConnection connection;
    /** Looks a batch up while the other writes the one before it. */
    private final SqlConnection reading;

    private final long epoch;
    private final LedgerState state;
    private final PostingCall call;
    private final HistoryLookup lookup;
    /** The entries made ready last: a look-up may come before they are written. */
    private List<JournalEntry> last = List.of();

    private LedgerSession(
            SqlConnection connection, SqlConnection reading, long epoch, LedgerState state, AccountNumbers accounts) {
        this.connection = connection;
        this.reading = reading;
        this.epoch = epoch;
        this.state = state;
        call = new PostingCall(accounts);
        lookup = new HistoryLookup(reading);
    }

    /**
     * Takes the fence over and loads the state behind it.
     *
     * @param writer who takes it
     * @param again take it only if this writer was the last to take it
     */
    static Future<WriterSession> begin(Pool pool, UUID writer, boolean again) {
        return pool.getConnection()
                .compose(connection -> pool.getConnection()
                        .compose(reading ->
                                begin(connection, reading, writer, again).onFailure(failure -> reading.close()))
                        .onFailure(failure -> connection.close()));
    }

    private static Future<WriterSession> begin(
            SqlConnection connection, SqlConnection reading, UUID writer, boolean again) {
        Tuple who = Tuple.of(writer, again);
        return connection.preparedQuery(LedgerSql.TAKE_OVER).execute(who).compose(rows -> {
            if (rows.size() == 0) {
                return Future.failedFuture(WriterStopped.takenOver());
            }
            Row head = rows.iterator().next();
            return load(connection, reading, head);
        });
    }

    /** Nobody else can write now: what is read after the fence was taken does not change any more. */
    private static Future<WriterSession> load(SqlConnection connection, SqlConnection reading, Row head) {
        LedgerState state = new LedgerState(LedgerRows.head(head));
        AccountNumbers accounts = new AccountNumbers();
        return PagedRows.each(connection, LedgerSql.ALL_BALANCES, row -> {
                    accounts.load(LedgerRows.account(row), row.getLong("id"));
                    AccountBalance balance = LedgerRows.balance(row);
                    state.load(balance.account(), new Holding(balance.debits(), balance.credits(), balance.postings()));
                })
                .compose(balances ->
                        PagedRows.each(connection, LedgerSql.ALL_LOTS, row -> state.load(LedgerRows.lot(row))))
                .compose(lots ->
                        PagedRows.each(connection, LedgerSql.LIVE_SEGMENTS, row -> state.load(LedgerRows.segment(row))))
                .map(segments -> new LedgerSession(connection, reading, head.getLong("epoch"), state, accounts));
    }

    @Override
    public LedgerState state() {
        return state;
    }

    @Override
    public Future<BatchHistory> lookUp(List<Settlement> batch) {
        List<JournalEntry> unseen = last;
        return lookup.of(batch).onSuccess(history -> history.addUnseen(unseen));
    }

    /** One call, one transaction. */
    @Override
    public Supplier<Future<Void>> prepare(JournalHead head, List<JournalEntry> entries) {
        last = entries;
        Tuple parameters = call.parameters(epoch, head, entries);
        return () ->
                connection.preparedQuery(PostingCall.SQL).execute(parameters).mapEmpty();
    }

    @Override
    public Future<Void> confirm() {
        return connection
                .preparedQuery(LedgerSql.EPOCH)
                .execute()
                .compose(rows -> rows.iterator().next().getLong("epoch") == epoch
                        ? Future.succeededFuture()
                        : Future.failedFuture(WriterStopped.takenOver()));
    }

    @Override
    public Future<Void> end() {
        return Future.join(connection.close(), reading.close()).mapEmpty();
    }
}
