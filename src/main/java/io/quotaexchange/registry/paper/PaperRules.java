package io.quotaexchange.registry.paper;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Lifecycle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Demands on papers that are handed in, and on the archive of a project that is filed. Pure. Clause: L-03.4c. */
public final class PaperRules {
    /** Most bytes of a file. */
    public static final int LARGEST = 6_000_000;

    /** Most papers of a project. */
    public static final int MOST_PAPERS = 500;

    private static final ClauseId ARCHIVE = new ClauseId("L-03.4c");

    private PaperRules() {}

    /**
     * A paper that somebody hands in.
     *
     * @param knownPapers how many the project has
     */
    public record Question(Handed handed, int knownPapers, LocalDate today) {}

    /**
     * What is handed in with a file.
     *
     * @param fileName as the sender's machine has it
     */
    public record Handed(
            Evidence evidence,
            String documentNumber,
            String issuedBy,
            LocalDate issuedOn,
            String fileName,
            byte[] content) {
        Optional<PaperFormat> format() {
            return PaperFormat.of(content);
        }
    }

    /** Everything against it, in order of the codes. */
    public static List<Refusal> refusals(Question question) {
        Handed handed = question.handed();
        List<Refusal> refusals = new ArrayList<>();
        if (handed.content().length == 0 || handed.content().length > LARGEST) {
            refusals.add(RefusalCode.PAPER_SIZE_INVALID.because(
                    ARCHIVE,
                    "content",
                    Map.of(
                            "bytes", Integer.toString(handed.content().length),
                            "limit", Integer.toString(LARGEST))));
        }
        Optional<PaperFormat> format = handed.format();
        if (format.isEmpty()) {
            refusals.add(RefusalCode.PAPER_FORMAT_UNKNOWN.because(ARCHIVE, "content"));
        } else if (!format.get().isNamedSo(handed.fileName())) {
            refusals.add(RefusalCode.PAPER_NAMED_OTHERWISE.because(
                    ARCHIVE,
                    "fileName",
                    Map.of("name", handed.fileName(), "format", format.get().name())));
        }
        if (handed.issuedOn().isAfter(question.today())) {
            refusals.add(RefusalCode.PAPER_DATED_AHEAD.because(
                    ARCHIVE,
                    "issuedOn",
                    Map.of(
                            "day", handed.issuedOn().toString(),
                            "today", question.today().toString())));
        }
        if (question.knownPapers() >= MOST_PAPERS) {
            refusals.add(RefusalCode.TOO_MANY_PAPERS.because(
                    ARCHIVE, "project", Map.of("limit", Integer.toString(MOST_PAPERS))));
        }
        return refusals;
    }

    /** A project whose stages must all be on record has the files of the papers it names. Clause: L-03.4c. */
    public static List<Refusal> ofFiling(ProjectFiling filing, Set<Evidence> onFile, Lifecycle lifecycle) {
        boolean asked = lifecycle
                .stagesFrom()
                .filter(from -> !filing.implementedOn().isBefore(from.value()))
                .isPresent();
        List<Evidence> missing = filing.evidence().stream()
                .filter(evidence -> !onFile.contains(evidence))
                .toList();
        return !asked || missing.isEmpty()
                ? List.of()
                : List.of(RefusalCode.PAPERS_NOT_ON_FILE.because(
                        ARCHIVE,
                        "evidence",
                        Map.of(
                                "evidenceZh", missing.stream().map(Evidence::zh).collect(Collectors.joining("、")),
                                "evidenceEn", missing.stream().map(Evidence::en).collect(Collectors.joining(", ")))));
    }
}
