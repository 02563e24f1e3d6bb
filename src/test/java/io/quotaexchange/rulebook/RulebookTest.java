package io.quotaexchange.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Ratio;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulebookTest {
    private static final ClauseCatalogue CLAUSES = ClauseCatalogue.shipped();
    private static final Rulebook ZHEJIANG =
            RulebookDocument.parse(RulebookDocument.shippedText("zhejiang-2018"), CLAUSES);
    private static final Rulebook NATIONAL =
            RulebookDocument.parse(RulebookDocument.shippedText("national-2017"), CLAUSES);

    private static List<String> problemsOf(String text) {
        InvalidDocument refused =
                catchThrowableOfType(InvalidDocument.class, () -> RulebookDocument.parse(text, CLAUSES));
        return refused == null ? List.of() : refused.problems();
    }

    private static JsonObject zhejiang() {
        return new JsonObject(RulebookDocument.shippedText("zhejiang-2018"));
    }

    @Test
    void z10_07_2_leviesTwentyPercentOfQuantityOnly() {
        assertThat(ZHEJIANG.pool().levy().get(IndicatorKind.QUANTITY).value()).isEqualTo(Ratio.of("0.2"));
        assertThat(ZHEJIANG.pool().levy().get(IndicatorKind.QUANTITY).basis()).isEqualTo(Basis.DOCUMENT);
        assertThat(ZHEJIANG.pool().levy().get(IndicatorKind.CAPACITY).value()).isEqualTo(Ratio.of("0"));
        assertThat(ZHEJIANG.pool().levy().get(IndicatorKind.PADDY).value()).isEqualTo(Ratio.of("0"));
    }

    @Test
    void z10_10_2_coverRatioIsMarkedAsNotInTheDocument() {
        assertThat(ZHEJIANG.pool().coverRatio().clause()).isEqualTo(new ClauseId("Z10-10.2"));
        assertThat(ZHEJIANG.pool().coverRatio().basis()).isEqualTo(Basis.PARAMETER);
    }

    @Test
    void z10_21_1_pairsHaveFirstRefusalInZhejiangOnly() {
        assertThat(ZHEJIANG.trading().stages())
                .extracting(Trading.Stage::kind)
                .containsExactly(StageKind.FIRST_REFUSAL, StageKind.PRIORITY_ALLOCATION, StageKind.CALL_AUCTION);
        assertThat(NATIONAL.trading().stages())
                .extracting(Trading.Stage::kind)
                .containsExactly(StageKind.PRIORITY_ALLOCATION, StageKind.CALL_AUCTION);
    }

    @Test
    void m13_05_4_m13_05_5_m13_05_6_permitTheMechanisms() {
        assertThat(Mechanism.values()).allMatch(NATIONAL.trading()::permits);
    }

    @Test
    void z10_10_1_m13_05_9_keyProjectThenPairThenAssistedThenTime() {
        assertThat(ZHEJIANG.trading().precedence())
                .extracting(Ruling::value)
                .containsExactly(
                        Precedence.KEY_PROJECT, Precedence.PAIRED_COUNTY, Precedence.ASSISTED_SUPPLY, Precedence.TIME);
    }

    @Test
    void m13_05_8_oneCountyMayNotBuyEverything() {
        assertThat(ZHEJIANG.trading().largestBuyerShare().value()).isEqualTo(Ratio.of("0.08"));
        assertThat(ZHEJIANG.trading().largestBuyerShare().basis()).isEqualTo(Basis.PARAMETER);
        assertThat(NATIONAL.trading().largestBuyerShare().value()).isEqualTo(Ratio.of("1"));
    }

    @Test
    void z10_08_2_proceedsHaveThreeUses() {
        assertThat(ZHEJIANG.terms().proceedsUses())
                .extracting(Ruling::value)
                .containsExactly("耕地保护", "农业生产", "农村经济社会发展");
    }

    @Test
    void m13_08_4_nationalRulebookEndsAfterFiveYears() {
        assertThat(NATIONAL.isInForce(LocalDate.parse("2017-12-10"))).isFalse();
        assertThat(NATIONAL.isInForce(LocalDate.parse("2017-12-11"))).isTrue();
        assertThat(NATIONAL.isInForce(LocalDate.parse("2022-12-11"))).isTrue();
        assertThat(NATIONAL.isInForce(LocalDate.parse("2022-12-12"))).isFalse();
    }

    @Test
    void m13_03_4_gradeTableFallsByFifteenHundredKg() {
        GradeTable table = ZHEJIANG.grades().value();
        assertThat(table.worst()).isEqualTo(15);
        for (int grade = 1; grade <= 15; grade++) {
            assertThat(table.of(grade)).isEqualTo((16 - grade) * 1500);
        }
        assertThat(table.has(0)).isFalse();
        assertThat(table.has(16)).isFalse();
    }

    @Test
    void digestIsThatOfTheDocument() {
        assertThat(ZHEJIANG.digest()).isEqualTo(Sm3.hex(RulebookDocument.shippedText("zhejiang-2018")));
        assertThat(ZHEJIANG.digest()).isNotEqualTo(NATIONAL.digest());
    }

    @Test
    void listsEveryProblemWithItsPlace() {
        JsonObject document = zhejiang();
        document.put("colour", "red");
        document.getJsonObject("pool").getJsonObject("coverRatio").put("value", "1.5");
        document.getJsonObject("pool").getJsonObject("coverRatio").put("clause", "Z10-99.9");
        document.getJsonObject("pricing").remove("bandBelow");
        document.getJsonObject("intake").getJsonObject("plansRequired").put("value", "yes");

        assertThat(problemsOf(document.encode()))
                .contains(
                        "/colour: is unknown",
                        "/pool/coverRatio/value: '1.5' is above 1",
                        "/pool/coverRatio/clause: Z10-99.9 is not in the list of clauses",
                        "/pricing/bandBelow: is missing",
                        "/intake/plansRequired/value: is not true or false");
    }

    @Test
    void refusesARepeatedKey() {
        String text = RulebookDocument.shippedText("zhejiang-2018")
                .replaceFirst("\"version\": \"3\",", "\"version\": \"3\", \"version\": \"4\",");
        assertThat(problemsOf(text)).singleElement().asString().contains("Duplicate field 'version'");
    }

    @Test
    void refusesAStageWhoseMechanismIsNotPermitted() {
        JsonObject document = zhejiang();
        document.getJsonObject("trading").getJsonArray("mechanisms").remove(1);
        assertThat(problemsOf(document.encode()))
                .containsExactly("/trading/stages: CALL_AUCTION uses CALL_AUCTION, which is not permitted");
    }

    @Test
    void refusesATableThatDoesNotFall() {
        JsonObject document = zhejiang();
        document.getJsonObject("grades").getJsonObject("value").put("8", 13500);
        assertThat(problemsOf(document.encode())).containsExactly("/grades/value/8: is not below the grade before it");
    }
}
