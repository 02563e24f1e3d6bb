package io.quotaexchange.registry.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.RecordedStandings;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.eligibility.CountyStanding.AnnualTask;
import io.quotaexchange.registry.eligibility.CountyStanding.Suspension;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Eligibility;
import io.quotaexchange.rulebook.RulebookDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingEligibilityTest {
    private static final Eligibility ZHEJIANG = RulebookDocument.parse(
                    RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped())
            .eligibility();
    private static final Eligibility NATIONAL = RulebookDocument.parse(
                    RulebookDocument.shippedText("national-2017"), ClauseCatalogue.shipped())
            .eligibility();
    private static final Optional<LocalDate> DECLARED = Optional.of(LocalDate.parse("2022-01-10"));
    private static final Optional<AnnualTask> MET = Optional.of(new AnnualTask(2022, 400_000, 400_000));
    private static final Optional<Suspension> SUSPENDED =
            Optional.of(new Suspension(LocalDate.parse("2022-03-01"), "抽查发现新增耕地不实"));

    private static CountyStanding standing(
            Optional<AnnualTask> task, int unbalanced, Optional<Suspension> suspension, Optional<LocalDate> declared) {
        return new CountyStanding("331126", 2022, task, unbalanced, suspension, declared, 0, Optional.empty());
    }

    private static List<String> codes(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.code() + " " + refusal.clause())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"399999, false", "400000, true", "400001, true"})
    void z10_08_3_taskMustBeMetBeforeSelling(long done, boolean maySell) {
        List<Refusal> refusals = TradingEligibility.toSell(
                standing(Optional.of(new AnnualTask(2022, 400_000, done)), 0, Optional.empty(), Optional.empty()),
                ZHEJIANG);
        assertThat(codes(refusals)).isEqualTo(maySell ? List.of() : List.of("TASK_NOT_MET Z10-08.3"));
        if (!maySell) {
            assertThat(refusals.getFirst().zh()).isEqualTo("2022年度补充耕地任务40.0000公顷，只完成39.9999公顷");
        }
    }

    @Test
    void z10_08_3_countyWithoutATaskOnRecordMayNotSell() {
        assertThat(codes(TradingEligibility.toSell(
                        standing(Optional.empty(), 0, Optional.empty(), Optional.empty()), ZHEJIANG)))
                .containsExactly("TASK_UNKNOWN Z10-08.3");
    }

    @Test
    void z10_08_3_ownProjectsMustBeBalancedBeforeSelling() {
        assertThat(codes(TradingEligibility.toSell(standing(MET, 1, Optional.empty(), Optional.empty()), ZHEJIANG)))
                .containsExactly("OWN_PROJECTS_UNBALANCED Z10-08.3");
    }

    @Test
    void m13_04_7_anOverdueCommitmentStopsSalesAndNothingElse() {
        CountyStanding overdue =
                new CountyStanding("331126", 2022, MET, 0, Optional.empty(), DECLARED, 2, Optional.empty());
        List<Refusal> refusals = TradingEligibility.toSell(overdue, ZHEJIANG);
        assertThat(codes(refusals)).containsExactly("COMMITMENT_OVERDUE Z10-08.3");
        assertThat(refusals.getFirst().zh()).isEqualTo("本县有2项补充耕地承诺逾期未兑现（M13-04.7）");
        assertThat(refusals.getFirst().remedyEn()).contains("write off");
        assertThat(TradingEligibility.toBuy(overdue, ZHEJIANG)).isEmpty();
    }

    @Test
    void m13_05_8_aCountyExcludedAfterADefaultMaySellButNotBuy() {
        CountyStanding excluded = new CountyStanding(
                "331126", 2022, MET, 0, Optional.empty(), DECLARED, 0, Optional.of(LocalDate.parse("2023-07-02")));
        List<Refusal> refusals = TradingEligibility.toBuy(excluded, ZHEJIANG);
        assertThat(codes(refusals)).containsExactly("EXCLUDED M13-05.8");
        assertThat(refusals.getFirst().zh()).isEqualTo("因违约，2023-07-02（含）以前不得调入");
        assertThat(TradingEligibility.toSell(excluded, ZHEJIANG)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2022-07-01, false", "2022-07-02, true", "2023-07-02, true", "2023-07-03, false"})
    void m13_05_8_anExclusionIsInForceFromTheDayOfTheDefaultToItsLast(LocalDate day, boolean inForce) {
        RecordedStandings recorded = new RecordedStandings();
        recorded.add(
                new StandingFact.Excluded(
                        "dft_1", "331126", LocalDate.parse("2022-07-02"), LocalDate.parse("2023-07-02")),
                Instant.EPOCH);
        assertThat(recorded.of("331126", day, Instant.EPOCH).excludedUntil().isPresent())
                .isEqualTo(inForce);
    }

    @Test
    void m13_07_5_suspendedCountyNeitherSellsNorBuys() {
        CountyStanding standing = standing(MET, 0, SUSPENDED, DECLARED);
        assertThat(codes(TradingEligibility.toSell(standing, ZHEJIANG))).containsExactly("SUSPENDED M13-07.5");
        assertThat(codes(TradingEligibility.toBuy(standing, ZHEJIANG))).containsExactly("SUSPENDED M13-07.5");
    }

    @Test
    void m13_05_2_buyerHasDeclaredAShortage() {
        assertThat(codes(TradingEligibility.toBuy(standing(MET, 0, Optional.empty(), Optional.empty()), ZHEJIANG)))
                .containsExactly("SHORTAGE_NOT_DECLARED M13-05.2");
        assertThat(TradingEligibility.toBuy(standing(MET, 0, Optional.empty(), DECLARED), ZHEJIANG))
                .isEmpty();
    }

    @Test
    void z10_08_3_everyReasonIsGivenInOrder() {
        CountyStanding standing = standing(Optional.of(new AnnualTask(2022, 1, 0)), 3, SUSPENDED, Optional.empty());
        assertThat(codes(TradingEligibility.toSell(standing, ZHEJIANG)))
                .containsExactly("TASK_NOT_MET Z10-08.3", "OWN_PROJECTS_UNBALANCED Z10-08.3", "SUSPENDED M13-07.5");
    }

    @Test
    void m13_05_1_nationalRulebookAsksForNoTaskButForBalance() {
        CountyStanding standing = standing(Optional.empty(), 1, Optional.empty(), Optional.empty());
        assertThat(codes(TradingEligibility.toSell(standing, NATIONAL)))
                .containsExactly("OWN_PROJECTS_UNBALANCED M13-05.1");
    }
}
