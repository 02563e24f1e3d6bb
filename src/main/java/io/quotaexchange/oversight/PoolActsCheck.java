package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.construction.ConstructionNeed;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.pool.PoolCancellation;
import io.quotaexchange.pool.PoolDraw;
import io.quotaexchange.pool.PoolRules;
import io.quotaexchange.pool.PoolStep;
import io.quotaexchange.pool.PoolSubsidy;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.ProjectRecord;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.writeoff.WriteOff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Draws from the pool and subsidies, each decided again: who may draw, the share of the gap, the fixed price, payment and delivery of
 * exactly what was drawn, and what a county is paid for what the pool took. Clause: Z10-07.3, Z10-07.4, Z10-10.2.
 */
final class PoolActsCheck {
    private static final String FILE = ArchiveFile.ACTS.fileName();

    /** Between the decision on a draw and its record. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private record Line<T>(long number, T act, ExportRows.KeptAct row) {
        boolean refused() {
            return row.state().equals("REFUSED");
        }
    }

    private final PolicyCheck policy;
    private final ProjectCheck projects;
    private final StandingCheck standings;
    private final String province;
    private final Map<String, ConstructionProject> constructions = new HashMap<>();
    private final List<Line<PoolDraw>> draws = new ArrayList<>();
    private final List<Line<PoolStep>> steps = new ArrayList<>();
    private final List<Line<PoolSubsidy>> subsidies = new ArrayList<>();
    private final List<Line<PoolCancellation>> cancellations = new ArrayList<>();
    /** By the id of the draw. */
    private final Map<String, Line<PoolCancellation>> cancelled = new HashMap<>();

    private final Map<String, Instant> writtenOff = new HashMap<>();
    private final Map<String, Line<PoolDraw>> drawn = new HashMap<>();
    private final Set<String> paid = new HashSet<>();
    private final Set<String> delivered = new HashSet<>();

    PoolActsCheck(PolicyCheck policy, ProjectCheck projects, StandingCheck standings, String province) {
        this.policy = policy;
        this.projects = projects;
        this.standings = standings;
        this.province = province;
    }

    void add(long number, Act act, ExportRows.KeptAct row) {
        switch (act) {
            case ConstructionProject project -> constructions.put(project.id(), project);
            case PoolDraw draw -> draws.add(new Line<>(number, draw, row));
            case PoolStep step -> steps.add(new Line<>(number, step, row));
            case PoolCancellation cancellation -> {
                cancellations.add(new Line<>(number, cancellation, row));
                cancelled.put(cancellation.draw().id(), cancellations.getLast());
            }
            case PoolSubsidy subsidy -> subsidies.add(new Line<>(number, subsidy, row));
            case WriteOff writeOff -> {
                if (!row.state().equals("REFUSED")) {
                    writtenOff.put(writeOff.project(), row.recordedAt());
                }
            }
            default -> {}
        }
    }

    void finish() {
        draws.forEach(this::draw);
        cancellations.forEach(this::cancellation);
        steps.forEach(this::madeOf);
        steps.forEach(this::step);
        subsidies.forEach(this::subsidy);
    }

    private void draw(Line<PoolDraw> line) {
        PoolDraw draw = line.act();
        ConstructionProject project = constructions.get(draw.project());
        boolean named = project != null
                && project.county().equals(draw.county())
                && draw.province().equals(province)
                && draw.id().split("~", 2)[0].equals("pda_" + project.suffix());
        if (!named) {
            throw wrong(line, "draws for a construction project that the county has not (Z10-07.5)");
        }
        Optional<Rulebook> rules = policy.rulebookOf(draw.rulebook()).filter(found -> found.isInForce(draw.on()));
        IndicatorVector need = policy.rulebookOf(project.rulebook())
                .map(registered ->
                        ConstructionNeed.of(project.lands(), registered.grades().value()))
                .orElseThrow(() -> wrong(line, "is for a project whose rulebook is not here"));
        Rulebook rulebook = rules.orElseThrow(() -> wrong(line, "was decided under a rulebook that was not in force"));
        PoolRules.against(draw, project, need, rulebook).stream().findFirst().ifPresent(refusal -> {
            throw wrong(line, "is one the rules refuse: " + refusal.code() + " (" + refusal.clause() + ")");
        });
        if (!PoolRules.prices(policy.pricesOn(draw.on()), rulebook)
                .filter(draw.prices()::equals)
                .isPresent()) {
            throw wrong(line, "has not the fixed prices of its day (M13-05.4)");
        }
        standing(line);
        Line<PoolDraw> before = line.refused() ? null : drawn.put(draw.project(), line);
        Line<PoolCancellation> ended =
                before == null ? null : cancelled.get(before.act().id());
        boolean again = before != null
                && (ended == null
                        || line.row().recordedAt().isBefore(ended.row().recordedAt()));
        if (again) {
            throw wrong(line, "is the second draw of " + draw.project() + " (Z10-10.2)");
        }
    }

    /** Of a draw that was made and, having the id of its payment, never paid; by its deadline only after the day. Clause: M13-05.8. */
    private void cancellation(Line<PoolCancellation> line) {
        PoolCancellation act = line.act();
        Line<PoolDraw> draw = draws.stream()
                .filter(made ->
                        made.act().equals(act.draw()) && made.row().state().equals("POSTED"))
                .findFirst()
                .orElseThrow(() -> wrong(line, "cancels a draw that was not made so (Z10-07.5)"));
        Rulebook rulebook = policy.rulebookOf(draw.act().rulebook()).orElseThrow();
        boolean late = act.on().isAfter(PoolRules.payBy(act.draw(), rulebook));
        boolean byDeadline = act.why() == PoolCancellation.Why.DEADLINE
                && late
                && act.reason().isEmpty()
                && act.maker().equals(act.draw().maker())
                && act.approver().equals(act.draw().approver());
        boolean decided =
                act.why() == PoolCancellation.Why.DECIDED && !act.reason().isBlank();
        if (line.refused() || !byDeadline && !decided) {
            throw wrong(line, "is no cancellation by the province, and none by the deadline (M13-05.8)");
        }
    }

    private void standing(Line<PoolDraw> line) {
        PoolDraw draw = line.act();
        Instant at = line.row().recordedAt();
        boolean suspended = standings.wasSuspended(draw.county(), draw.on(), at)
                && standings.wasSuspended(draw.county(), draw.on(), at.minus(MOMENT));
        if (suspended) {
            throw wrong(line, "was made while the county was suspended (M13-07.5)");
        }
        Instant before = writtenOff.get(draw.project());
        if (before != null && before.isBefore(at.minus(MOMENT))) {
            throw wrong(line, "draws for a project that was written off before (Z10-10.2)");
        }
    }

    private void madeOf(Line<PoolStep> line) {
        PoolStep step = line.act();
        Line<PoolDraw> draw = drawn.get(step.draw().project());
        boolean made = draw != null
                && draw.act().equals(step.draw())
                && draw.row().state().equals("POSTED");
        if (!made) {
            throw wrong(line, "completes a draw that was not made so (Z10-10.2)");
        }
        Set<String> done = step.kind() == ActKind.POOL_PAY ? paid : delivered;
        if (!line.refused() && !done.add(step.draw().project())) {
            throw wrong(line, "is the second of its kind for " + step.draw().project() + " (Z10-07.5)");
        }
    }

    private void step(Line<PoolStep> line) {
        String project = line.act().draw().project();
        if (line.act().kind() == ActKind.POOL_DELIVER && !paid.contains(project)) {
            throw wrong(line, "delivers what was not paid for (Z10-07.5)");
        }
    }

    private void subsidy(Line<PoolSubsidy> line) {
        PoolSubsidy subsidy = line.act();
        ProjectRecord project = projects.accepted(subsidy.project())
                .orElseThrow(() -> wrong(line, "pays for a project that was not registered (Z10-07.4)"));
        Rulebook rulebook = policy.rulebookOf(project.rulebookDigest()).orElseThrow();
        boolean right = subsidy.county().equals(project.filing().county())
                && subsidy.area() == project.levy().quantity()
                && subsidy.rate().equals(PoolRules.subsidy(rulebook));
        if (!right) {
            throw wrong(line, "does not pay for what the pool took of " + project.id() + " (Z10-07.4)");
        }
    }

    private static InvalidArchiveException wrong(Line<?> line, String what) {
        return new InvalidArchiveException(FILE, line.number(), what);
    }
}
