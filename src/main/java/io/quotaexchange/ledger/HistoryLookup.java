package io.quotaexchange.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the database what a batch of settlements needs to know of the past: one query, and more only where a code needs it. */
final class HistoryLookup {
    private final SqlClient connection;
    private final JournalRows rows;

    HistoryLookup(SqlClient connection) {
        this.connection = connection;
        rows = new JournalRows(connection);
    }

    Future<BatchHistory> of(List<Settlement> batch) {
        BatchHistory history = new BatchHistory();
        List<Future<?>> parts = new ArrayList<>();
        parts.add(answered(history, batch));
        List<Settlement> deliveries = withCode(batch, SettlementCode.DELIVER);
        if (!deliveries.isEmpty()) {
            parts.add(delivered(history, deliveries));
        }
        List<Settlement> reversals = withCode(batch, SettlementCode.REVERSE);
        if (!reversals.isEmpty()) {
            parts.add(reversed(history, reversals));
            reversals.forEach(reversal -> parts.add(original(history, reversal)));
        }
        return Future.all(parts).map(history);
    }

    private Future<?> answered(BatchHistory history, List<Settlement> batch) {
        Tuple keys = Tuple.of(Columns.texts(batch, Settlement::idempotencyKey));
        return connection
                .preparedQuery(LedgerSql.ANSWERED)
                .execute(keys)
                .onSuccess(found -> found.forEach(row -> {
                    History.Answered answer = new History.Answered(
                            row.getLong("sequence"),
                            row.getOffsetDateTime("recorded_at").toInstant(),
                            LedgerRows.hash(row, "fingerprint"));
                    history.addAnswered(row.getString("idempotency_key"), answer);
                }));
    }

    private Future<?> delivered(BatchHistory history, List<Settlement> deliveries) {
        Tuple facts = Tuple.of(
                Columns.texts(deliveries, settlement -> settlement.fact().id()));
        return connection
                .preparedQuery(LedgerSql.DELIVERED)
                .execute(facts)
                .onSuccess(found -> found.forEach(row -> history.addDelivered(row.getString("fact_id"))));
    }

    private Future<?> reversed(BatchHistory history, List<Settlement> reversals) {
        Tuple facts = Tuple.of(
                Columns.texts(reversals, settlement -> settlement.fact().id()));
        return connection
                .preparedQuery(LedgerSql.REVERSED)
                .execute(facts)
                .onSuccess(found -> found.forEach(row -> history.addReversed(row.getString("fact_id"))));
    }

    private Future<?> original(BatchHistory history, Settlement reversal) {
        Optional<Long> sequence = Reversal.sequence(reversal.fact());
        return sequence.isEmpty()
                ? Future.succeededFuture()
                : rows.between(sequence.get(), sequence.get()).onSuccess(found -> found.forEach(history::addOriginal));
    }

    private static List<Settlement> withCode(List<Settlement> batch, SettlementCode code) {
        return batch.stream().filter(settlement -> settlement.code() == code).toList();
    }
}
