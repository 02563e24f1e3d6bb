package io.quotaexchange.oversight;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.paper.PaperFormat;
import io.quotaexchange.registry.paper.PaperRules;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Papers of projects: numbered without a gap, each kept once, of a project of the export, one digest one file; and that a filing whose
 * papers must be on file had them. The files themselves are not in an export. Clause: L-03.4c.
 */
final class PaperCheck {
    private static final String FILE = ArchiveFile.PAPERS.fileName();

    /** By which the clocks of two nodes may differ. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    /** What a digest says of its file. */
    private record Content(PaperFormat format, int bytes) {}

    private record Line(long number, PaperRow paper) {}

    private final Map<String, List<Line>> papers = new HashMap<>();
    private final Map<String, Content> files = new HashMap<>();
    private long count;

    long papers() {
        return count;
    }

    void paper(long number, String line) {
        PaperRow paper = JsonLine.read(ArchiveFile.PAPERS, number, line, PaperRow::read, PaperRow::json);
        List<Line> before = papers.computeIfAbsent(paper.project(), project -> new ArrayList<>());
        fault(paper, before).ifPresent(fault -> {
            throw wrong(number, "paper " + paper.number() + " of " + paper.project() + " " + fault + " (L-03.4c)");
        });
        before.add(new Line(number, paper));
        count++;
    }

    private Optional<String> fault(PaperRow paper, List<Line> before) {
        if (paper.number() != before.size() + 1 || paper.number() > PaperRules.MOST_PAPERS) {
            return Optional.of("is out of its turn, or one too many");
        }
        if (!paper.digest().matches("[0-9a-f]{64}")) {
            return Optional.of("has a digest that is none");
        }
        if (paper.bytes() < 1 || paper.bytes() > PaperRules.LARGEST) {
            return Optional.of("is of a size that is not taken");
        }
        if (paper.issuedOn().isAfter(CivilDay.of(paper.recordedAt().plus(MOMENT)))) {
            return Optional.of("was issued after it was handed in");
        }
        Content content = new Content(paper.format(), paper.bytes());
        if (!content.equals(files.computeIfAbsent(paper.digest(), digest -> content))) {
            return Optional.of("has the digest of a file that is another");
        }
        boolean twice = before.stream()
                .anyMatch(other -> other.paper().evidence() == paper.evidence()
                        && other.paper().digest().equals(paper.digest()));
        return twice ? Optional.of("was handed in before") : Optional.empty();
    }

    /** Why a filing was not to be taken with the papers that were on file when it was recorded. Clause: L-03.4c. */
    Optional<String> fault(ProjectFiling filing, Instant at, Rulebook rulebook) {
        Set<Evidence> onFile = EnumSet.noneOf(Evidence.class);
        papers.getOrDefault(filing.id(), List.of()).stream()
                .map(Line::paper)
                .filter(paper -> !paper.recordedAt().isAfter(at.plus(MOMENT)))
                .forEach(paper -> onFile.add(paper.evidence()));
        return PaperRules.ofFiling(filing, onFile, rulebook.lifecycle()).stream()
                .findFirst()
                .map(refusal -> "was filed without its papers: " + refusal.code() + " (" + refusal.clause() + ")");
    }

    /** After the last project: every paper is of one that was proposed or filed. */
    void finish(Predicate<String> isProject) {
        papers.forEach((project, lines) -> {
            if (!isProject.test(project)) {
                throw wrong(lines.getFirst().number(), "is a paper of " + project + ", which is no project here");
            }
        });
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(FILE, number, what);
    }
}
