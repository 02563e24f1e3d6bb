package io.quotaexchange.registry;

import io.quotaexchange.registry.eligibility.CountyStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How counties stand by the facts on record, as it could be known at a moment: the newest fact counts. Pure, so that an auditor
 * arrives at the same standing from the same facts.
 */
public final class RecordedStandings {
    private record Recorded(StandingFact fact, Instant at) {}

    private final Map<String, List<Recorded>> byCounty = new HashMap<>();
    private final Map<String, Recorded> lifts = new HashMap<>();
    private final Map<String, Recorded> kept = new HashMap<>();

    /** Adds a fact; facts of one kind come in the order in which they were recorded. */
    public void add(StandingFact fact, Instant recordedAt) {
        Recorded recorded = new Recorded(fact, recordedAt);
        switch (fact) {
            case StandingFact.Task task -> keep(task.county(), recorded);
            case StandingFact.OwnBalance balance -> keep(balance.county(), recorded);
            case StandingFact.Suspended suspended -> keep(suspended.county(), recorded);
            case StandingFact.Shortage shortage -> keep(shortage.county(), recorded);
            case StandingFact.Excluded excluded -> keep(excluded.county(), recorded);
            case StandingFact.CommitmentOverdue overdue -> keep(overdue.county(), recorded);
            case StandingFact.CommitmentKept written -> kept.put(written.id(), recorded);
            case StandingFact.Lifted lifted -> lifts.put(lifted.id(), recorded);
        }
    }

    private void keep(String county, Recorded recorded) {
        byCounty.computeIfAbsent(county, key -> new ArrayList<>()).add(recorded);
    }

    /**
     * The county's standing on a day.
     *
     * @param known facts recorded after this moment do not count
     */
    public CountyStanding of(String county, LocalDate day, Instant known) {
        Optional<StandingFact.Task> task = Optional.empty();
        Optional<StandingFact.OwnBalance> balance = Optional.empty();
        Optional<StandingFact.Suspended> suspension = Optional.empty();
        Optional<LocalDate> declared = Optional.empty();
        Optional<LocalDate> excluded = Optional.empty();
        int overdue = 0;
        for (Recorded recorded : byCounty.getOrDefault(county, List.of())) {
            if (recorded.at().isAfter(known)) {
                continue;
            }
            switch (recorded.fact()) {
                case StandingFact.Task found -> task = newer(task, found, day);
                case StandingFact.OwnBalance found -> balance = newer(balance, found, day);
                case StandingFact.Suspended found -> suspension = inForce(suspension, found, day, known);
                case StandingFact.Shortage found -> declared = later(declared, found, day);
                case StandingFact.Excluded found -> excluded = longer(excluded, found, day);
                case StandingFact.CommitmentOverdue found -> overdue += isOverdue(found, day, known) ? 1 : 0;
                case StandingFact.CommitmentKept written -> {}
                case StandingFact.Lifted lifted -> {}
            }
        }
        return new CountyStanding(
                county,
                day.getYear(),
                task.map(it -> new CountyStanding.AnnualTask(it.year(), it.taskM2(), it.doneM2())),
                balance.map(StandingFact.OwnBalance::unbalancedProjects).orElse(0),
                suspension.map(it -> new CountyStanding.Suspension(it.from(), it.reason())),
                declared,
                overdue,
                excluded);
    }

    /** Of the exclusions in force on a day, the one that ends last. */
    private static Optional<LocalDate> longer(Optional<LocalDate> before, StandingFact.Excluded found, LocalDate day) {
        boolean inForce = !found.from().isAfter(day) && !found.until().isBefore(day);
        return inForce && (before.isEmpty() || before.get().isBefore(found.until()))
                ? Optional.of(found.until())
                : before;
    }

    private boolean isOverdue(StandingFact.CommitmentOverdue found, LocalDate day, Instant known) {
        Recorded written = kept.get(found.id());
        boolean isKept = written != null
                && !written.at().isAfter(known)
                && !((StandingFact.CommitmentKept) written.fact()).on().isAfter(day);
        return !isKept && !found.since().isAfter(day);
    }

    /** Of the newest year up to that of the day, what was recorded last. */
    private static Optional<StandingFact.Task> newer(
            Optional<StandingFact.Task> before, StandingFact.Task found, LocalDate day) {
        boolean counts = found.year() <= day.getYear()
                && before.map(it -> found.year() >= it.year()).orElse(true);
        return counts ? Optional.of(found) : before;
    }

    private static Optional<StandingFact.OwnBalance> newer(
            Optional<StandingFact.OwnBalance> before, StandingFact.OwnBalance found, LocalDate day) {
        boolean counts = !found.asOf().isAfter(day)
                && before.map(it -> !found.asOf().isBefore(it.asOf())).orElse(true);
        return counts ? Optional.of(found) : before;
    }

    /** The one that began first, then by id, of those not lifted by that day. */
    private Optional<StandingFact.Suspended> inForce(
            Optional<StandingFact.Suspended> before, StandingFact.Suspended found, LocalDate day, Instant known) {
        Recorded lift = lifts.get(found.id());
        boolean lifted = lift != null
                && !lift.at().isAfter(known)
                && !((StandingFact.Lifted) lift.fact()).on().isAfter(day);
        if (lifted || found.from().isAfter(day)) {
            return before;
        }
        boolean first = before.map(it -> found.from().isBefore(it.from())
                        || found.from().equals(it.from()) && found.id().compareTo(it.id()) < 0)
                .orElse(true);
        return first ? Optional.of(found) : before;
    }

    private static Optional<LocalDate> later(Optional<LocalDate> before, StandingFact.Shortage found, LocalDate day) {
        boolean holds = !found.declaredOn().isAfter(day) && !found.endsOn().isBefore(day);
        boolean counts = holds && before.map(found.declaredOn()::isAfter).orElse(true);
        return counts ? Optional.of(found.declaredOn()) : before;
    }
}
