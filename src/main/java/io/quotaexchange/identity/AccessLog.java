package io.quotaexchange.identity;

import io.quotaexchange.platform.database.Gathering;
import io.quotaexchange.platform.database.Gathering.Asked;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who did what and who was refused what, each row chained to the one before. Nothing secret is ever written here. */
public final class AccessLog {
    /**
     * One row.
     *
     * @param kind what happened, for example {@code SIGNED_IN}
     * @param operation of the contract; empty if none
     * @param hash SHA-256 over the hash before and this row
     */
    public record Entry(
            long number,
            Instant at,
            String kind,
            String person,
            String address,
            String operation,
            String detail,
            byte[] hash) {}

    private static final String NOTE = "SELECT identity.note_all($1, $2, $3, $4, $5, $6)";
    private static final String PAGE = """
            SELECT number, at, kind, person, address, operation, detail, hash FROM identity.access_log
             WHERE number > $1 AND ($2 = '' OR person = $2) AND ($3 = '' OR kind = $3) ORDER BY number LIMIT $4
            """;
    private static final String PAGE_BACK = """
            SELECT number, at, kind, person, address, operation, detail, hash FROM identity.access_log
             WHERE number < $1 AND ($2 = '' OR person = $2) AND ($3 = '' OR kind = $3) ORDER BY number DESC LIMIT $4
            """;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 200;
    private static final int ROWS_A_TIME = 2_000;

    private static final int MOST_OF_A_GROUP = 500;

    private record Note(
            OffsetDateTime at, String kind, String person, String address, String operation, String detail) {}

    private final Pool pool;
    private final Clock clock;
    private final Gathering<Note, Void> notes = new Gathering<>(MOST_OF_A_GROUP, this::write);

    public AccessLog(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    public Future<Void> note(String kind, String person, String address, String operation, String detail) {
        OffsetDateTime now = Instant.now(clock).atOffset(ZoneOffset.UTC);
        return notes.ask(new Note(now, kind, shown(person), shown(address), shown(operation), shown(detail)));
    }

    /** Rows are chained, so only one commit goes on at a time. */
    private Future<?> write(List<Asked<Note, Void>> group) {
        return pool.preparedQuery(NOTE)
                .execute(rows(group.stream().map(Asked::what).toList()))
                .onSuccess(written -> group.forEach(note -> note.answer().complete()));
    }

    private static Tuple rows(List<Note> group) {
        return Tuple.tuple()
                .addArrayOfOffsetDateTime(group.stream().map(Note::at).toArray(OffsetDateTime[]::new))
                .addArrayOfString(group.stream().map(Note::kind).toArray(String[]::new))
                .addArrayOfString(group.stream().map(Note::person).toArray(String[]::new))
                .addArrayOfString(group.stream().map(Note::address).toArray(String[]::new))
                .addArrayOfString(group.stream().map(Note::operation).toArray(String[]::new))
                .addArrayOfString(group.stream().map(Note::detail).toArray(String[]::new));
    }

    /** Without control characters, and not longer than a line. */
    private static String shown(String text) {
        String line = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return line.chars().noneMatch(Character::isISOControl)
                ? line
                : CONTROL.matcher(line).replaceAll(" ");
    }

    /** @param person empty for all; {@code kind} empty for all; {@code after} number that the page starts behind */
    public Future<List<Entry>> page(long after, String person, String kind, int limit) {
        return entries(PAGE, Tuple.of(after, person, kind, limit));
    }

    /** The newest first. @param before number that the page ends in front of */
    public Future<List<Entry>> pageBack(long before, String person, String kind, int limit) {
        return entries(PAGE_BACK, Tuple.of(before, person, kind, limit));
    }

    private Future<List<Entry>> entries(String page, Tuple bounds) {
        return pool.preparedQuery(page).execute(bounds).map(rows -> {
            List<Entry> entries = new ArrayList<>();
            for (Row row : rows) {
                entries.add(new Entry(
                        row.getLong("number"),
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("kind"),
                        row.getString("person"),
                        row.getString("address"),
                        row.getString("operation"),
                        row.getString("detail"),
                        row.getBuffer("hash").getBytes()));
            }
            return entries;
        });
    }

    /** The first row that does not follow from the one before it; empty if all do. */
    public Future<Optional<Long>> firstBroken() {
        return firstBroken(0, new byte[0]);
    }

    private Future<Optional<Long>> firstBroken(long after, byte[] hash) {
        return page(after, "", "", ROWS_A_TIME).compose(entries -> {
            byte[] previous = hash;
            long number = after;
            for (Entry entry : entries) {
                number++;
                byte[] expected = link(previous, number, entry);
                if (entry.number() != number || !MessageDigest.isEqual(expected, entry.hash())) {
                    return Future.succeededFuture(Optional.of(number));
                }
                previous = expected;
            }
            return entries.size() < ROWS_A_TIME
                    ? Future.succeededFuture(Optional.empty())
                    : firstBroken(number, previous);
        });
    }

    private static byte[] link(byte[] previous, long number, Entry entry) {
        StringBuilder text = new StringBuilder();
        long micros = Math.addExact(
                Math.multiplyExact(entry.at().getEpochSecond(), 1_000_000L),
                entry.at().getNano() / 1_000);
        text.append(number).append(' ').append(micros);
        for (String part : List.of(entry.kind(), entry.person(), entry.address(), entry.operation(), entry.detail())) {
            text.append(' ')
                    .append(part.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(part);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
