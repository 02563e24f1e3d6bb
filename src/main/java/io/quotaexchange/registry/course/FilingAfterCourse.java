package io.quotaexchange.registry.course;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.Lifecycle;
import io.quotaexchange.rulebook.Ruling;
import io.quotaexchange.rulebook.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a filing follows from the stages on record. */
public final class FilingAfterCourse {
    private static final ClauseId ACCEPTED_FIRST = new ClauseId("L-03.4a");
    private static final ClauseId CANCELLED = new ClauseId("L-05.1a");
    private static final ClauseId AS_GRADED = new ClauseId("M13-03.6");
    private static final ClauseId AS_ACCEPTED = new ClauseId("M13-03.2");

    private FilingAfterCourse() {}

    /**
     * Every reason why the filing cannot follow: no stages where the rulebook asks for them, not accepted by the city, or other
     * than graded and accepted. A project of earlier years without any stage is filed from its papers.
     *
     * <p>Clause: L-03.4a, L-05.1a, M13-03.2, M13-03.6.
     */
    public static List<Refusal> refusals(ProjectFiling filing, Course course, Lifecycle lifecycle) {
        if (course.proposal().isEmpty()) {
            return withoutStages(filing, lifecycle);
        }
        if (course.isCancelled()) {
            return List.of(RefusalCode.PROJECT_CANCELLED.because(CANCELLED, "number"));
        }
        if (!course.hasReached(Stage.CITY_ACCEPTED)) {
            Stage next = course.next().orElseThrow();
            return List.of(RefusalCode.STAGE_OUT_OF_ORDER.because(
                    ACCEPTED_FIRST,
                    "number",
                    Map.of(
                            "whyZh", "市级验收合格后方可报备入库，下一环节应为“" + next.zh() + "”",
                            "whyEn",
                                    "it is filed after the city has accepted it; the next stage is '" + next.en()
                                            + "'")));
        }
        return differences(filing, course);
    }

    private static List<Refusal> withoutStages(ProjectFiling filing, Lifecycle lifecycle) {
        Optional<Ruling<LocalDate>> from =
                lifecycle.stagesFrom().filter(ruling -> !filing.implementedOn().isBefore(ruling.value()));
        return from.map(ruling -> List.of(RefusalCode.STAGES_MISSING.because(
                        ruling.clause(),
                        "number",
                        Map.of(
                                "cutOff", ruling.value().toString(),
                                "stateZh", "没有任何环节的记录",
                                "stateEn", "has none"))))
                .orElse(List.of());
    }

    private static List<Refusal> differences(ProjectFiling filing, Course course) {
        CourseStep.Proposed proposal = course.proposal().orElseThrow();
        LocalDate acceptedOn = course.acceptedOn().orElseThrow();
        List<Refusal> refusals = new ArrayList<>();
        if (filing.sourceType() != proposal.sourceType()) {
            refusals.add(differs(
                    AS_ACCEPTED,
                    "sourceType",
                    "项目类型",
                    "the type",
                    filing.sourceType().name(),
                    proposal.sourceType().name()));
        }
        if (!filing.acceptedOn().equals(acceptedOn)) {
            refusals.add(differs(
                    AS_ACCEPTED,
                    "acceptedOn",
                    "验收日期",
                    "the day of acceptance",
                    filing.acceptedOn().toString(),
                    acceptedOn.toString()));
        }
        if (!sorted(filing.land()).equals(sorted(course.graded()))) {
            refusals.add(
                    differs(AS_GRADED, "land", "地类、等别或面积", "the land", text(filing.land()), text(course.graded())));
        }
        return refusals;
    }

    private static Refusal differs(
            ClauseId clause, String field, String fieldZh, String fieldEn, String filed, String recorded) {
        return RefusalCode.FILING_DIFFERS_FROM_STAGES.because(
                clause, field, Map.of("fieldZh", fieldZh, "fieldEn", fieldEn, "filed", filed, "recorded", recorded));
    }

    /** The order of rows says nothing. */
    private static List<String> sorted(List<LandRow> rows) {
        return rows.stream().map(FilingAfterCourse::text).sorted().toList();
    }

    private static String text(List<LandRow> rows) {
        return rows.stream().map(FilingAfterCourse::text).collect(Collectors.joining("; "));
    }

    private static String text(LandRow row) {
        return row.before() + " " + row.gradeBefore() + " → " + row.after() + " " + row.gradeAfter() + ", "
                + IndicatorKind.QUANTITY.printAmount(row.area()) + " ha, " + row.filedCapacity() + " kg";
    }
}
