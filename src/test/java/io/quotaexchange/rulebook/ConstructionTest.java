package io.quotaexchange.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quotaexchange.platform.document.InvalidDocument;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConstructionTest {
    private static final ClauseCatalogue CLAUSES = ClauseCatalogue.shipped();
    private static final Construction ZHEJIANG = shipped("zhejiang-2018");
    private static final Construction NATIONAL = shipped("national-2017");
    private static final Set<ConstructionKind> TRAFFIC_AND_WATER = EnumSet.of(
            ConstructionKind.RAILWAY,
            ConstructionKind.MOTORWAY,
            ConstructionKind.AIRPORT,
            ConstructionKind.WATERWAY,
            ConstructionKind.WATER_WORKS);

    private static Construction shipped(String id) {
        return RulebookDocument.parse(RulebookDocument.shippedText(id), CLAUSES)
                .construction()
                .orElseThrow();
    }

    private static List<String> problemsWith(Consumer<JsonObject> change) {
        JsonObject document = new JsonObject(RulebookDocument.shippedText("zhejiang-2018"));
        change.accept(document.getJsonObject("construction"));
        InvalidDocument refused =
                catchThrowableOfType(InvalidDocument.class, () -> RulebookDocument.parse(document.encode(), CLAUSES));
        return refused == null ? List.of() : refused.problems();
    }

    private static Set<ConstructionKind> kinds(Predicate<ConstructionKind> may) {
        return Arrays.stream(ConstructionKind.values()).filter(may).collect(Collectors.toSet());
    }

    @Test
    void z10_10_3_onlyTheListedKindsMayCommit() {
        assertThat(kinds(ZHEJIANG::mayCommit)).isEqualTo(TRAFFIC_AND_WATER);
        assertThat(kinds(NATIONAL::mayCommit)).isEqualTo(TRAFFIC_AND_WATER);
        assertThat(ZHEJIANG.commitmentKinds()).allMatch(ruling -> ruling.basis() == Basis.DOCUMENT);
        assertThat(NATIONAL.commitmentKinds()).allMatch(ruling -> ruling.basis() == Basis.PARAMETER);
        assertThat(problemsWith(construction -> construction
                        .getJsonArray("commitmentKinds")
                        .getJsonObject(0)
                        .put("value", "SHOPPING_MALL")))
                .singleElement()
                .asString()
                .startsWith("/construction/commitmentKinds/0/value: 'SHOPPING_MALL' is none of RAILWAY");
    }

    @Test
    void z10_07_3_thePoolServesInfrastructureAndStrategicIndustriesInZhejiangOnly() {
        Set<ConstructionKind> uses = EnumSet.allOf(ConstructionKind.class);
        uses.remove(ConstructionKind.OTHER);
        assertThat(kinds(ZHEJIANG::mayDraw)).isEqualTo(uses);
        assertThat(kinds(NATIONAL::mayDraw)).isEmpty();
    }

    @Test
    void z10_07_4_theSubsidyIsAParameter() {
        assertThat(ZHEJIANG.poolSubsidy().value().fen()).isEqualTo(1_000_000);
        assertThat(ZHEJIANG.poolSubsidy().basis()).isEqualTo(Basis.PARAMETER);
        assertThat(NATIONAL.poolSubsidy().value().fen()).isZero();
        assertThat(problemsWith(construction ->
                        construction.getJsonObject("poolSubsidy").put("value", "-1.00")))
                .singleElement()
                .asString()
                .startsWith("/construction/poolSubsidy/value: ");
    }

    @Test
    void m13_06_1_theFeeDependsOnLandAndGrade() {
        for (Construction rules : List.of(ZHEJIANG, NATIONAL)) {
            for (int grade = 1; grade <= 15; grade++) {
                assertThat(rules.rate(LandClass.PADDY, grade)).isGreaterThan(rules.rate(LandClass.DRY, grade));
                assertThat(rules.rate(LandClass.IRRIGATED, grade)).isEqualTo(rules.rate(LandClass.DRY, grade));
                if (grade > 1) {
                    assertThat(rules.rate(LandClass.PADDY, grade))
                            .isLessThanOrEqualTo(rules.rate(LandClass.PADDY, grade - 1));
                }
            }
            assertThat(rules.highestRate()).isEqualTo(rules.rate(LandClass.PADDY, 1));
        }
        assertThat(ZHEJIANG.rate(LandClass.PADDY, 5)).isEqualTo(6_000_000);
        assertThat(ZHEJIANG.rate(LandClass.PADDY, 6)).isEqualTo(5_000_000);
        assertThat(ZHEJIANG.rate(LandClass.DRY, 8)).isEqualTo(3_200_000);
        assertThat(ZHEJIANG.rate(LandClass.DRY, 9)).isEqualTo(2_600_000);
        assertThat(ZHEJIANG.rate(LandClass.DRY, 15)).isEqualTo(2_000_000);
        assertThatThrownBy(() -> ZHEJIANG.rate(LandClass.DRY, 16)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void m13_06_1_everyGradeStandsInOneRowOfTheFees() {
        assertThat(problemsWith(construction ->
                        construction.getJsonArray("feeRates").getJsonObject(1).put("bestGrade", 7)))
                .containsExactly("/construction/feeRates/1/bestGrade: does not follow the row before it");
        assertThat(problemsWith(construction ->
                        construction.getJsonArray("feeRates").getJsonObject(2).put("worstGrade", 8)))
                .contains(
                        "/construction/feeRates/2/bestGrade: does not follow the row before it",
                        "/construction/feeRates/3/bestGrade: does not follow the row before it");
        assertThat(problemsWith(
                        construction -> construction.getJsonArray("feeRates").remove(3)))
                .containsExactly("/construction/feeRates: do not reach grade 15");
        assertThat(problemsWith(construction -> construction
                        .getJsonArray("feeRates")
                        .getJsonObject(0)
                        .getJsonObject("paddy")
                        .put("value", "60000.001")))
                .singleElement()
                .asString()
                .startsWith("/construction/feeRates/0/paddy/value: ");
        assertThat(IntStream.rangeClosed(1, 15)
                        .filter(grade -> ZHEJIANG.feeRates().stream()
                                        .filter(row -> row.bestGrade() <= grade && grade <= row.worstGrade())
                                        .count()
                                != 1))
                .isEmpty();
    }

    @Test
    void z10_04_3_twiceOnBasicFarmlandThreeTimesInADemonstrationZone() {
        assertThat(ZHEJIANG.basicFarmlandFactor().value()).isEqualTo(2);
        assertThat(ZHEJIANG.demonstrationZoneFactor().value()).isEqualTo(3);
        assertThat(NATIONAL.basicFarmlandFactor().value()).isEqualTo(1);
        assertThat(NATIONAL.demonstrationZoneFactor().value()).isEqualTo(1);
        assertThat(problemsWith(construction -> {
                    construction.getJsonObject("basicFarmlandFactor").put("value", 0);
                    construction.getJsonObject("demonstrationZoneFactor").put("value", 11);
                }))
                .containsExactly(
                        "/construction/basicFarmlandFactor/value: 0 is not between 1 and 10",
                        "/construction/demonstrationZoneFactor/value: 11 is not between 1 and 10");
    }

    @Test
    void z10_04_2_protectedFarmlandNeedsApprovals() {
        assertThat(NATIONAL.approvals()).isEmpty();
        assertThat(ZHEJIANG.approvals())
                .extracting(Construction.ZoneApprovals::zone)
                .containsExactly(FarmlandZone.BASIC_FARMLAND, FarmlandZone.DEMONSTRATION_ZONE);
        assertThat(ZHEJIANG.approvals().getFirst().needed().value())
                .containsExactly(Approval.FEASIBILITY_REVIEW, Approval.MINISTRY_PRE_REVIEW, Approval.STATE_COUNCIL);
        assertThat(ZHEJIANG.approvals().getLast().needed().value()).containsExactly(Approval.values());
    }

    @Test
    void aRulebookMaySayNothingOfConstructionProjects() {
        JsonObject document = new JsonObject(RulebookDocument.shippedText("national-2017"));
        document.remove("construction");
        assertThat(RulebookDocument.parse(document.encode(), CLAUSES).construction())
                .isEmpty();
    }
}
