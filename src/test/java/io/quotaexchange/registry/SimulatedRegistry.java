package io.quotaexchange.registry;

import io.quotaexchange.ledger.Poster;
import io.quotaexchange.registry.eligibility.CountyStanding;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.simulation.Wire;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The registry's tables without a database. */
public final class SimulatedRegistry {
    private final Rulebook rulebook;
    private final List<County> counties;
    private final List<Pairing> pairings;
    private final Map<String, ProjectRecord> newest = new TreeMap<>();
    private final Map<String, String> takenBy = new TreeMap<>();
    private final RecordedStandings standings = new RecordedStandings();
    private final List<String> facts = new ArrayList<>();

    public SimulatedRegistry(Rulebook rulebook, List<County> counties, List<Pairing> pairings) {
        this.rulebook = rulebook;
        this.counties = List.copyOf(counties);
        this.pairings = List.copyOf(pairings);
    }

    /** The real registry over these tables. */
    public Registry open(Wire wire, Poster poster, Clock clock, String province) {
        return new Registry(
                new Counties(wire),
                new Facts(wire, clock),
                new Filed(wire),
                day -> Future.succeededFuture(Optional.of(rulebook)),
                poster,
                clock,
                province);
    }

    /** The newest filing of each project, in order of id. */
    public Collection<ProjectRecord> projects() {
        return newest.values();
    }

    /** Whether a filing of this project is on record. */
    public boolean isKept(String project) {
        return newest.containsKey(project);
    }

    private static PgException taken(String what) {
        return new PgException(what + " is taken", "ERROR", "23505", "");
    }

    private final class Counties implements DivisionStore {
        private final Wire wire;

        Counties(Wire wire) {
            this.wire = wire;
        }

        @Override
        public Future<Void> add(List<County> added, List<Pairing> pairs) {
            throw new UnsupportedOperationException("the simulation's counties are there from the beginning");
        }

        @Override
        public Future<List<County>> on(LocalDate day) {
            return wire.call("counties", () -> counties);
        }

        @Override
        public Future<List<Pairing>> pairings(LocalDate day) {
            return wire.call("pairings", () -> pairings);
        }

        @Override
        public Future<Boolean> isKnown(String code, LocalDate day) {
            return wire.call(
                    "a county",
                    () -> counties.stream().anyMatch(county -> county.code().equals(code)));
        }
    }

    private final class Facts implements StandingStore {
        private final Wire wire;
        private final Clock clock;

        Facts(Wire wire, Clock clock) {
            this.wire = wire;
            this.clock = clock;
        }

        @Override
        public Future<Void> record(List<StandingFact> recorded) {
            return wire.call("recording facts", () -> {
                for (StandingFact fact : recorded) {
                    if (!facts.contains(fact.id())) {
                        facts.add(fact.id());
                        standings.add(fact, clock.instant());
                    }
                }
                return null;
            });
        }

        @Override
        public Future<CountyStanding> of(String county, LocalDate day) {
            return wire.call("a county's standing", () -> standings.of(county, day, Instant.MAX));
        }
    }

    private final class Filed implements FilingStore {
        private final Wire wire;

        Filed(Wire wire) {
            this.wire = wire;
        }

        @Override
        public Future<Void> add(ProjectRecord record) {
            return wire.call("keeping a filing", () -> {
                int before = Optional.ofNullable(newest.get(record.id()))
                        .map(ProjectRecord::revision)
                        .orElse(0);
                if (record.revision() != before + 1) {
                    throw taken("revision " + record.revision() + " of " + record.id());
                }
                if (record.isAccepted() && isTaken(record.filing().ministryNumber(), record.id())) {
                    throw taken(record.filing().ministryNumber());
                }
                newest.put(record.id(), record);
                if (record.isAccepted()) {
                    takenBy.put(record.filing().ministryNumber(), record.id());
                }
                return null;
            });
        }

        @Override
        public Future<Void> addMinted(String project, ProjectRecord.Minted minted, Instant at) {
            return wire.call("keeping that lots are minted", () -> {
                ProjectRecord before = newest.get(project);
                if (before.minted().isEmpty()) {
                    newest.put(project, with(before, minted));
                }
                return null;
            });
        }

        @Override
        public Future<Optional<ProjectRecord>> find(String project) {
            return wire.call("a project", () -> Optional.ofNullable(newest.get(project)));
        }

        @Override
        public Future<ProjectPage> page(ProjectFilter filter, String after, int limit) {
            throw new UnsupportedOperationException("the simulation lists no projects");
        }

        @Override
        public Future<List<ProjectRecord>> unminted() {
            return wire.call(
                    "projects without lots",
                    () -> newest.values().stream()
                            .filter(project ->
                                    project.isAccepted() && project.minted().isEmpty())
                            .toList());
        }

        @Override
        public Future<Boolean> ministryNumberTaken(String ministryNumber, String byAnotherThan) {
            return wire.call("a ministry number", () -> isTaken(ministryNumber, byAnotherThan));
        }

        private boolean isTaken(String ministryNumber, String byAnotherThan) {
            String holder = takenBy.getOrDefault(ministryNumber, byAnotherThan);
            return !ministryNumber.isEmpty() && !holder.equals(byAnotherThan);
        }
    }

    private static ProjectRecord with(ProjectRecord record, ProjectRecord.Minted minted) {
        return new ProjectRecord(
                record.filing(),
                record.revision(),
                record.document(),
                record.digest(),
                record.rulebook(),
                record.rulebookDigest(),
                record.decision(),
                record.indicators(),
                record.levy(),
                record.refusals(),
                record.maker(),
                record.approver(),
                record.recordedAt(),
                Optional.of(minted));
    }
}
