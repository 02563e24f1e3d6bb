package io.quotaexchange.round;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.round.live.LiveEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rounds to read: replayed from the journal, kept until the journal has more. Safe from any thread. */
public final class RoundArchive {
    /**
     * A round at one moment; nobody changes it any more.
     *
     * @param openedAt when its first event was recorded
     * @param settledAt when it was settled
     * @param clearedAt when each stage was cleared, or its last lot was decided
     */
    public record Replay(
            RoundState state, Instant openedAt, Optional<Instant> settledAt, Map<Integer, Instant> clearedAt) {}

    private static final String LAST_NUMBER = """
            SELECT number FROM round.event WHERE round_id = $1 ORDER BY number DESC LIMIT 1
            """;

    private static final String LAST_NUMBERS = """
            SELECT wanted.id, (SELECT number FROM round.event WHERE round_id = wanted.id ORDER BY number DESC LIMIT 1)
              FROM unnest($1) AS wanted (id)
            """;

    private static final String LAST_TIME = "SELECT max(recorded_at) FROM round.event";

    private final Pool pool;
    private final RoundJournal journal;
    private final Map<String, Replay> kept = new ConcurrentHashMap<>();

    public RoundArchive(Pool pool) {
        this.pool = pool;
        this.journal = new RoundJournal(pool);
    }

    /** Ids of rounds, newest first, at most 1,000. */
    public Future<List<String>> rounds() {
        return journal.rounds();
    }

    /** The last civil day on which any round was worked on; empty if there was none. */
    public Future<Optional<LocalDate>> lastWorkedOn() {
        return pool.query(LAST_TIME)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(last -> CivilDay.of(last.toInstant())));
    }

    /** Every event of a round in order; empty if there is no such round. */
    public Future<List<RoundJournal.Recorded>> events(String round) {
        return journal.events(round);
    }

    /** Number of the last event of each of these rounds; a round without one is left out. */
    public Future<Map<String, Long>> lastNumbers(Set<String> ids) {
        return pool.preparedQuery(LAST_NUMBERS)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Long> last = new HashMap<>();
                    rows.forEach(row -> {
                        if (row.getLong(1) != null) {
                            last.put(row.getString(0), row.getLong(1));
                        }
                    });
                    return last;
                });
    }

    /** The round as the journal has it now; empty if there is none of that id. */
    public Future<Optional<Replay>> round(String id) {
        return pool.preparedQuery(LAST_NUMBER).execute(Tuple.of(id)).compose(rows -> {
            if (rows.size() == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            long last = rows.iterator().next().getLong(0);
            Replay known = kept.get(id);
            if (known != null && known.state().events() == last) {
                return Future.succeededFuture(Optional.of(known));
            }
            return journal.events(id).map(events -> {
                Replay replay = replay(events);
                kept.put(id, replay);
                return Optional.of(replay);
            });
        });
    }

    private static Replay replay(List<RoundJournal.Recorded> events) {
        RoundState state = new RoundState();
        Instant settledAt = null;
        Map<Integer, Instant> clearedAt = new java.util.TreeMap<>();
        for (RoundJournal.Recorded recorded : events) {
            state.apply(recorded.event(), recorded.recordedAt());
            if (recorded.event() instanceof RoundEvent.StageCleared cleared) {
                clearedAt.put(cleared.stage(), recorded.recordedAt());
            } else if (recorded.event() instanceof RoundEvent.Live live
                    && live.event() instanceof LiveEvent.LotDecided decided) {
                // Its award stands from now on, whatever the stage's other lots do.
                int stage = state.live().lot(decided.lot()).orElseThrow().lot().stage();
                clearedAt.put(stage, recorded.recordedAt());
            } else if (recorded.event() instanceof RoundEvent.Live live
                    && live.event() instanceof LiveEvent.LotsFinished finished) {
                clearedAt.put(finished.stage(), recorded.recordedAt());
            } else if (recorded.event() instanceof RoundEvent.Settled) {
                settledAt = recorded.recordedAt();
            }
        }
        return new Replay(state, events.get(0).recordedAt(), Optional.ofNullable(settledAt), clearedAt);
    }
}
