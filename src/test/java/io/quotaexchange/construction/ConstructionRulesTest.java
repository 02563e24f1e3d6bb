package io.quotaexchange.construction;

import static io.quotaexchange.construction.Lands.NATIONAL;
import static io.quotaexchange.construction.Lands.ZHEJIANG;
import static io.quotaexchange.construction.Lands.ordinary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.rulebook.ConstructionKind;
import io.quotaexchange.rulebook.FarmlandZone;
import io.quotaexchange.rulebook.GradeTable;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebook;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstructionRulesTest {
    private static final GradeTable GRADES = ZHEJIANG.grades().value();

    private static List<String> codes(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.code() + " " + refusal.clause() + " " + refusal.field())
                .toList();
    }

    private static OccupiedLand in(FarmlandZone zone, long area) {
        return new OccupiedLand(LandClass.DRY, 9, area, zone);
    }

    /** The worked values of practice: hectares, grade, kg. */
    @ParameterizedTest
    @CsvSource({"100000, 7, 135000", "2000000, 7, 2700000", "10000, 1, 22500", "10000, 15, 1500", "13333, 7, 18000"})
    void m13_04_4_capacityIsAreaTimesTheGradesCapacity(long area, int grade, long kg) {
        assertThat(ConstructionNeed.of(List.of(ordinary(LandClass.DRY, grade, area)), GRADES))
                .isEqualTo(new IndicatorVector(area, kg, 0));
    }

    @Test
    void m13_00_2_threeTestsOverAllRowsAndCapacityRoundedUpOnce() {
        List<OccupiedLand> lands = List.of(
                ordinary(LandClass.PADDY, 6, 30_001),
                ordinary(LandClass.DRY, 7, 1),
                ordinary(LandClass.IRRIGATED, 15, 1),
                new OccupiedLand(LandClass.PADDY, 1, 2, FarmlandZone.BASIC_FARMLAND));
        // 30,001 × 1.5 + 1.35 + 0.15 + 2 × 2.25 = 45,007.5 kg
        assertThat(ConstructionNeed.of(lands, GRADES)).isEqualTo(new IndicatorVector(30_005, 45_008, 30_003));
    }

    @Test
    void m13_06_1_feeByClassAndGrade() {
        List<OccupiedLand> lands = List.of(
                ordinary(LandClass.PADDY, 7, 20_000),
                ordinary(LandClass.DRY, 12, 10_000),
                ordinary(LandClass.DRY, 9, 1));
        assertThat(ReclamationFee.of(lands, ZHEJIANG.construction().orElseThrow()))
                .extracting(ReclamationFee.Line::feeFen)
                .containsExactly(30L * 5_000_000, 15L * 2_000_000, 3_900L);
        assertThat(ReclamationFee.total(lands, ZHEJIANG.construction().orElseThrow()))
                .isEqualTo(180_003_900);
    }

    @Test
    void z10_04_3_twiceAndThreeTimesTheHighestRateWhateverTheGrade() {
        List<OccupiedLand> lands =
                List.of(in(FarmlandZone.BASIC_FARMLAND, 10_000), in(FarmlandZone.DEMONSTRATION_ZONE, 10_000));
        assertThat(ReclamationFee.of(lands, ZHEJIANG.construction().orElseThrow()))
                .extracting(ReclamationFee.Line::factor, ReclamationFee.Line::rateFen, ReclamationFee.Line::feeFen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, 12_000_000L, 180_000_000L),
                        org.assertj.core.groups.Tuple.tuple(3, 18_000_000L, 270_000_000L));
    }

    @Test
    void z10_04_2_protectedFarmlandIsTakenOnlyWithEveryApproval() {
        ConstructionProject bare =
                Lands.railway("con_331126-x", SupplementMode.SELF, in(FarmlandZone.DEMONSTRATION_ZONE, 10_000));
        assertThat(ConstructionRules.against(bare, Optional.of(ZHEJIANG), true)).isEmpty();
        ConstructionProject without = new ConstructionProject(
                bare.id(),
                bare.county(),
                bare.nameZh(),
                bare.nameEn(),
                bare.sort(),
                bare.form(),
                bare.mode(),
                bare.registeredOn(),
                bare.completionOn(),
                "",
                "",
                bare.lands(),
                bare.approvals().subList(2, 4),
                bare.rulebook(),
                "m",
                "a");
        List<Refusal> refusals = ConstructionRules.against(without, Optional.of(ZHEJIANG), true);
        assertThat(codes(refusals))
                .containsExactly("APPROVAL_MISSING Z10-04.2 approvals", "APPROVAL_MISSING Z10-04.2 approvals");
        assertThat(refusals.getFirst().zh()).isEqualTo("占用永久基本农田示范区，缺少省政府同意");
        assertThat(refusals.getFirst().remedyEn()).isEqualTo("obtain it and give its number");
        assertThat(ConstructionRules.against(without, Optional.of(NATIONAL), true))
                .isEmpty();
    }

    @Test
    void m13_04_4_everyViolationAtOnce() {
        ConstructionProject project = new ConstructionProject(
                "con_331126-x",
                "330000",
                "坏",
                "bad",
                ConstructionKind.OTHER,
                SiteForm.BATCH,
                SupplementMode.SELF,
                Lands.DAY,
                LocalDate.parse("2022-05-04"),
                "",
                "太短",
                List.of(
                        ordinary(LandClass.DRY, 7, 0),
                        ordinary(LandClass.ORCHARD, 7, 5),
                        in(FarmlandZone.BASIC_FARMLAND, 5)),
                List.of(),
                "",
                "m",
                "m");
        assertThat(codes(ConstructionRules.against(project, Optional.of(ZHEJIANG), false)))
                .containsExactly(
                        "SAME_PERSON Z10-06.2 approver",
                        "COUNTY_UNKNOWN Z10-06.2 county",
                        "ID_OF_OTHER_COUNTY Z10-06.2 id",
                        "AREA_NOT_POSITIVE M13-04.4 lands/0/areaHa",
                        "NOT_FARMLAND M13-00.2 lands/1/land",
                        "APPROVAL_MISSING Z10-04.2 approvals",
                        "APPROVAL_MISSING Z10-04.2 approvals",
                        "APPROVAL_MISSING Z10-04.2 approvals",
                        "COMPLETION_BEFORE_REGISTRATION M13-04.4 completionOn",
                        "COMBINATION_NOT_NEEDED Z10-09.1 combination");
        Optional<Rulebook> none = Optional.empty();
        assertThat(codes(ConstructionRules.against(Lands.railway("con_331126-x", SupplementMode.SELF), none, true)))
                .containsExactly("NO_RULES_IN_FORCE M13-08.4 registeredOn", "NO_LAND M13-04.4 lands");
    }

    @Test
    void z10_06_1_aPaymentIsAboveZeroAndNotAboveWhatIsOwed() {
        ConstructionProject entrusted =
                Lands.railway("con_331126-x", SupplementMode.ENTRUSTED, ordinary(LandClass.DRY, 7, 10_000));
        ConstructionProject self =
                Lands.railway("con_331126-x", SupplementMode.SELF, ordinary(LandClass.DRY, 7, 10_000));
        assertThat(codes(ConstructionRules.against(payment(0, "a"), entrusted, 100, 0)))
                .containsExactly("PAYMENT_NOT_POSITIVE Z10-06.1 yuan");
        List<Refusal> above = ConstructionRules.against(payment(51, "m"), entrusted, 100, 50);
        assertThat(codes(above)).containsExactly("SAME_PERSON Z10-06.2 approver", "PAYMENT_ABOVE_FEE Z10-06.1 yuan");
        assertThat(above.getLast().en()).isEqualTo("0.51 yuan are more than the 0.50 yuan still owed");
        assertThat(ConstructionRules.against(payment(50, "a"), entrusted, 100, 50))
                .isEmpty();
        assertThat(codes(ConstructionRules.against(payment(1, "a"), self, 100, 0)))
                .containsExactly("FEE_NOT_OWED Z10-06.1 project");
    }

    private static FeePayment payment(long fen, String approver) {
        return new FeePayment("fee_331126-x-1", "331126", "con_331126-x", fen, Lands.DAY, "缴款书 1", "m", approver);
    }

    @Test
    void documentsAreReadBackAsTheyWere() {
        ConstructionProject project = Lands.railway(
                "con_331126-x",
                SupplementMode.ENTRUSTED,
                in(FarmlandZone.DEMONSTRATION_ZONE, 1),
                ordinary(LandClass.PADDY, 3, 7));
        assertThat(ConstructionProject.read(project.document())).isEqualTo(project);
        assertThat(FeePayment.read(payment(17, "a").document())).isEqualTo(payment(17, "a"));
        assertThatThrownBy(() -> ConstructionProject.read(project.document().put("more", 1)))
                .hasMessageContaining("/more: is unknown");
    }

    @Test
    void theEnglishNameMayBeLeftOut() {
        JsonObject given = Lands.railway("con_331126-1", SupplementMode.SELF, ordinary(LandClass.PADDY, 6, 30_000))
                .document();
        for (String absent : List.of("kind", "rulebook", "maker", "approver", "nameEn")) {
            given.remove(absent);
        }
        DocumentReader document = DocumentReader.of(StrictJson.object(given.encode()));
        ConstructionProject project = ConstructionProject.read(document, ZHEJIANG.digest(), "m", "a");
        document.finish();
        assertThat(project.nameEn()).isEmpty();
        assertThat(ConstructionProject.read(project.document())).isEqualTo(project);
    }
}
