package io.quotaexchange.oversight;

import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.course.Course;
import io.quotaexchange.registry.course.CourseDecisions;
import io.quotaexchange.registry.course.CourseQuestion;
import io.quotaexchange.registry.course.CourseStep;
import io.quotaexchange.registry.course.CourseStepJson;
import io.quotaexchange.registry.course.FilingAfterCourse;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way of each project to its filing, decided again step by step; and that a filing follows from it. Clause: L-03.4a, L-03.4c. */
final class CourseCheck {
    private static final String FILE = ArchiveFile.PROJECT_STEPS.fileName();

    /** By which the clocks of two nodes may differ. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private record Recorded(CourseStep step, Instant at) {}

    private final PolicyCheck policy;
    private final Map<String, List<Recorded>> steps = new HashMap<>();
    private long count;

    CourseCheck(PolicyCheck policy) {
        this.policy = policy;
    }

    long steps() {
        return count;
    }

    /** Whether the project was proposed. */
    boolean isKnown(String project) {
        return steps.containsKey(project);
    }

    void step(long number, String line) {
        ProjectStepRow row =
                JsonLine.read(ArchiveFile.PROJECT_STEPS, number, line, ProjectStepRow::read, ProjectStepRow::json);
        CourseStep step;
        try {
            step = CourseStepJson.read(row.document());
        } catch (RuntimeException e) {
            throw wrong(number, "is not a step: " + e.getMessage());
        }
        if (!CourseStepJson.write(step).encode().equals(row.document())) {
            throw wrong(number, "is not a step in its one spelling");
        }
        if (row.maker().equals(row.approver())) {
            throw wrong(number, "was recorded and approved by one person");
        }
        List<Recorded> before = steps.computeIfAbsent(row.project(), project -> new ArrayList<>());
        if (row.number() != before.size() + 1) {
            throw wrong(number, "steps of " + row.project() + " are missing before step " + row.number());
        }
        ProjectNumber project = ProjectNumber.ofId(row.project())
                .orElseThrow(() -> wrong(number, row.project() + " is the id of no project"));
        fault(project, before, step, row.recordedAt()).ifPresent(fault -> {
            throw wrong(number, "step " + row.number() + " of " + row.project() + " " + fault);
        });
        before.add(new Recorded(step, row.recordedAt()));
        count++;
    }

    /** Why the rulebook in force on its day does not permit it. */
    private Optional<String> fault(ProjectNumber project, List<Recorded> before, CourseStep step, Instant at) {
        Optional<Rulebook> rulebook = policy.inForce(step.on());
        if (rulebook.isEmpty()) {
            return Optional.of("was recorded with no rulebook in force");
        }
        Course course = Course.of(before.stream().map(Recorded::step).toList());
        boolean known =
                !(step instanceof CourseStep.Proposed proposed) || policy.isCounty(proposed.county(), proposed.on());
        return CourseDecisions.decide(new CourseQuestion(project, course, step, known, CivilDay.of(at), rulebook.get()))
                .refusals()
                .stream()
                .findFirst()
                .map(refusal -> "is one the rules refuse: " + refusal.code() + " (" + refusal.clause() + ")");
    }

    /** Why a filing does not follow from the steps that were on record when it was recorded. */
    Optional<String> fault(ProjectFiling filing, Instant at, Rulebook rulebook) {
        List<Recorded> all = steps.getOrDefault(filing.id(), List.of());
        return fault(filing, all, at, rulebook).flatMap(fault -> fault(filing, all, at.plus(MOMENT), rulebook));
    }

    private static Optional<String> fault(ProjectFiling filing, List<Recorded> all, Instant at, Rulebook rulebook) {
        Course course = Course.of(all.stream()
                .filter(recorded -> !recorded.at().isAfter(at))
                .map(Recorded::step)
                .toList());
        return FilingAfterCourse.refusals(filing, course, rulebook.lifecycle()).stream()
                .findFirst()
                .map(refusal -> "does not follow from its steps: " + refusal.code() + " (" + refusal.clause() + ")");
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(FILE, number, what);
    }
}
