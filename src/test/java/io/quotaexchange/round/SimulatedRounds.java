package io.quotaexchange.round;

import io.quotaexchange.round.clearing.UnconfirmedClearingException;
import io.quotaexchange.simulation.Wire;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The events of rounds without a database: numbered without a gap, and each round replayed as an auditor would. */
public final class SimulatedRounds {
    private final Map<String, List<RoundJournal.Recorded>> events = new TreeMap<>();
    private final Map<String, UUID> owners = new TreeMap<>();
    private final Map<String, Long> epochs = new TreeMap<>();
    private final Map<String, RoundState> states = new TreeMap<>();
    private long stale;

    /** These tables as one process sees them. */
    public RoundStore as(Wire wire) {
        return new RoundStore() {
            @Override
            public Future<Optional<Taken>> takeOver(String round, UUID writer, boolean again) {
                return wire.call("taking a round over", () -> take(round, writer, again));
            }

            @Override
            public Future<Void> append(String round, long epoch, long firstNumber, Instant at, List<RoundEvent> added) {
                return wire.call("appending to a round", () -> {
                    commit(round, epoch, firstNumber, at, added);
                    return null;
                });
            }

            @Override
            public Future<Void> confirm(String round, long epoch) {
                return wire.call("asking for a round", () -> {
                    check(round, epoch);
                    return null;
                });
            }

            @Override
            public Future<Void> beat(UUID writer, Instant at) {
                return Future.succeededFuture();
            }

            @Override
            public Future<List<String>> unfinished() {
                return wire.call(
                        "unfinished rounds",
                        () -> states.entrySet().stream()
                                .filter(round -> !round.getValue().isSettled())
                                .map(Map.Entry::getKey)
                                .toList());
            }

            @Override
            public Future<List<RoundJournal.Recorded>> events(String round) {
                return wire.call("the events of a round", () -> List.copyOf(events.getOrDefault(round, List.of())));
            }

            @Override
            public Future<Void> keepUnconfirmed(
                    String round, int stage, Instant at, UnconfirmedClearingException unconfirmed) {
                throw new AssertionError("stage " + stage + " of " + round + " was not confirmed", unconfirmed);
            }
        };
    }

    private Optional<RoundStore.Taken> take(String round, UUID writer, boolean again) {
        if (again && !writer.equals(owners.get(round))) {
            return Optional.empty();
        }
        owners.put(round, writer);
        return Optional.of(new RoundStore.Taken(epochs.merge(round, 1L, Math::addExact), Optional.empty()));
    }

    private void check(String round, long epoch) {
        if (epoch != epochs.get(round)) {
            stale++;
            throw new RoundJournal.StaleWriterException(round, null);
        }
    }

    private void commit(String round, long epoch, long firstNumber, Instant at, List<RoundEvent> added) {
        List<RoundJournal.Recorded> known = events.computeIfAbsent(round, key -> new ArrayList<>());
        check(round, epoch);
        if (firstNumber != known.size() + 1) {
            throw new AssertionError("event " + firstNumber + " of " + round + " after " + known.size());
        }
        RoundState state = states.computeIfAbsent(round, key -> new RoundState());
        for (RoundEvent event : added) {
            known.add(new RoundJournal.Recorded(round, known.size() + 1, at, event));
            state.apply(event, at);
        }
    }

    /** A round as its durable events make it. */
    public RoundState state(String round) {
        return states.getOrDefault(round, new RoundState());
    }

    /** How many appends came from a sequencer that had been overtaken. */
    public long stale() {
        return stale;
    }
}
