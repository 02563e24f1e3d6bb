package io.quotaexchange.registry;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.registry.course.Course;
import io.quotaexchange.registry.course.CourseStep;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Intake.EvidenceRule;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Lifecycle.StagePapers;
import io.quotaexchange.rulebook.ProjectType;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Ruling;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a project's archive must hold. Pure. Clause: L-03.4c. */
final class ProjectArchive {
    private ProjectArchive() {}

    /** The papers of every stage and of the filing, each once, in the order of {@link Evidence}. */
    static List<ArchiveDemand> demands(Rulebook rulebook, Course course, Optional<ProjectFiling> filing) {
        Map<Evidence, ClauseId> demanded = new EnumMap<>(Evidence.class);
        for (StagePapers stage : rulebook.lifecycle().papers()) {
            add(demanded, stage.needed());
        }
        Optional<ProjectType> type =
                filing.map(ProjectFiling::sourceType).or(() -> course.proposal().map(CourseStep.Proposed::sourceType));
        List<LandClass> lands = filing.map(ProjectFiling::formerLands).orElse(List.of());
        for (EvidenceRule rule : rulebook.intake().evidence()) {
            if (type.filter(of -> rule.concerns(of, lands)).isPresent()) {
                add(demanded, rule.needed());
            }
        }
        Set<Evidence> declared = EnumSet.noneOf(Evidence.class);
        declared.addAll(course.papers());
        filing.ifPresent(filed -> declared.addAll(filed.evidence()));
        return demanded.entrySet().stream()
                .map(entry -> new ArchiveDemand(entry.getKey(), entry.getValue(), declared.contains(entry.getKey())))
                .toList();
    }

    private static void add(Map<Evidence, ClauseId> demanded, Ruling<List<Evidence>> needed) {
        needed.value().forEach(evidence -> demanded.putIfAbsent(evidence, needed.clause()));
    }
}
