package io.quotaexchange.registry.course;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.registry.refusal.Warning;
import io.quotaexchange.registry.refusal.WarningCode;
import io.quotaexchange.rulebook.Lifecycle;
import io.quotaexchange.rulebook.Ruling;
import io.quotaexchange.rulebook.Stage;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is late or unusual about a step without forbidding it (class W). */
final class CourseWarnings {
    private static final ClauseId RESPONSIBLE = new ClauseId("L-03.2c");

    private CourseWarnings() {}

    static List<Warning> of(CourseQuestion question) {
        List<Warning> warnings = new ArrayList<>();
        if (question.step() instanceof CourseStep.Proposed proposed) {
            proposalDue(proposed, question.lifecycle())
                    .filter(due -> proposed.on().isAfter(due.day()))
                    .ifPresent(due -> warnings.add(missed(due, Stage.PROPOSED, proposed.on())));
            if (proposed.responsible().isBlank()) {
                warnings.add(WarningCode.RESPONSIBLE_NOT_NAMED.because(RESPONSIBLE, "responsible", Map.of()));
            }
        } else if (question.step().isPassed()) {
            question.step()
                    .stage()
                    .flatMap(stage -> due(stage, question.course(), question.lifecycle()))
                    .filter(due -> question.step().on().isAfter(due.day()))
                    .ifPresent(due -> warnings.add(missed(
                            due,
                            question.step().stage().orElseThrow(),
                            question.step().on())));
        }
        return warnings;
    }

    /** A day by which something is to be done. */
    record Due(LocalDate day, ClauseId clause) {}

    /** Three days after the plan for the same year, 20 November of the year before otherwise. Clause: L-03.1c. */
    private static Optional<Due> proposalDue(CourseStep.Proposed proposed, Lifecycle lifecycle) {
        Optional<LocalDate> issued = proposed.planIssuedOn().filter(day -> day.getYear() == proposed.taskYear());
        return issued.isPresent()
                ? lifecycle.proposeWithinDays().map(days -> new Due(issued.get().plusDays(days.value()), days.clause()))
                : due(lifecycle.proposeBy(), proposed.taskYear() - 1);
    }

    /** When a stage of a course is due, if the rulebook says so. Clause: L-03.4b. */
    static Optional<Due> due(Stage stage, Course course, Lifecycle lifecycle) {
        return course.proposal().flatMap(proposal -> switch (stage) {
            case BUILT -> due(lifecycle.buildBy(), proposal.taskYear());
            case COUNTY_CHECKED -> due(lifecycle.checkBy(), proposal.taskYear());
            case PROPOSED, APPROVED, TOWN_CHECKED, GRADED, CITY_ACCEPTED, FILED -> Optional.<Due>empty();
        });
    }

    private static Optional<Due> due(Optional<Ruling<MonthDay>> ruling, int year) {
        return ruling.map(day -> new Due(day.value().atYear(year), day.clause()));
    }

    private static Warning missed(Due due, Stage stage, LocalDate on) {
        return WarningCode.DEADLINE_MISSED.because(
                due.clause(),
                "on",
                Map.of(
                        "due", due.day().toString(),
                        "on", on.toString(),
                        "stageZh", stage.zh(),
                        "stageEn", stage.en()));
    }
}
