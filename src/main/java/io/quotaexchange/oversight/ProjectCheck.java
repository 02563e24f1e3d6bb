package io.quotaexchange.oversight;

import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.registry.LotMinting;
import io.quotaexchange.registry.ProjectRecord;
import io.quotaexchange.registry.intake.IntakeDecision;
import io.quotaexchange.registry.intake.IntakeFacts;
import io.quotaexchange.registry.intake.ProjectIntake;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.RefusalJson;
import io.quotaexchange.rulebook.Rulebook;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides every project of an export again, and says which settlements it must have made. */
final class ProjectCheck {
    private static final String FILE = ArchiveFile.PROJECTS.fileName();

    private final PolicyCheck policy;
    private final String province;
    private final CourseCheck courses;
    private final PaperCheck papers;
    private final ExpectedSettlements expected;
    private final Set<String> filed = new HashSet<>();
    private final Map<String, String> registeredNumbers = new HashMap<>();
    private final Map<String, ProjectRecord> accepted = new HashMap<>();
    private long projects;

    /** @param courses with every step, {@code papers} with every paper, before the first project */
    ProjectCheck(
            PolicyCheck policy, String province, CourseCheck courses, PaperCheck papers, ExpectedSettlements expected) {
        this.policy = policy;
        this.courses = courses;
        this.papers = papers;
        this.province = province;
        this.expected = expected;
    }

    /** A registered project, as it was decided again. */
    Optional<ProjectRecord> accepted(String id) {
        return Optional.ofNullable(accepted.get(id));
    }

    long projects() {
        return projects;
    }

    void project(long number, String line) {
        ExportRows.Filed row =
                JsonLine.read(ArchiveFile.PROJECTS, number, line, ExportRows.Filed::read, ExportRows.Filed::json);
        ProjectFiling filing;
        try {
            filing = ProjectDocument.read(row.document());
        } catch (RuntimeException e) {
            throw new InvalidArchiveException(FILE, number, e.getMessage());
        }
        Rulebook rulebook = policy.rulebookOf(row.rulebookDigest())
                .orElseThrow(() -> new InvalidArchiveException(
                        FILE, number, "was decided under a rulebook that is not in the export"));
        if (row.maker().equals(row.approver())) {
            throw new InvalidArchiveException(FILE, number, "was filed and approved by one person");
        }
        courses.fault(filing, row.recordedAt(), rulebook)
                .or(() -> papers.fault(filing, row.recordedAt(), rulebook))
                .ifPresent(fault -> {
                    throw new InvalidArchiveException(FILE, number, "project " + filing.id() + " " + fault);
                });
        filed.add(filing.id());
        boolean known = policy.isCounty(filing.county(), filing.acceptedOn());
        if (row.decision().equals("ACCEPTED")) {
            accepted(number, row, filing, rulebook, known);
        } else {
            refused(number, row, filing, rulebook, known);
        }
        projects++;
    }

    /** After the last project. */
    void finish() {
        papers.finish(project -> filed.contains(project) || courses.isKnown(project));
    }

    private void accepted(
            long number, ExportRows.Filed row, ProjectFiling filing, Rulebook rulebook, boolean countyKnown) {
        IntakeDecision decision = ProjectIntake.decide(filing, new IntakeFacts(countyKnown, false), rulebook);
        if (!(decision instanceof IntakeDecision.Accepted again)) {
            throw new InvalidArchiveException(FILE, number, "project " + filing.id() + " is one the rules refuse");
        }
        String other = registeredNumbers.put(filing.ministryNumber(), filing.id());
        if (other != null) {
            throw new InvalidArchiveException(
                    FILE, number, "has the filing number of " + other + " (M13-02.5): " + filing.ministryNumber());
        }
        ProjectRecord project = new ProjectRecord(
                filing,
                row.revision(),
                row.document(),
                Sm3.hex(row.document()),
                rulebook.id(),
                rulebook.digest(),
                ProjectRecord.Decision.ACCEPTED,
                again.indicators(),
                again.levy(),
                List.of(),
                row.maker(),
                row.approver(),
                Instant.EPOCH,
                Optional.empty());
        accepted.put(project.id(), project);
        String from = FILE + ", line " + number + " (project " + filing.id() + ")";
        expect(row.minted(), from, LotMinting.mint(project));
        LotMinting.levy(project, province).ifPresent(levy -> expect(row.minted(), from, levy));
    }

    private void expect(boolean minted, String from, Settlement settlement) {
        if (minted) {
            expected.require(from, settlement);
        } else {
            expected.permitBy(from, settlement);
        }
    }

    private static void refused(
            long number, ExportRows.Filed row, ProjectFiling filing, Rulebook rulebook, boolean countyKnown) {
        // Whether another project had the filing number on that day is not in the export: either may be true.
        boolean same = List.of(false, true).stream()
                .map(taken -> ProjectIntake.decide(filing, new IntakeFacts(countyKnown, taken), rulebook))
                .anyMatch(decision -> decision instanceof IntakeDecision.Refused refused
                        && RefusalJson.write(refused.refusals()).equals(row.refusals()));
        if (!same || !row.decision().equals("REFUSED")) {
            throw new InvalidArchiveException(
                    FILE, number, "project " + filing.id() + " was not refused for the reasons the rules give");
        }
    }
}
