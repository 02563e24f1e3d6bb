package io.quotaexchange.registry.intake;

import static io.quotaexchange.registry.project.SampleFiling.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.LotIssue;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectIntakeTest {
    private static final IntakeFacts USUAL = new IntakeFacts(true, false);
    private static final Rulebook ZHEJIANG = rulebook("zhejiang-2018");
    private static final Rulebook NATIONAL = rulebook("national-2017");

    private static Rulebook rulebook(String id) {
        return RulebookDocument.parse(RulebookDocument.shippedText(id), ClauseCatalogue.shipped());
    }

    private static IntakeDecision decide(Consumer<JsonObject> change) {
        return ProjectIntake.decide(SampleFiling.with(change), USUAL, ZHEJIANG);
    }

    private static IntakeDecision.Accepted accepted(Consumer<JsonObject> change) {
        IntakeDecision decision = decide(change);
        assertThat(decision).isInstanceOf(IntakeDecision.Accepted.class);
        return (IntakeDecision.Accepted) decision;
    }

    private static List<String> refusals(IntakeDecision decision) {
        return decision instanceof IntakeDecision.Refused refused
                ? refused.refusals().stream()
                        .map(refusal -> refusal.code() + " " + refusal.clause() + " " + refusal.field())
                        .toList()
                : List.of();
    }

    private static List<String> refusals(Consumer<JsonObject> change) {
        return refusals(decide(change));
    }

    private static Consumer<JsonObject> land(String type, JsonObject... rows) {
        return document -> document.put("sourceType", type).put("land", new JsonArray(List.of(rows)));
    }

    @Test
    void m13_03_2_creditsWhatWasAccepted() {
        IntakeDecision.Accepted accepted = accepted(document -> {});
        assertThat(accepted.indicators()).isEqualTo(new IndicatorVector(100_000, 135_000, 100_000));
        assertThat(accepted.lots())
                .containsExactly(
                        lot("33-331126-2019-0012-Q", IndicatorKind.QUANTITY, 100_000),
                        lot("33-331126-2019-0012-C", IndicatorKind.CAPACITY, 135_000),
                        lot("33-331126-2019-0012-P", IndicatorKind.PADDY, 100_000));
    }

    private static LotIssue lot(String serial, IndicatorKind indicator, long amount) {
        return new LotIssue(serial, indicator, "331126", "prj_33112620190012", amount, LocalDate.parse("2019-06-30"));
    }

    /** The worked values of practice. */
    @ParameterizedTest
    @CsvSource({
        "10.0000,  7, 135000",
        "200.0000, 7, 2700000",
        "1.3333,   7, 17999",
        "1.0000,   1, 22500",
        "1.0000,  15, 1500",
        "0.0001,  15, 0",
        "0.0007,  15, 1"
    })
    void m13_03_4_capacityOfNewLandByAreaAndGrade(String areaHa, int grade, String kg) {
        assertThat(accepted(land("RECLAIM", row("UNUSED", 0, "DRY", grade, areaHa, kg)))
                        .indicators()
                        .capacity())
                .isEqualTo(Long.parseLong(kg));
        LandRowCapacity.assertComputed("UNUSED", 0, grade, areaHa, Long.parseLong(kg), ZHEJIANG);
    }

    @Test
    void m13_03_5_improvementEarnsCapacityOnly() {
        assertThat(accepted(land("UPGRADE", row("PADDY", 9, "PADDY", 8, "50.0000", "75000")))
                        .indicators())
                .isEqualTo(new IndicatorVector(0, 75_000, 0));
    }

    @Test
    void m13_03_3_dryToPaddyEarnsPaddyAndCapacityButNoQuantity() {
        IntakeDecision.Accepted accepted =
                accepted(land("DRY_TO_PADDY", row("DRY", 10, "PADDY", 8, "6.6667", "20000")));
        assertThat(accepted.indicators()).isEqualTo(new IndicatorVector(0, 20_000, 66_667));
        assertThat(accepted.levy()).isEqualTo(IndicatorVector.ZERO);
        assertThat(accepted.lots())
                .extracting(LotIssue::indicator)
                .containsExactly(IndicatorKind.CAPACITY, IndicatorKind.PADDY);
    }

    @Test
    void m13_03_3_dryToPaddyOfTheSameGradeEarnsPaddyOnly() {
        assertThat(accepted(land("DRY_TO_PADDY", row("IRRIGATED", 8, "PADDY", 8, "1.0000", "0")))
                        .indicators())
                .isEqualTo(new IndicatorVector(0, 0, 10_000));
    }

    @Test
    void m13_03_1_z10_12_1_newAndImprovedLandOfOneProjectAddUpByIndicator() {
        assertThat(accepted(land(
                                "HIGH_STANDARD",
                                row("UNUSED", 0, "PADDY", 7, "1.0000", "13500"),
                                row("POND", 0, "DRY", 10, "2.0000", "18000"),
                                row("DRY", 9, "DRY", 8, "3.0000", "4500")))
                        .indicators())
                .isEqualTo(new IndicatorVector(30_000, 36_000, 10_000));
    }

    @ParameterizedTest
    @CsvSource({"134997, false", "134998, true", "135002, true", "135003, false"})
    void m13_03_4_filedCapacityMayDifferByTwoKg(String filed, boolean accepted) {
        assertThat(refusals(land("RECLAIM", row("UNUSED", 0, "PADDY", 7, "10.0000", filed))))
                .isEqualTo(accepted ? List.of() : List.of("CAPACITY_DIFFERS M13-03.4 land/0/filedCapacityKg"));
    }

    @Test
    void m13_03_5_filedCapacityOfImprovementIsChecked() {
        assertThat(refusals(land("UPGRADE", row("DRY", 9, "DRY", 8, "50.0000", "675000"))))
                .containsExactly("CAPACITY_DIFFERS M13-03.5 land/0/filedCapacityKg");
    }

    @Test
    void m13_03_5_refusesImprovementWithoutGain() {
        assertThat(refusals(land("UPGRADE", row("DRY", 9, "DRY", 9, "50.0000", "0"))))
                .containsExactly("ROW_WITHOUT_GAIN M13-03.5 land/0/gradeAfter", "NOTHING_EARNED M13-03.2 land");
        assertThat(refusals(land("UPGRADE", row("DRY", 8, "DRY", 9, "50.0000", "0"))))
                .containsExactly("ROW_INVALID M13-02.4 land/0/gradeAfter", "NOTHING_EARNED M13-03.2 land");
    }

    @Test
    void m13_03_2_refusesWhatEarnsNoUnit() {
        assertThat(refusals(land("UPGRADE", row("DRY", 9, "DRY", 8, "0.0006", "0"))))
                .containsExactly("NOTHING_EARNED M13-03.2 land");
        assertThat(refusals(land("UPGRADE", row("DRY", 9, "DRY", 8, "0.0007", "1"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0001, 0", "0.0004, 0", "0.0005, 1", "0.0009, 1", "0.0010, 2", "10.0000, 20000", "9.9999, 19999"})
    void z10_07_2_levyIsTwentyPercentOfQuantityRoundedDown(String areaHa, long levy) {
        String kg = Long.toString(IndicatorKind.QUANTITY.parseAmount(areaHa) * 27 / 20);
        assertThat(accepted(land("RECLAIM", row("UNUSED", 0, "PADDY", 7, areaHa, kg)))
                        .levy())
                .isEqualTo(new IndicatorVector(levy, 0, 0));
    }

    @Test
    void z10_07_2_nationalRulebookLeviesNothing() {
        assertThat(ProjectIntake.decide(SampleFiling.good(), USUAL, NATIONAL))
                .isInstanceOfSatisfying(
                        IntakeDecision.Accepted.class,
                        accepted -> assertThat(accepted.levy()).isEqualTo(IndicatorVector.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "RECLAIM,       NEW_CONSTRUCTION_LAND_FEE, 2016-12-31, false",
        "RECLAIM,       NEW_CONSTRUCTION_LAND_FEE, 2017-01-01, true",
        "RECLAIM,       NEW_CONSTRUCTION_LAND_FEE, 2017-01-02, true",
        "RECLAIM,       RECLAMATION_FEE,           2016-12-31, true",
        "CONSOLIDATION, NEW_CONSTRUCTION_LAND_FEE, 2016-12-31, false",
        "CONSOLIDATION, GOVERNMENT_BUDGET,         2016-12-31, true",
        "HIGH_STANDARD, RECLAMATION_FEE,           2016-12-31, true",
        "HIGH_STANDARD, GOVERNMENT_BUDGET,         2016-12-31, false",
        "HIGH_STANDARD, SOCIAL_CAPITAL,            2016-12-31, false",
        "HIGH_STANDARD, GOVERNMENT_BUDGET,         2017-01-01, true"
    })
    void m13_08_1_refusesLandFundedBefore2017(String type, String funds, String implementedOn, boolean accepted) {
        assertThat(refusals(document -> document.put("sourceType", type)
                        .put("fundingSource", funds)
                        .put("implementedOn", implementedOn)))
                .isEqualTo(accepted ? List.of() : List.of("FUNDED_BEFORE_CUT_OFF M13-08.1 fundingSource"));
    }

    @ParameterizedTest
    @CsvSource({"249, true", "250, true", "251, false"})
    void l_03_1b_slopeIsAtMost25Degrees(int tenths, boolean accepted) {
        assertThat(refusals(document -> document.put("slopeTenths", tenths)))
                .isEqualTo(accepted ? List.of() : List.of("SLOPE_ABOVE_LIMIT L-03.1b slopeTenths"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEY_ECOLOGICAL_FUNCTION", "ECOLOGICALLY_SENSITIVE", "WATER_SOURCE_FIRST_CLASS"})
    void z10_18_1_refusesProhibitedZones(String zone) {
        assertThat(refusals(document -> document.put("zones", new JsonArray().add(zone))))
                .containsExactly("ZONE_PROHIBITED Z10-18.1 zones");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECOLOGICAL_RED_LINE", "NATURE_RESERVE_CORE"})
    void l_03_1b_refusesRedLineAndReserveCore(String zone) {
        assertThat(refusals(document -> document.put("zones", new JsonArray().add(zone))))
                .containsExactly("ZONE_PROHIBITED L-03.1b zones");
    }

    @ParameterizedTest
    @CsvSource({
        "ORCHARD,     '',                                 false",
        "ORCHARD,     COUNTY_APPRAISAL,                   false",
        "ORCHARD,     PROVINCIAL_REVIEW,                  false",
        "POOR_FOREST, PROVINCIAL_REVIEW,                  false",
        "ORCHARD,     COUNTY_APPRAISAL PROVINCIAL_REVIEW, true"
    })
    void m13_01_5_orchardNeedsAppraisalAndProvincialReview(String before, String papers, boolean accepted) {
        List<String> refusals = refusals(document -> {
            document.put("land", new JsonArray().add(row(before, 0, "PADDY", 7, "10.0000", "135000")));
            addPapers(document, papers);
        });
        assertThat(refusals).isEqualTo(accepted ? List.of() : List.of("EVIDENCE_MISSING M13-01.5 evidence"));
    }

    @ParameterizedTest
    @CsvSource({"RECLAIM_BUILT, CONSTRUCTION", "LINKAGE_SURPLUS, CONSTRUCTION", "MINE_RECLAIM, MINE"})
    void m13_02_3_linkageAndMinesNeedProvincialRecognition(String type, String before) {
        Consumer<JsonObject> project =
                land(type, row(before, 0, "PADDY", 7, "10.0000", "135000")).andThen(recognition("10.0000"));
        assertThat(refusals(project)).containsExactly("EVIDENCE_MISSING M13-02.3 evidence");
        assertThat(refusals(project.andThen(document -> addPapers(document, "PROVINCIAL_RECOGNITION"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MARINE_ZONING, false", "LAND_ADMINISTRATION, false", "MARINE_ZONING LAND_ADMINISTRATION, true"})
    void z10_11_3_tidalFlatsNeedZoningAndAdministration(String papers, boolean accepted) {
        List<String> refusals = refusals(document -> {
            document.put("land", new JsonArray().add(row("TIDAL_FLAT", 0, "PADDY", 7, "10.0000", "135000")));
            addPapers(document, papers);
        });
        assertThat(refusals).isEqualTo(accepted ? List.of() : List.of("EVIDENCE_MISSING Z10-11.3 evidence"));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTANCE_CERTIFICATE, M13-03.2",
        "GRADING_REPORT,         M13-03.6",
        "QUANTITY_RECOGNITION,   Z10-18.3",
        "SOIL_SURVEY,            L-03.3b",
        "UPKEEP_CONTRACT,        L-05.3a"
    })
    void m13_03_6_z10_18_3_l_03_3b_papersAreNeeded(String paper, String clause) {
        assertThat(refusals(document -> document.getJsonArray("evidence").remove(paper)))
                .containsExactly("EVIDENCE_MISSING " + clause + " evidence");
    }

    private static void addPapers(JsonObject document, String papers) {
        for (String paper : papers.split(" ")) {
            if (!paper.isEmpty()) {
                document.getJsonArray("evidence").add(paper);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NATURAL_RESOURCES", "AGRICULTURE", "FORESTRY", "ENVIRONMENT", "WATER"})
    void z10_18_2_fiveDepartmentsApproveAndAcceptTogether(String department) {
        assertThat(refusals(document -> document.getJsonArray("approvedBy").remove(department)))
                .containsExactly("DEPARTMENTS_MISSING Z10-18.2 approvedBy");
        assertThat(refusals(document -> document.getJsonArray("acceptedBy").remove(department)))
                .containsExactly("DEPARTMENTS_MISSING Z10-18.2 acceptedBy");
    }

    @Test
    void z10_18_2_nationalRulebookAsksForNoDepartments() {
        ProjectFiling filing = SampleFiling.with(
                document -> document.put("approvedBy", new JsonArray()).put("acceptedBy", new JsonArray()));
        assertThat(refusals(ProjectIntake.decide(filing, USUAL, NATIONAL))).isEmpty();
    }

    @Test
    void m13_02_4_mandatoryFieldsAreNamed() {
        assertThat(refusals(document -> document.put("boundary", "")
                        .put("investmentYuan", "0.00")
                        .put("acceptingBody", " ")
                        .put("land", new JsonArray())))
                .containsExactly(
                        "FIELD_MISSING M13-02.4 boundary",
                        "FIELD_MISSING M13-02.4 investmentYuan",
                        "FIELD_MISSING M13-02.4 acceptingBody",
                        "NO_LAND M13-02.4 land");
    }

    @ParameterizedTest
    @CsvSource({
        "UNUSED, 3, PADDY,   7, 10.0000,      gradeBefore",
        "DRY,    0, PADDY,   7, 10.0000,      gradeBefore",
        "UNUSED, 0, ORCHARD, 7, 10.0000,      after",
        "UNUSED, 0, PADDY,   7, 0.0000,       areaHa",
        "UNUSED, 0, PADDY,   7, 100000.0001,  areaHa"
    })
    void m13_02_4_rowsThatCannotBeAreRefused(
            String before, int gradeBefore, String after, int gradeAfter, String areaHa, String field) {
        assertThat(refusals(land("CONSOLIDATION", row(before, gradeBefore, after, gradeAfter, areaHa, "0"))))
                .contains("ROW_INVALID M13-02.4 land/0/" + field);
    }

    @Test
    void m13_02_2_rowsGoWithTheType() {
        assertThat(refusals(land("RECLAIM", row("DRY", 9, "DRY", 8, "1.0000", "1500"))))
                .containsExactly("ROW_NOT_OF_TYPE M13-02.2 land/0/before");
        assertThat(refusals(land("DRY_TO_PADDY", row("UNUSED", 0, "PADDY", 7, "1.0000", "13500"))))
                .containsExactly("ROW_NOT_OF_TYPE M13-02.2 land/0/before");
    }

    @Test
    void m13_02_5_ministryNumberIsMandatoryAndUnique() {
        assertThat(refusals(document -> document.put("ministryNumber", "")))
                .containsExactly("MINISTRY_NUMBER_MISSING M13-02.5 ministryNumber");
        assertThat(refusals(ProjectIntake.decide(SampleFiling.good(), new IntakeFacts(true, true), ZHEJIANG)))
                .containsExactly("MINISTRY_NUMBER_TAKEN M13-02.5 ministryNumber");
    }

    @Test
    void m13_03_1_countyMustExistAndOwnTheNumber() {
        assertThat(refusals(ProjectIntake.decide(SampleFiling.good(), new IntakeFacts(false, false), ZHEJIANG)))
                .containsExactly("COUNTY_UNKNOWN M13-03.1 county");
        assertThat(refusals(document -> document.put("county", "331127")))
                .containsExactly("NUMBER_OF_OTHER_COUNTY M13-03.1 number");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-01, 2018-03-01, 2018-03-01, true",
        "2018-03-02, 2018-03-01, 2018-03-01, false",
        "2018-03-01, 2018-03-02, 2018-03-01, false"
    })
    void m13_03_2_onlyAcceptedProjectsAreFiled(String implemented, String accepted, String filed, boolean inOrder) {
        assertThat(refusals(document -> document.put("implementedOn", implemented)
                        .put("acceptedOn", accepted)
                        .put("filedOn", filed)))
                .isEqualTo(inOrder ? List.of() : List.of("DATES_OUT_OF_ORDER M13-03.2 acceptedOn"));
    }

    @Test
    void m13_01_3_planMustBeCited() {
        assertThat(refusals(document -> document.put("plans", new JsonArray())))
                .containsExactly("PLAN_NOT_CITED M13-01.3 plans");
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, true", "6, true"})
    void l_05_3a_upkeepIsFiveYears(int years, boolean accepted) {
        assertThat(refusals(document -> document.put("upkeepYears", years)))
                .isEqualTo(accepted ? List.of() : List.of("UPKEEP_TOO_SHORT L-05.3a upkeepYears"));
    }

    @Test
    void refusalsStandInOrderOfPrecedenceAndSayWhatToDo() {
        IntakeDecision decision = ProjectIntake.decide(
                SampleFiling.with(document -> document.put("county", "331127")
                        .put("slopeTenths", 300)
                        .put("implementedOn", "2016-01-01")
                        .put("fundingSource", "NEW_CONSTRUCTION_LAND_FEE")
                        .put("plans", new JsonArray())
                        .put("evidence", new JsonArray())
                        .put("approvedBy", new JsonArray())
                        .put("boundary", "")
                        .put("upkeepYears", 1)
                        .put("zones", new JsonArray().add("ECOLOGICAL_RED_LINE"))
                        .put("land", new JsonArray().add(row("DRY", 9, "DRY", 9, "1.0000", "77")))),
                new IntakeFacts(false, true),
                ZHEJIANG);
        List<Refusal> refusals = ((IntakeDecision.Refused) decision).refusals();
        assertThat(refusals).hasSizeGreaterThan(12);
        assertThat(refusals)
                .extracting(refusal -> RefusalCode.valueOf(refusal.code()).ordinal())
                .isSorted();
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.zh() + refusal.remedyZh())
                    .containsPattern("\\p{IsHan}")
                    .doesNotContain("{");
            assertThat(refusal.en() + refusal.remedyEn())
                    .doesNotContainPattern("[{]|\\p{IsHan}")
                    .isNotBlank();
        });
    }

    @Test
    void m13_02_3_aLinkageSurplusNamesItsRecognitionAndStaysWithinIt() {
        Consumer<JsonObject> surplus = land("LINKAGE_SURPLUS", row("CONSTRUCTION", 0, "PADDY", 7, "10.0000", "135000"));
        Consumer<JsonObject> recognised =
                surplus.andThen(document -> document.getJsonArray("evidence").add("PROVINCIAL_RECOGNITION"));
        assertThat(refusals(surplus))
                .containsExactly("RECOGNITION_MISSING M13-02.3 recognition", "EVIDENCE_MISSING M13-02.3 evidence");
        assertThat(refusals(recognised.andThen(recognition("9.9999"))))
                .containsExactly("RECOGNITION_EXCEEDED M13-02.3 recognition/areaHa");
        assertThat(accepted(recognised.andThen(recognition("10.0000"))).indicators())
                .isEqualTo(new IndicatorVector(100_000, 135_000, 100_000));
    }

    @Test
    void m13_02_3_anAbandonedMineNamesItsRecognitionToo() {
        Consumer<JsonObject> mine = land("MINE_RECLAIM", row("MINE", 0, "DRY", 7, "10.0000", "135000"))
                .andThen(document -> document.getJsonArray("evidence").add("PROVINCIAL_RECOGNITION"));
        assertThat(refusals(mine)).containsExactly("RECOGNITION_MISSING M13-02.3 recognition");
        assertThat(accepted(mine.andThen(recognition("10.0000"))).indicators().quantity())
                .isEqualTo(100_000);
    }

    /** What each type of project turns into what. */
    @ParameterizedTest
    @CsvSource({
        "RECLAIM,         UNUSED, 0, DRY, true",
        "RECLAIM,         DRY, 9, DRY, false",
        "CONSOLIDATION,   POND, 0, PADDY, true",
        "CONSOLIDATION,   DRY, 9, PADDY, true",
        "HIGH_STANDARD,   UNUSED, 0, DRY, true",
        "HIGH_STANDARD,   PADDY, 9, PADDY, true",
        "UPGRADE,         DRY, 9, DRY, true",
        "UPGRADE,         DRY, 9, PADDY, false",
        "UPGRADE,         UNUSED, 0, DRY, false",
        "DRY_TO_PADDY,    IRRIGATED, 9, PADDY, true",
        "DRY_TO_PADDY,    DRY, 9, DRY, false",
        "DRY_TO_PADDY,    PADDY, 9, PADDY, false",
        "RECLAIM_BUILT,   CONSTRUCTION, 0, DRY, true",
        "RECLAIM_BUILT,   UNUSED, 0, DRY, false",
        "MINE_RECLAIM,    MINE, 0, DRY, true",
        "MINE_RECLAIM,    CONSTRUCTION, 0, DRY, false",
        "LINKAGE_SURPLUS, CONSTRUCTION, 0, PADDY, true",
        "LINKAGE_SURPLUS, ORCHARD, 0, PADDY, false"
    })
    void m13_02_2_everyTypeTurnsLandOfItsKind(String type, String before, int gradeBefore, String after, boolean goes) {
        String kg = gradeBefore == 0 ? "12000" : "1500";
        List<String> refusals = refusals(land(type, row(before, gradeBefore, after, 8, "1.0000", kg)));
        String code = "ROW_NOT_OF_TYPE M13-02.2 land/0/before";
        if (goes) {
            assertThat(refusals).doesNotContain(code);
        } else {
            assertThat(refusals).contains(code);
        }
    }

    private static Consumer<JsonObject> recognition(String areaHa) {
        return document -> document.put(
                "recognition", new JsonObject().put("number", "浙自然资认〔2019〕3号").put("areaHa", areaHa));
    }
}
