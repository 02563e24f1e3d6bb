package io.quotaexchange.registry.course;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.Department;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Lifecycle.StagePapers;
import io.quotaexchange.rulebook.Ruling;
import io.quotaexchange.rulebook.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a step may be recorded, and what to warn of. */
public final class CourseDecisions {
    private static final ClauseId CANCELLED = new ClauseId("L-05.1a");

    private CourseDecisions() {}

    /** Every reason against the step at once, in order of the codes, and every warning. */
    public static CourseDecision decide(CourseQuestion question) {
        List<Refusal> refusals = new ArrayList<>(order(question));
        refusals.addAll(dates(question));
        refusals.addAll(
                switch (question.step()) {
                    case CourseStep.Proposed proposed -> ProposalRules.refusals(question, proposed);
                    case CourseStep.Approved approved ->
                        joint(question, approved.departments(), "joint approval", "联合立项");
                    case CourseStep.Graded graded -> GradingRules.refusals(question, graded);
                    case CourseStep.CityAccepted accepted ->
                        accepted.isPassed()
                                ? joint(question, accepted.departments(), "joint acceptance", "联合竣工验收")
                                : List.of();
                    case CourseStep.Built built -> List.<Refusal>of();
                    case CourseStep.Checked checked -> List.<Refusal>of();
                    case CourseStep.Cancelled cancelled -> List.<Refusal>of();
                });
        refusals.addAll(papers(question));
        return new CourseDecision(refusals, CourseWarnings.of(question));
    }

    /** One stage after the other; a check that failed is repeated, a cancelled project goes nowhere. Clause: L-05.1a. */
    private static List<Refusal> order(CourseQuestion question) {
        Course course = question.course();
        if (course.isCancelled()) {
            return List.of(RefusalCode.PROJECT_CANCELLED.because(CANCELLED, "kind"));
        }
        if (question.step() instanceof CourseStep.Cancelled) {
            return course.proposal().isPresent()
                    ? List.of()
                    : List.of(outOfOrder(CANCELLED, "尚未申报立项", "it was not proposed"));
        }
        Stage wanted = question.step().stage().orElseThrow();
        Optional<Stage> next = course.next();
        if (next.equals(Optional.of(wanted))) {
            return List.of();
        }
        return List.of(next.map(stage -> outOfOrder(
                        clauseOf(wanted), "下一环节应为“" + stage.zh() + "”", "the next stage is '" + stage.en() + "'"))
                .orElseGet(
                        () -> outOfOrder(clauseOf(wanted), "市级验收已合格，下一步是报备入库", "the city has accepted it: file it")));
    }

    private static Refusal outOfOrder(ClauseId clause, String zh, String en) {
        return RefusalCode.STAGE_OUT_OF_ORDER.because(clause, "kind", Map.of("whyZh", zh, "whyEn", en));
    }

    /** The clause that puts a stage where it is. Clause: L-03.1d, L-03.2b, L-03.3a, L-03.3b, L-03.4a, M13-02.5. */
    static ClauseId clauseOf(Stage stage) {
        return new ClauseId(
                switch (stage) {
                    case PROPOSED, APPROVED -> "L-03.1d";
                    case BUILT -> "L-03.2b";
                    case TOWN_CHECKED -> "L-03.3a";
                    case GRADED -> "L-03.3b";
                    case COUNTY_CHECKED, CITY_ACCEPTED -> "L-03.4a";
                    case FILED -> "M13-02.5";
                });
    }

    /** Not tomorrow, and not before the step before. Clause: L-03.4a. */
    private static List<Refusal> dates(CourseQuestion question) {
        LocalDate on = question.step().on();
        ClauseId clause = question.step().stage().map(CourseDecisions::clauseOf).orElse(CANCELLED);
        if (on.isAfter(question.today())) {
            return List.of(
                    stageDate(clause, on, "在今天（" + question.today() + "）之后", "after today, " + question.today()));
        }
        return question.course()
                .lastOn()
                .filter(on::isBefore)
                .map(last -> List.of(stageDate(clause, on, "早于上一环节（" + last + "）", "before the last step, " + last)))
                .orElse(List.of());
    }

    private static Refusal stageDate(ClauseId clause, LocalDate on, String zh, String en) {
        return RefusalCode.STAGE_DATE_INVALID.because(
                clause, "on", Map.of("on", on.toString(), "whyZh", zh, "whyEn", en));
    }

    /** The departments sign together. Clause: Z10-18.2. */
    private static List<Refusal> joint(CourseQuestion question, List<Department> signed, String en, String zh) {
        return missing(question.rulebook().intake().departments(), signed, "departments", zh, en);
    }

    static List<Refusal> missing(
            Ruling<List<Department>> demanded, List<Department> signed, String field, String zh, String en) {
        List<Department> missing = demanded.value().stream()
                .filter(department -> !signed.contains(department))
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(RefusalCode.DEPARTMENTS_MISSING.because(
                        demanded.clause(),
                        field,
                        Map.of(
                                "stepZh",
                                zh,
                                "stepEn",
                                en,
                                "departmentsZh",
                                missing.stream().map(Department::zh).collect(Collectors.joining("、")),
                                "departmentsEn",
                                missing.stream().map(Department::en).collect(Collectors.joining(", ")))));
    }

    /** A stage is reached with its papers, given now or before. Clause: L-03.2b, L-03.3a, L-03.3b, L-03.4c. */
    private static List<Refusal> papers(CourseQuestion question) {
        CourseStep step = question.step();
        if (!step.isPassed() || step.stage().isEmpty()) {
            return List.of();
        }
        List<Refusal> refusals = new ArrayList<>();
        for (StagePapers rule : question.lifecycle().papers()) {
            if (rule.stage() == step.stage().get()) {
                List<Evidence> missing = rule.needed().value().stream()
                        .filter(paper -> !step.papers().contains(paper)
                                && !question.course().papers().contains(paper))
                        .toList();
                if (!missing.isEmpty()) {
                    refusals.add(RefusalCode.EVIDENCE_MISSING.because(
                            rule.needed().clause(),
                            "papers",
                            Map.of(
                                    "evidenceZh",
                                            missing.stream().map(Evidence::zh).collect(Collectors.joining("、")),
                                    "evidenceEn",
                                            missing.stream().map(Evidence::en).collect(Collectors.joining(", ")))));
                }
            }
        }
        return refusals;
    }
}
