package io.quotaexchange.round;

import io.quotaexchange.platform.http.Passing;
import io.quotaexchange.round.clearing.UnconfirmedClearingException;
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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events of rounds as PostgreSQL keeps them: appended, never changed, numbered without a gap. */
public final class RoundJournal implements RoundStore {
    /**
     * One event with its place.
     *
     * @param number from 1 in its round, without a gap
     */
    public record Recorded(String round, long number, Instant recordedAt, RoundEvent event) {}

    /** Somebody else wrote to this round: the writer's state is stale. */
    public static final class StaleWriterException extends RuntimeException implements Passing {
        private static final long serialVersionUID = 1L;

        StaleWriterException(String round, Throwable cause) {
            super("another writer has appended to round " + round, cause);
        }
    }

    /** The database's answer to a writer that was replaced. */
    private static final String EPOCH_OVER = "QX001";

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String TAKE_OVER = "SELECT epoch, seen_at FROM round.take_over($1, $2, $3)";

    private static final String BEAT = """
            INSERT INTO round.heartbeat (writer, seen_at) VALUES ($1, $2)
            ON CONFLICT (writer) DO UPDATE SET seen_at = $2
            """;

    /** The database refuses an epoch that is over, and a number that is not the next one. */
    private static final String APPEND = "SELECT round.append($1, $2, $3, $4, $5, $6)";

    private static final String UNFINISHED = "SELECT round_id FROM round.unfinished ORDER BY round_id";

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

    private static final String HELD = "SELECT epoch FROM round.owner WHERE round_id = $1 AND epoch = $2";

    private static final String HOLDER = "SELECT writer FROM round.owner WHERE round_id = $1";

    /** Every start of a node leaves one; those of long ago are of no interest. */
    private static final String BEATS = "SELECT writer, seen_at FROM round.heartbeat ORDER BY seen_at DESC LIMIT 100";

    private static final String ROUNDS = """
            SELECT round_id FROM round.event WHERE number = 1 ORDER BY recorded_at DESC, round_id DESC LIMIT 1000
            """;

    private final SqlClient client;

    public RoundJournal(SqlClient client) {
        this.client = client;
    }

    /** {@inheritDoc} In one transaction. */
    @Override
    public Future<Void> append(String round, long epoch, long firstNumber, Instant at, List<RoundEvent> events) {
        Long[] numbers = new Long[events.size()];
        String[] kinds = new String[events.size()];
        String[] documents = new String[events.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = firstNumber + i;
            kinds[i] = RoundEventJson.kind(events.get(i));
            documents[i] = RoundEventJson.write(events.get(i)).encode();
        }
        return client.preparedQuery(APPEND)
                .execute(
                        Tuple.of(round, epoch, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), numbers, kinds, documents))
                .<Void>mapEmpty()
                .recover(failure ->
                        Future.failedFuture(isStale(failure) ? new StaleWriterException(round, failure) : failure));
    }

    @Override
    public Future<Void> confirm(String round, long epoch) {
        return client.preparedQuery(HELD)
                .execute(Tuple.of(round, epoch))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new StaleWriterException(round, null)));
    }

    private static boolean isStale(Throwable failure) {
        String state = sqlState(failure);
        return EPOCH_OVER.equals(state) || UNIQUE_VIOLATION.equals(state);
    }

    @Override
    public Future<Optional<Taken>> takeOver(String round, UUID writer, boolean again) {
        return client.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(round, writer, again))
                .map(rows -> {
                    Iterator<Row> taken = rows.iterator();
                    return taken.hasNext() ? Optional.of(taken(taken.next())) : Optional.empty();
                });
    }

    private static Taken taken(Row row) {
        return new Taken(
                row.getLong(0), Optional.ofNullable(row.getOffsetDateTime(1)).map(OffsetDateTime::toInstant));
    }

    @Override
    public Future<Void> beat(UUID writer, Instant at) {
        return client.preparedQuery(BEAT)
                .execute(Tuple.of(writer, OffsetDateTime.ofInstant(at, ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Which writer has the round; empty if none ever had. */
    public Future<Optional<UUID>> holder(String round) {
        return client.preparedQuery(HOLDER).execute(Tuple.of(round)).map(rows -> {
            Iterator<Row> held = rows.iterator();
            return held.hasNext() ? Optional.of(held.next().getUUID(0)) : Optional.empty();
        });
    }

    /** When each of the latest writers last said that it is alive, by its own clock. */
    public Future<Map<UUID, Instant>> beats() {
        return client.query(BEATS).execute().map(rows -> {
            Map<UUID, Instant> seen = new HashMap<>();
            rows.forEach(
                    row -> seen.put(row.getUUID(0), row.getOffsetDateTime(1).toInstant()));
            return seen;
        });
    }

    @Override
    public Future<List<String>> unfinished() {
        return client.query(UNFINISHED).execute().map(RoundJournal::ids);
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
        return client.query(ROUNDS).execute().map(RoundJournal::ids);
    }

    private static List<String> ids(RowSet<Row> rows) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getString(0)));
        return ids;
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
