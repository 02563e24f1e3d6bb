package io.quotaexchange.round;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The events of rounds as PostgreSQL keeps them: appended, never changed, numbered without a gap. */
public final class RoundJournal implements RoundStore {
    /**
     * One event with its place.
     *
     * @param number from 1 in its round, without a gap
     */
    public record Recorded(String round, long number, Instant recordedAt, RoundEvent event) {}

    /** Somebody else wrote to this round: the writer's state is stale. */
    public static final class StaleWriterException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StaleWriterException(String round, Throwable cause) {
            super("another writer has appended to round " + round, cause);
        }
    }

    /** The database refuses a number that is not the next one. */
    private static final String APPEND = """
            INSERT INTO round.event (round_id, number, kind, recorded_at, document)
            SELECT $1, given.number, given.kind, $2, given.document
              FROM unnest($3::bigint[], $4::text[], $5::text[]) AS given (number, kind, document)
             ORDER BY given.number
            """;

    private static final String KEEP_UNCONFIRMED = """
            INSERT INTO round.unconfirmed_clearing (round_id, stage, recorded_at, finding, case_text)
            VALUES ($1, $2, $3, $4, $5)
            """;

    private static final String OF_ROUND = """
            SELECT round_id, number, kind, recorded_at, document
              FROM round.event
             WHERE round_id = $1
             ORDER BY number
            """;

    private static final String ROUNDS = """
            SELECT round_id FROM round.event WHERE number = 1 ORDER BY recorded_at DESC, round_id DESC LIMIT 1000
            """;

    private final SqlClient client;

    public RoundJournal(SqlClient client) {
        this.client = client;
    }

    /** {@inheritDoc} In one transaction. */
    @Override
    public Future<Void> append(String round, long firstNumber, Instant at, List<RoundEvent> events) {
        Long[] numbers = new Long[events.size()];
        String[] kinds = new String[events.size()];
        String[] documents = new String[events.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = firstNumber + i;
            kinds[i] = RoundEventJson.kind(events.get(i));
            documents[i] = RoundEventJson.write(events.get(i)).encode();
        }
        return client.preparedQuery(APPEND)
                .execute(Tuple.of(round, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), numbers, kinds, documents))
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(
                        "23505".equals(sqlState(failure)) ? new StaleWriterException(round, failure) : failure));
    }

    private static String sqlState(Throwable failure) {
        return failure instanceof io.vertx.pgclient.PgException postgres ? postgres.getSqlState() : "";
    }

    @Override
    public Future<Void> keepUnconfirmed(String round, int stage, Instant at, UnconfirmedClearingException unconfirmed) {
        return client.preparedQuery(KEEP_UNCONFIRMED)
                .execute(Tuple.of(
                        round,
                        stage,
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        unconfirmed.getMessage(),
                        unconfirmed.caseText()))
                .mapEmpty();
    }

    @Override
    public Future<List<Recorded>> events(String round) {
        return client.preparedQuery(OF_ROUND).execute(Tuple.of(round)).map(RoundJournal::read);
    }

    /** Ids of rounds, newest first, at most 1,000. */
    public Future<List<String>> rounds() {
        return client.query(ROUNDS).execute().map(rows -> {
            List<String> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getString(0)));
            return ids;
        });
    }

    private static List<Recorded> read(RowSet<Row> rows) {
        List<Recorded> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            events.add(new Recorded(
                    row.getString(0),
                    row.getLong(1),
                    row.getOffsetDateTime(3).toInstant(),
                    RoundEventJson.read(row.getString(2), new JsonObject(row.getString(4)))));
        }
        return events;
    }
}
