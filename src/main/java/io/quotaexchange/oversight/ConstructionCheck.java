package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.construction.ConstructionNeed;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.ConstructionRules;
import io.quotaexchange.construction.FeePayment;
import io.quotaexchange.construction.ReclamationFee;
import io.quotaexchange.construction.SupplementMode;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.rulebook.Construction;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.writeoff.Commitment;
import io.quotaexchange.writeoff.OverdueCommitment;
import io.quotaexchange.writeoff.WriteOff;
import io.quotaexchange.writeoff.WriteOffRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Construction projects, fees, write-offs and commitments, each decided again: the need from the land rows, the fee from the rulebook,
 * the commitment by its kind and days, and that an overdue one stopped its county's sales.
 *
 * <p>Clause: M13-04.4, M13-04.5, M13-04.7, Z10-04.2, Z10-04.3, Z10-06.1, Z10-10.3.
 */
final class ConstructionCheck {
    private static final String FILE = ArchiveFile.ACTS.fileName();
    private static final ZoneId OF_CHINA = ZoneId.of("Asia/Shanghai");

    /** Between the decision on an act and its record. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    /** Days within which an expired commitment is written off or flagged by a server that runs. */
    private static final int GRACE = 2;

    /** An act of the export with its line. */
    private record Line<T>(long number, T act, ExportRows.KeptAct row) {}

    private final PolicyCheck policy;
    private final StandingCheck standings;
    private final Map<String, Line<ConstructionProject>> projects = new LinkedHashMap<>();
    private final Map<String, Long> paid = new HashMap<>();
    private final List<Line<FeePayment>> payments = new ArrayList<>();
    private final List<Line<WriteOff>> writeOffs = new ArrayList<>();
    private final Map<String, Line<WriteOff>> writtenOff = new HashMap<>();
    private final Map<String, Line<Commitment>> commitments = new LinkedHashMap<>();
    private final Map<String, Line<OverdueCommitment>> overdue = new LinkedHashMap<>();
    private Instant newest = Instant.MIN;

    ConstructionCheck(PolicyCheck policy, StandingCheck standings) {
        this.policy = policy;
        this.standings = standings;
    }

    void add(long number, Act act, ExportRows.KeptAct row) {
        newest = row.recordedAt().isAfter(newest) ? row.recordedAt() : newest;
        switch (act) {
            case ConstructionProject project -> projects.put(project.id(), new Line<>(number, project, row));
            case FeePayment payment -> payments.add(new Line<>(number, payment, row));
            case WriteOff writeOff -> writeOffs.add(new Line<>(number, writeOff, row));
            case Commitment commitment -> commitments.put(commitment.project(), new Line<>(number, commitment, row));
            case OverdueCommitment late -> overdue.put(late.project(), new Line<>(number, late, row));
            default -> {}
        }
    }

    void finish() {
        projects.values().forEach(this::project);
        payments.forEach(this::payment);
        commitments.values().forEach(this::commitment);
        writeOffs.forEach(this::writeOff);
        overdue.values().forEach(this::overdue);
        standings.overdue().values().forEach(this::stopped);
        standings.kept().values().forEach(this::kept);
        commitments.values().forEach(this::attended);
    }

    private Rulebook rulebook(Line<?> line, ConstructionProject project) {
        return policy.rulebookOf(project.rulebook())
                .filter(found -> found.isInForce(project.registeredOn()))
                .orElseThrow(
                        () -> wrong(line, "was registered under a rulebook that was not in force, or is not here"));
    }

    private void project(Line<ConstructionProject> line) {
        ConstructionProject project = line.act();
        boolean known = policy.isCounty(project.county(), project.registeredOn());
        ConstructionRules.against(project, Optional.of(rulebook(line, project)), known).stream()
                .findFirst()
                .ifPresent(refusal -> {
                    throw wrong(line, "is one the rules refuse: " + refusal.code() + " (" + refusal.clause() + ")");
                });
    }

    private ConstructionProject projectOf(Line<?> line, String id, String county) {
        Line<ConstructionProject> found = projects.get(id);
        if (found == null || !found.act().county().equals(county)) {
            throw wrong(line, "names a construction project that the county has not: " + id);
        }
        return found.act();
    }

    private void payment(Line<FeePayment> line) {
        FeePayment payment = line.act();
        ConstructionProject project = projectOf(line, payment.project(), payment.county());
        ConstructionRules.against(payment, project, Long.MAX_VALUE, 0).stream()
                .findFirst()
                .ifPresent(refusal -> {
                    throw wrong(line, "is one the rules refuse: " + refusal.code() + " (" + refusal.clause() + ")");
                });
        paid.merge(project.id(), payment.fen(), Math::addExact);
    }

    private IndicatorVector need(Line<?> line, ConstructionProject project) {
        return ConstructionNeed.of(
                project.lands(), rulebook(line, project).grades().value());
    }

    private void commitment(Line<Commitment> line) {
        Commitment commitment = line.act();
        ConstructionProject project = projectOf(line, commitment.project(), commitment.county());
        Construction rules = rulebook(line, project).construction().orElseThrow();
        WriteOffRules.against(commitment, project, rules).stream().findFirst().ifPresent(refusal -> {
            throw wrong(line, "is one the rules refuse: " + refusal.code() + " (" + refusal.clause() + ")");
        });
        if (!commitment.amounts().equals(need(line, project))
                || !commitment.id().equals("cmt_" + project.suffix())) {
            throw wrong(line, "does not commit to the need of " + project.id() + " (M13-04.4)");
        }
    }

    private void writeOff(Line<WriteOff> line) {
        WriteOff writeOff = line.act();
        ConstructionProject project = projectOf(line, writeOff.project(), writeOff.county());
        if (!writeOff.amounts().equals(need(line, project))
                || !writeOff.id().split("~", 2)[0].equals("wof_" + project.suffix())) {
            throw wrong(line, "does not write off the need of " + project.id() + " (M13-04.4, M13-04.5)");
        }
        Construction rules = rulebook(line, project).construction().orElseThrow();
        long fee = project.mode() == SupplementMode.ENTRUSTED ? ReclamationFee.total(project.lands(), rules) : 0;
        if (paid.getOrDefault(project.id(), 0L) < fee) {
            throw wrong(line, "was written off before the reclamation fee was paid in full (Z10-06.1)");
        }
        Line<Commitment> committed = commitments.get(project.id());
        if (writeOff.kind() == ActKind.FULFIL && committed == null) {
            throw wrong(line, "keeps a commitment that nobody made (M13-04.7)");
        }
        if (writeOff.automatic()) {
            automatic(line, committed);
        } else if (wasSuspended(line, writeOff)) {
            throw wrong(line, "was written off while the county was suspended (M13-07.5)");
        }
        if (!line.row().state().equals("REFUSED") && writtenOff.put(project.id(), line) != null) {
            throw wrong(line, "writes " + project.id() + " off a second time (M13-04.5)");
        }
    }

    private void automatic(Line<WriteOff> line, Line<Commitment> committed) {
        boolean expired = committed != null
                && committed.act().dueOn().isBefore(line.act().on())
                && committed.act().maker().equals(line.act().maker())
                && committed.act().approver().equals(line.act().approver());
        if (!expired) {
            throw wrong(line, "was written off automatically without an expired commitment (M13-04.7)");
        }
    }

    private boolean wasSuspended(Line<WriteOff> line, WriteOff writeOff) {
        Instant at = line.row().recordedAt();
        return standings.wasSuspended(writeOff.county(), writeOff.on(), at)
                && standings.wasSuspended(writeOff.county(), writeOff.on(), at.minus(MOMENT));
    }

    private void overdue(Line<OverdueCommitment> line) {
        OverdueCommitment late = line.act();
        Line<Commitment> committed = commitments.get(late.project());
        boolean right = committed != null
                && committed.act().county().equals(late.county())
                && late.id().equals("ovd_" + committed.act().id().substring("cmt_".length()))
                && late.on().equals(committed.act().dueOn().plusDays(1));
        if (!right) {
            throw wrong(line, "flags a commitment that nobody made so (M13-04.7)");
        }
        if (!standings.overdue().containsKey(late.id())) {
            throw wrong(line, "did not stop the county's sales (M13-04.7, Z10-08.3)");
        }
    }

    /** A county's sales are stopped by a commitment of its own that was not kept in time. */
    private void stopped(StandingFact.CommitmentOverdue fact) {
        Optional<Line<Commitment>> committed = commitments.values().stream()
                .filter(line -> line.act().id().equals(fact.commitment()))
                .findFirst();
        boolean right = committed
                .filter(line -> line.act().county().equals(fact.county())
                        && fact.since().equals(line.act().dueOn().plusDays(1))
                        && fact.id().equals("ovd_" + line.act().id().substring("cmt_".length())))
                .isPresent();
        if (!right) {
            throw standing(
                    fact.id() + " stops the sales of " + fact.county() + " without such a commitment (M13-04.7)");
        }
    }

    /** The stop is lifted by the write-off of that project, once it is posted. */
    private void kept(StandingFact.CommitmentKept fact) {
        boolean right = writtenOff.values().stream()
                .anyMatch(line -> line.act().id().equals(fact.writeOff())
                        && line.act().on().equals(fact.on())
                        && line.row().state().equals("POSTED")
                        && line.act().project().equals("con_" + fact.id().substring("ovd_".length())));
        if (!right || !standings.overdue().containsKey(fact.id())) {
            throw standing(fact.id() + " is said to be kept, and no posted write-off keeps it (M13-04.7)");
        }
    }

    /** An expired commitment is written off or flagged. */
    private void attended(Line<Commitment> line) {
        LocalDate seen = newest.atZone(OF_CHINA).toLocalDate();
        String project = line.act().project();
        boolean late = line.act().dueOn().plusDays(GRACE).isBefore(seen);
        if (late && !writtenOff.containsKey(project) && !overdue.containsKey(project)) {
            throw wrong(line, "expired, and was neither written off nor flagged (M13-04.7)");
        }
    }

    private static InvalidArchiveException standing(String what) {
        return new InvalidArchiveException(ArchiveFile.STANDINGS.fileName(), 1, what);
    }

    private static InvalidArchiveException wrong(Line<?> line, String what) {
        return new InvalidArchiveException(FILE, line.number(), what);
    }
}
