package io.quotaexchange.registry;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresFixture.class)
class RegistryTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-06-01T08:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.parse("2022-06-01");
    private static int next = 100;

    private final RecordingPoster poster = new RecordingPoster();
    private TestDatabase database;
    private Registry registry;

    @BeforeEach
    void open(TestDatabase given) {
        database = given;
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), CLOCK);
        registry = new Registry(database.application(), rulebooks, poster, CLOCK, "330000");
        await(rulebooks.adopt(RulebookDocument.shippedText("national-2017"), "usr_a", "usr_b"));
        await(rulebooks.adopt(RulebookDocument.shippedText("zhejiang-2018"), "usr_a", "usr_b"));
        await(registry.addDivisions(
                List.of(
                        county("331126", "2000-01-01", Optional.empty()),
                        county("330421", "2000-01-01", Optional.empty()),
                        county("330103", "2000-01-01", Optional.of("2020-12-31"))),
                List.of(new Pairing("SHANHAI", "331126", "330421", "illustrative", LocalDate.parse("2012-01-01")))));
    }

    private static County county(String code, String from, Optional<String> to) {
        return new County(
                code,
                "县" + code,
                "市",
                "县",
                code.startsWith("3311"),
                LocalDate.parse(from),
                to.map(LocalDate::parse),
                List.of());
    }

    /** A good filing under a number of its own. */
    private static ProjectFiling filing(int number, int slopeTenths) {
        return SampleFiling.with(document -> document.put("number", "3311262019" + String.format("%04d", number))
                .put("ministryNumber", "BA-" + number)
                .put("slopeTenths", slopeTenths));
    }

    private static int fresh() {
        return next++;
    }

    @Test
    void m13_03_2_acceptedProjectMintsItsLots() {
        ProjectFiling filing = filing(fresh(), 120);
        FilingOutcome outcome = await(registry.file(filing, "usr_trader", "usr_approver"));

        assertThat(outcome).isInstanceOf(FilingOutcome.Registered.class);
        ProjectRecord project = await(registry.project(filing.id())).orElseThrow();
        assertThat(project.indicators()).isEqualTo(new IndicatorVector(100_000, 135_000, 100_000));
        assertThat(project.rulebook()).isEqualTo("zhejiang-2018");
        assertThat(project.minted()).contains(new ProjectRecord.Minted(1, Optional.of(2L)));
        Settlement mint = poster.posted().getFirst();
        String stem = filing.number().serialStem();
        assertThat(mint.code()).isEqualTo(SettlementCode.MINT);
        assertThat(mint.approver()).contains("usr_approver");
        assertThat(mint.transfers())
                .extracting(transfer -> transfer.from() + " " + transfer.to() + " " + transfer.amount() + " "
                        + transfer.lot().get())
                .containsExactly(
                        "SYSTEM/MINTED/QUANTITY 331126/RESERVE/QUANTITY 100000 " + stem + "-Q",
                        "SYSTEM/MINTED/CAPACITY 331126/RESERVE/CAPACITY 135000 " + stem + "-C",
                        "SYSTEM/MINTED/PADDY 331126/RESERVE/PADDY 100000 " + stem + "-P");
        assertThat(mint.issues()).hasSize(3);
    }

    @Test
    void z10_07_2_leviesTheProvincesShareIntoThePool() {
        ProjectFiling filing = filing(fresh(), 120);
        await(registry.file(filing, "usr_trader", "usr_approver"));
        Settlement levy = poster.posted().get(1);
        assertThat(levy.code()).isEqualTo(SettlementCode.LEVY);
        assertThat(levy.transfers())
                .extracting(transfer -> transfer.from() + " " + transfer.to() + " " + transfer.amount())
                .containsExactly("331126/RESERVE/QUANTITY 330000/POOL/QUANTITY 20000");
    }

    @Test
    void filingAgainPostsNothingTwice() {
        ProjectFiling filing = filing(fresh(), 120);
        await(registry.file(filing, "usr_trader", "usr_approver"));
        await(registry.file(filing, "usr_trader", "usr_approver"));
        assertThat(poster.posted()).hasSize(2);
        assertThat(poster.timesAsked()).isEqualTo(2);
    }

    @Test
    void aLostAnswerIsMadeGoodByResuming() {
        for (String lost : List.of(":mint", ":levy")) {
            ProjectFiling filing = filing(fresh(), 120);
            poster.crashAfter(filing.id() + lost);
            assertThatThrownBy(() -> await(registry.file(filing, "usr_trader", "usr_approver")))
                    .hasMessageContaining("the answer was lost");
            assertThat(await(registry.project(filing.id())).orElseThrow().minted())
                    .isEmpty();

            assertThat(await(registry.resume())).isEqualTo(1);
            assertThat(await(registry.project(filing.id())).orElseThrow().minted())
                    .isPresent();
            assertThat(await(registry.resume())).isZero();
        }
        assertThat(poster.posted()).hasSize(4);
    }

    @Test
    void l_03_1b_refusedProjectIsKeptWithItsClauseAndMayBeFiledAgain() {
        int number = fresh();
        ProjectFiling steep = filing(number, 251);
        assertThat(await(registry.file(steep, "usr_trader", "usr_approver"))).isInstanceOf(FilingOutcome.Refused.class);
        ProjectRecord refused = await(registry.project(steep.id())).orElseThrow();
        assertThat(refused.refusals())
                .extracting(refusal -> refusal.clause().text())
                .containsExactly("L-03.1b");
        assertThat(poster.posted()).isEmpty();

        assertThat(await(registry.file(filing(number, 250), "usr_trader", "usr_approver")))
                .isInstanceOf(FilingOutcome.Registered.class);
        ProjectRecord accepted = await(registry.project(steep.id())).orElseThrow();
        assertThat(accepted.revision()).isEqualTo(2);
        assertThat(accepted.isAccepted()).isTrue();
    }

    @Test
    void m13_02_5_registeredProjectIsNotChanged() {
        int number = fresh();
        await(registry.file(filing(number, 120), "usr_trader", "usr_approver"));
        assertThat(await(registry.file(filing(number, 130), "usr_trader", "usr_approver")))
                .isInstanceOfSatisfying(
                        FilingOutcome.NotTaken.class,
                        notTaken -> assertThat(notTaken.refusals())
                                .extracting(Refusal::code)
                                .containsExactly("ALREADY_FILED"));
    }

    @Test
    void m13_02_5_twoAtOnceWithOneFilingNumberGiveOneRegistration() {
        int first = fresh();
        int second = fresh();
        ProjectFiling one =
                SampleFiling.with(document -> document.put("number", "3311262019" + String.format("%04d", first))
                        .put("ministryNumber", "BA-same"));
        ProjectFiling other =
                SampleFiling.with(document -> document.put("number", "3311262019" + String.format("%04d", second))
                        .put("ministryNumber", "BA-same"));
        Future<FilingOutcome> a = registry.file(one, "usr_trader", "usr_approver");
        Future<FilingOutcome> b = registry.file(other, "usr_trader", "usr_approver");
        List<FilingOutcome> outcomes = List.of(await(a), await(b));
        assertThat(outcomes)
                .filteredOn(FilingOutcome.Registered.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(FilingOutcome.Refused.class::isInstance)
                .singleElement()
                .satisfies(refused -> assertThat(
                                ((FilingOutcome.Refused) refused).project().refusals())
                        .extracting(Refusal::code)
                        .containsExactly("MINISTRY_NUMBER_TAKEN"));
    }

    @Test
    void z10_06_2_oneselfCannotApprove() {
        assertThat(await(registry.file(filing(fresh(), 120), "usr_trader", "usr_trader")))
                .isInstanceOf(FilingOutcome.NotTaken.class);
        assertThat(poster.posted()).isEmpty();
    }

    @Test
    void m13_03_1_countyMustHaveExistedOnTheDayOfAcceptance() {
        ProjectFiling old = SampleFiling.with(document -> document.put("number", "33010320210001")
                .put("county", "330103")
                .put("ministryNumber", "BA-old")
                .put("acceptedOn", "2021-01-01")
                .put("filedOn", "2021-02-01"));
        assertThat(await(registry.file(old, "usr_trader", "usr_approver")))
                .isInstanceOfSatisfying(
                        FilingOutcome.Refused.class,
                        refused -> assertThat(refused.project().refusals())
                                .extracting(Refusal::code)
                                .containsExactly("COUNTY_UNKNOWN"));
    }

    @Test
    void m13_08_3_nothingIsTakenBeforeTheRulesBegin() {
        int number = fresh();
        ProjectFiling early =
                SampleFiling.with(document -> document.put("number", "3311262017" + "%04d".formatted(number))
                        .put("implementedOn", "2017-01-02")
                        .put("acceptedOn", "2017-12-01")
                        .put("filedOn", "2017-12-10"));
        assertThat(await(registry.file(early, "usr_trader", "usr_approver")))
                .isInstanceOfSatisfying(
                        FilingOutcome.NotTaken.class,
                        notTaken -> assertThat(notTaken.refusals())
                                .extracting(Refusal::code)
                                .containsExactly("NO_RULES_IN_FORCE"));
    }

    @Test
    void listsProjectsPageByPage() {
        await(registry.file(filing(fresh(), 120), "usr_trader", "usr_approver"));
        await(registry.file(filing(fresh(), 300), "usr_trader", "usr_approver"));
        ProjectPage first = await(registry.projects(ProjectFilter.ALL, "", 1));
        assertThat(first.items()).hasSize(1);
        ProjectPage second =
                await(registry.projects(ProjectFilter.ALL, first.nextAfter().orElseThrow(), 1000));
        assertThat(second.items())
                .isNotEmpty()
                .allMatch(project ->
                        project.id().compareTo(first.items().getFirst().id()) > 0);
        ProjectFilter refused = new ProjectFilter(Optional.of("331126"), Optional.of(ProjectRecord.Decision.REFUSED));
        assertThat(await(registry.projects(refused, "", 1000)).items())
                .isNotEmpty()
                .noneMatch(ProjectRecord::isAccepted);
        assertThat(await(registry.projects(new ProjectFilter(Optional.of("330421"), Optional.empty()), "", 10))
                        .items())
                .isEmpty();
    }

    @Test
    void z10_21_1_pairsAreReadFromBothSides() {
        List<County> counties = await(registry.counties(DAY));
        assertThat(counties).extracting(County::code).containsExactly("330421", "331126");
        assertThat(counties.get(0).pairedWith())
                .extracting(County.Partner::code)
                .containsExactly("331126");
        assertThat(counties.get(1).pairedWith())
                .extracting(County.Partner::code)
                .containsExactly("330421");
        assertThat(await(registry.county("330103", LocalDate.parse("2020-12-31"))))
                .isPresent();
        assertThat(await(registry.county("330103", LocalDate.parse("2021-01-01"))))
                .isEmpty();
    }

    @Test
    void z10_08_3_m13_07_5_standingFollowsTheNewestFacts() {
        assertThat(codes(await(registry.eligibilityToSell("331126", DAY)))).containsExactly("TASK_UNKNOWN");
        await(registry.record(List.of(
                new StandingFact.Task("tsk_331126-2022-1", "331126", 2022, 400_000, 399_999),
                new StandingFact.OwnBalance("bal_331126-1", "331126", LocalDate.parse("2022-01-01"), 2),
                new StandingFact.Suspended(
                        "sus_331126-1", "331126", LocalDate.parse("2022-05-01"), "抽查不实", "usr_a", "usr_b"))));
        assertThat(codes(await(registry.eligibilityToSell("331126", DAY))))
                .containsExactly("TASK_NOT_MET", "OWN_PROJECTS_UNBALANCED", "SUSPENDED");
        assertThat(codes(await(registry.eligibilityToSell("331126", LocalDate.parse("2022-04-30")))))
                .containsExactly("TASK_NOT_MET", "OWN_PROJECTS_UNBALANCED");

        await(registry.record(List.of(
                new StandingFact.Task("tsk_331126-2022-2", "331126", 2022, 400_000, 400_000),
                new StandingFact.OwnBalance("bal_331126-2", "331126", DAY, 0),
                new StandingFact.Lifted("sus_331126-1", DAY, "usr_a", "usr_b"))));
        assertThat(await(registry.eligibilityToSell("331126", DAY))).isEmpty();
    }

    @Test
    void m13_05_2_shortageHoldsFromItsFirstToItsLastDay() {
        await(registry.record(
                List.of(new StandingFact.Shortage("sho_330421-1", "330421", DAY, DAY.plusDays(1), "后备资源不足"))));
        assertThat(codes(await(registry.eligibilityToBuy("330421", DAY.minusDays(1)))))
                .containsExactly("SHORTAGE_NOT_DECLARED");
        assertThat(await(registry.eligibilityToBuy("330421", DAY))).isEmpty();
        assertThat(await(registry.eligibilityToBuy("330421", DAY.plusDays(1)))).isEmpty();
        assertThat(codes(await(registry.eligibilityToBuy("330421", DAY.plusDays(2)))))
                .containsExactly("SHORTAGE_NOT_DECLARED");
    }

    private static List<String> codes(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }

    @Test
    void nothingIsChangedInPlace() {
        for (String sql : List.of(
                "UPDATE registry.filing SET decision = 'ACCEPTED'",
                "DELETE FROM registry.filing",
                "TRUNCATE registry.suspension_lift",
                "UPDATE policy.rulebook SET document = ''")) {
            assertThatThrownBy(() -> await(database.administrator().query(sql).execute()))
                    .hasMessageContaining("append-only");
        }
    }
}
