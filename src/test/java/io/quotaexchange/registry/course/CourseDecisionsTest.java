package io.quotaexchange.registry.course;

import static io.quotaexchange.registry.course.SampleSteps.good;
import static io.quotaexchange.registry.course.SampleSteps.upTo;
import static io.quotaexchange.registry.course.SampleSteps.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.registry.project.SampleFiling;
import io.quotaexchange.registry.refusal.Warning;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Lifecycle;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Stage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseDecisionsTest {
    private static final Rulebook ZHEJIANG =
            RulebookDocument.parse(RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped());
    private static final LocalDate TODAY = LocalDate.parse("2019-12-31");
    private static final List<String> ORDER =
            List.of("PROPOSED", "APPROVED", "BUILT", "TOWN_CHECKED", "GRADED", "COUNTY_CHECKED", "CITY_ACCEPTED");

    private static CourseDecision decide(List<CourseStep> before, CourseStep step) {
        return CourseDecisions.decide(new CourseQuestion(
                new ProjectNumber("33112620190012"), Course.of(before), step, true, TODAY, ZHEJIANG));
    }

    private static List<String> refusals(CourseDecision decision) {
        return decision.refusals().stream()
                .map(refusal -> refusal.code() + " " + refusal.clause() + " " + refusal.field())
                .toList();
    }

    private static List<String> warnings(CourseDecision decision) {
        return decision.warnings().stream()
                .map(warning -> warning.code() + " " + warning.clause() + " " + warning.field())
                .toList();
    }

    @Test
    void l_03_4a_eachStageFollowsTheOneBefore() {
        List<CourseStep> taken = new ArrayList<>();
        for (String kind : ORDER) {
            CourseDecision decision = decide(taken, good(kind));
            assertThat(decision.refusals()).as(kind).isEmpty();
            assertThat(decision.warnings()).as(kind).isEmpty();
            taken.add(good(kind));
        }
        Course course = Course.of(taken);
        assertThat(course.reached()).contains(Stage.CITY_ACCEPTED);
        assertThat(course.next()).isEmpty();
        assertThat(course.acceptedOn()).contains(LocalDate.parse("2019-06-30"));
    }

    /** Every pair of a state and a step that does not follow it. */
    @Test
    void l_03_1d_l_03_2b_l_03_3a_l_03_3b_l_03_4a_noStageIsSkippedOrRepeated() {
        for (int done = 0; done <= ORDER.size(); done++) {
            List<CourseStep> before = done == 0 ? List.of() : upTo(ORDER.get(done - 1));
            for (int wanted = 0; wanted < ORDER.size(); wanted++) {
                CourseStep step = with(ORDER.get(wanted), document -> document.put("on", "2019-11-30"));
                boolean follows = wanted == done;
                assertThat(decide(before, step).refusals().stream()
                                .map(Refusal::code)
                                .toList())
                        .as("%s after %d stages", ORDER.get(wanted), done)
                        .matches(codes -> follows != codes.contains("STAGE_OUT_OF_ORDER"));
            }
        }
        assertThat(refusals(decide(upTo("APPROVED"), with("GRADED", document -> document.put("on", "2019-05-10")))))
                .containsExactly("STAGE_OUT_OF_ORDER L-03.3b kind");
        assertThat(decide(upTo("APPROVED"), good("GRADED"))
                        .refusals()
                        .getFirst()
                        .zh())
                .isEqualTo("环节顺序不符：下一环节应为“已竣工”");
    }

    @ParameterizedTest
    @CsvSource({"TOWN_CHECKED, BUILT", "GRADED, TOWN_CHECKED", "COUNTY_CHECKED, GRADED", "CITY_ACCEPTED, COUNTY_CHECKED"
    })
    void l_03_3b_aFailedCheckKeepsTheProjectWhereItWasAndIsRepeated(String kind, String before) {
        CourseStep failed = with(kind, document -> document.put("passed", false).put("papers", new JsonArray()));
        assertThat(decide(upTo(before), failed).refusals()).isEmpty();
        List<CourseStep> steps = new ArrayList<>(upTo(before));
        steps.add(failed);
        assertThat(Course.of(steps).reached()).contains(Stage.valueOf(before));
        assertThat(decide(steps, good(kind)).refusals()).isEmpty();
        if (!kind.equals("CITY_ACCEPTED")) {
            CourseStep city = with("CITY_ACCEPTED", document -> document.put("on", "2019-12-01"));
            assertThat(refusals(decide(steps, city))).contains("STAGE_OUT_OF_ORDER L-03.4a kind");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, PROPOSED, L-03.4c",
        "BUILT, APPROVED, L-03.2b",
        "TOWN_CHECKED, BUILT, L-03.3a",
        "GRADED, TOWN_CHECKED, L-03.3b"
    })
    void l_03_2b_l_03_3a_l_03_3b_l_03_4c_aStageNeedsItsPapers(String kind, String before, String clause) {
        CourseStep bare = with(kind, document -> document.put("papers", new JsonArray()));
        assertThat(refusals(decide(upTo(before), bare))).containsExactly("EVIDENCE_MISSING " + clause + " papers");
    }

    @Test
    void l_03_4c_papersGivenBeforeCount() {
        // The county's report came with the county's check, the vouchers are missing.
        CourseStep step = with(
                "CITY_ACCEPTED",
                document ->
                        document.put("papers", new JsonArray(List.of("UPKEEP_CONTRACT", "ACCEPTANCE_CERTIFICATE"))));
        CourseDecision decision = decide(upTo("COUNTY_CHECKED"), step);
        assertThat(refusals(decision)).containsExactly("EVIDENCE_MISSING L-03.4c papers");
        assertThat(decision.refusals().getFirst().zh()).isEqualTo("缺少材料：资金使用凭证");
    }

    @Test
    void z10_18_2_departmentsApproveAndAcceptTogether() {
        for (String[] pair : new String[][] {{"APPROVED", "PROPOSED"}, {"CITY_ACCEPTED", "COUNTY_CHECKED"}}) {
            CourseStep alone =
                    with(pair[0], document -> document.put("departments", new JsonArray(List.of("NATURAL_RESOURCES"))));
            assertThat(refusals(decide(upTo(pair[1]), alone)))
                    .containsExactly("DEPARTMENTS_MISSING Z10-18.2 departments");
        }
    }

    @Test
    void l_03_1b_l_03_1d_m13_01_3_z10_18_1_everythingWrongWithAProposalIsSaidAtOnce() {
        CourseStep bad = with(
                "PROPOSED",
                document -> document.put("county", "330421")
                        .put("slopeTenths", 251)
                        .put("zones", new JsonArray(List.of("KEY_ECOLOGICAL_FUNCTION", "ECOLOGICAL_RED_LINE")))
                        .put("plans", new JsonArray())
                        .put("plannedPaddyHa", "10.0001")
                        .put("precheckedBy", new JsonArray(List.of("WATER"))));
        CourseDecision decision = CourseDecisions.decide(
                new CourseQuestion(new ProjectNumber("33112620190012"), Course.NONE, bad, false, TODAY, ZHEJIANG));
        assertThat(refusals(decision))
                .containsExactly(
                        "COUNTY_UNKNOWN M13-03.1 county",
                        "NUMBER_OF_OTHER_COUNTY M13-03.1 number",
                        "PLANNED_AREA_INVALID M13-02.4 plannedAreaHa",
                        "SLOPE_ABOVE_LIMIT L-03.1b slopeTenths",
                        "ZONE_PROHIBITED Z10-18.1 zones",
                        "ZONE_PROHIBITED L-03.1b zones",
                        "PLAN_NOT_CITED M13-01.3 plans",
                        "DEPARTMENTS_MISSING L-03.1d precheckedBy");
    }

    @Test
    void m13_03_6_rowsThatCannotBeAreNotGraded() {
        CourseStep bad = with(
                "GRADED",
                document -> document.put(
                        "land",
                        new JsonArray()
                                .add(SampleFiling.row("UNUSED", 0, "PADDY", 7, "10.0000", "999"))
                                .add(SampleFiling.row("DRY", 9, "PADDY", 8, "1.0000", "1500"))));
        assertThat(refusals(decide(upTo("TOWN_CHECKED"), bad)))
                .containsExactly(
                        "ROW_NOT_OF_TYPE M13-02.2 land/1/before", "CAPACITY_DIFFERS M13-03.4 land/0/filedCapacityKg");
    }

    @Test
    void l_03_4a_notTomorrowAndNotBeforeTheLastStep() {
        CourseStep tomorrow = with("APPROVED", document -> document.put("on", "2020-01-01"));
        assertThat(refusals(decide(upTo("PROPOSED"), tomorrow))).containsExactly("STAGE_DATE_INVALID L-03.1d on");
        CourseStep earlier = with("APPROVED", document -> document.put("on", "2018-01-09"));
        CourseDecision decision = decide(upTo("PROPOSED"), earlier);
        assertThat(refusals(decision)).containsExactly("STAGE_DATE_INVALID L-03.1d on");
        assertThat(decision.refusals().getFirst().en())
                .isEqualTo("the day 2018-01-09 is before the last step, 2018-01-10");
        assertThat(decide(upTo("PROPOSED"), with("APPROVED", document -> document.put("on", "2018-01-10")))
                        .refusals())
                .isEmpty();
    }

    @Test
    void l_05_1a_nothingFollowsACancellation() {
        assertThat(refusals(decide(List.of(), good("CANCELLED")))).containsExactly("STAGE_OUT_OF_ORDER L-05.1a kind");
        assertThat(decide(upTo("BUILT"), good("CANCELLED")).refusals()).isEmpty();
        List<CourseStep> cancelled = new ArrayList<>(upTo("BUILT"));
        cancelled.add(good("CANCELLED"));
        for (String kind : List.of("TOWN_CHECKED", "CANCELLED")) {
            CourseStep later = with(kind, document -> document.put("on", "2019-08-01"));
            assertThat(refusals(decide(cancelled, later))).containsExactly("PROJECT_CANCELLED L-05.1a kind");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // of the year before: by 20 November
        "2018-11-20, , false",
        "2018-11-21, , true",
        // of the plan's own year: three days
        "2019-03-04, 2019-03-01, false",
        "2019-03-05, 2019-03-01, true",
        // a plan of another year changes nothing
        "2018-11-21, 2018-11-20, true"
    })
    void l_03_1c_aLateProposalIsWarnedOfAndTaken(String on, String issued, boolean late) {
        CourseStep proposed = with("PROPOSED", document -> {
            document.put("on", on);
            if (issued != null) {
                document.put("planIssuedOn", issued);
            }
        });
        CourseDecision decision = decide(List.of(), proposed);
        assertThat(decision.isTaken()).isTrue();
        assertThat(warnings(decision)).isEqualTo(late ? List.of("DEADLINE_MISSED L-03.1c on") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "BUILT, APPROVED, 2019-09-30, false",
        "BUILT, APPROVED, 2019-10-01, true",
        "COUNTY_CHECKED, GRADED, 2019-10-31, false",
        "COUNTY_CHECKED, GRADED, 2019-11-01, true"
    })
    void l_03_4b_lateWorksAndChecksAreWarnedOfAndTaken(String kind, String before, String on, boolean late) {
        CourseDecision decision = decide(upTo(before), with(kind, document -> document.put("on", on)));
        assertThat(decision.isTaken()).isTrue();
        assertThat(warnings(decision)).isEqualTo(late ? List.of("DEADLINE_MISSED L-03.4b on") : List.of());
    }

    @Test
    void l_03_2c_nobodyResponsibleIsWarnedOf() {
        CourseDecision decision = decide(List.of(), with("PROPOSED", document -> document.put("responsible", "")));
        assertThat(decision.isTaken()).isTrue();
        assertThat(decision.warnings()).extracting(Warning::zh).containsExactly("没有明确地块的管理责任人");
    }

    @Test
    void l_03_4b_whatIsDueStandsInTheList() {
        Course approved = Course.of(upTo("APPROVED"));
        assertThat(Deadline.of("prj_1", approved, ZHEJIANG.lifecycle()))
                .extracting(deadline -> deadline.stage() + " " + deadline.due() + " " + deadline.clause())
                .containsExactly("BUILT 2019-09-30 L-03.4b", "COUNTY_CHECKED 2019-10-31 L-03.4b");
        assertThat(Deadline.of("prj_1", Course.of(upTo("GRADED")), ZHEJIANG.lifecycle()))
                .singleElement()
                .satisfies(deadline -> {
                    assertThat(deadline.isOverdue(LocalDate.parse("2019-10-31")))
                            .isFalse();
                    assertThat(deadline.isOverdue(LocalDate.parse("2019-11-01")))
                            .isTrue();
                });
        assertThat(Deadline.of("prj_1", Course.of(upTo("COUNTY_CHECKED")), ZHEJIANG.lifecycle()))
                .isEmpty();
        assertThat(Deadline.of("prj_1", approved, Lifecycle.NONE)).isEmpty();
        List<CourseStep> cancelled = new ArrayList<>(upTo("BUILT"));
        cancelled.add(good("CANCELLED"));
        assertThat(Deadline.of("prj_1", Course.of(cancelled), ZHEJIANG.lifecycle()))
                .isEmpty();
    }

    @Test
    void stepsAreReadAsTheyAreWritten() {
        for (CourseStepJson.Kind kind : CourseStepJson.Kind.values()) {
            CourseStep step = good(kind.name());
            assertThat(CourseStepJson.read(CourseStepJson.write(step).encode())).isEqualTo(step);
            assertThat(CourseStepJson.kind(step)).isEqualTo(kind);
        }
    }

    @Test
    void everythingWrongWithADocumentIsSaidAtOnce() {
        JsonObject bad = SampleSteps.document("APPROVED")
                .put("on", "10.1.2018")
                .put("body", " ")
                .put("departments", new JsonArray(List.of("POLICE")))
                .put("colour", "red");
        assertThatThrownBy(() -> SampleSteps.read(bad))
                .isInstanceOfSatisfying(
                        InvalidDocument.class,
                        invalid -> assertThat(invalid.problems())
                                .hasSize(4)
                                .anyMatch(problem -> problem.startsWith("/on: "))
                                .anyMatch(problem -> problem.startsWith("/body: "))
                                .anyMatch(problem -> problem.startsWith("/departments/0: "))
                                .contains("/colour: is unknown"));
    }

    @Test
    void l_03_4a_filingFollowsFromTheStages() {
        Lifecycle lifecycle = ZHEJIANG.lifecycle();
        Course accepted = Course.of(upTo("CITY_ACCEPTED"));
        assertThat(FilingAfterCourse.refusals(SampleFiling.good(), accepted, lifecycle))
                .isEmpty();
        assertThat(FilingAfterCourse.refusals(SampleFiling.good(), Course.of(upTo("GRADED")), lifecycle))
                .extracting(refusal -> refusal.code() + " " + refusal.clause())
                .containsExactly("STAGE_OUT_OF_ORDER L-03.4a");
        assertThat(FilingAfterCourse.refusals(SampleFiling.good(), Course.NONE, lifecycle))
                .isEmpty();
        assertThat(FilingAfterCourse.refusals(
                        SampleFiling.with(document -> document.put("implementedOn", "2027-01-01")
                                .put("acceptedOn", "2027-06-01")
                                .put("filedOn", "2027-07-01")),
                        Course.NONE,
                        lifecycle))
                .extracting(refusal -> refusal.code() + " " + refusal.clause())
                .containsExactly("STAGES_MISSING L-03.4a");
        assertThat(lifecycle.stagesFrom().map(ruling -> ruling.value()))
                .isEqualTo(Optional.of(LocalDate.parse("2027-01-01")));
    }

    @Test
    void m13_03_2_m13_03_6_filingOtherThanGradedAndAcceptedIsRefusedFieldByField() {
        Course accepted = Course.of(upTo("CITY_ACCEPTED"));
        assertThat(FilingAfterCourse.refusals(
                        SampleFiling.with(document -> document.put("sourceType", "HIGH_STANDARD")
                                .put("acceptedOn", "2019-07-01")
                                .put(
                                        "land",
                                        new JsonArray()
                                                .add(SampleFiling.row("UNUSED", 0, "PADDY", 6, "10.0000", "150000")))),
                        accepted,
                        ZHEJIANG.lifecycle()))
                .extracting(refusal -> refusal.code() + " " + refusal.clause() + " " + refusal.field())
                .containsExactly(
                        "FILING_DIFFERS_FROM_STAGES M13-03.2 sourceType",
                        "FILING_DIFFERS_FROM_STAGES M13-03.2 acceptedOn",
                        "FILING_DIFFERS_FROM_STAGES M13-03.6 land");
        List<CourseStep> cancelled = new ArrayList<>(upTo("BUILT"));
        cancelled.add(good("CANCELLED"));
        assertThat(FilingAfterCourse.refusals(SampleFiling.good(), Course.of(cancelled), ZHEJIANG.lifecycle()))
                .extracting(Refusal::code)
                .containsExactly("PROJECT_CANCELLED");
    }
}
