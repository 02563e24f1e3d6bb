package io.quotaexchange.writeoff;

import static io.quotaexchange.construction.Lands.ordinary;
import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.construction.FeePayment;
import io.quotaexchange.construction.Lands;
import io.quotaexchange.construction.SupplementMode;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.rulebook.ConstructionKind;
import io.quotaexchange.rulebook.LandClass;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Write-offs and commitments against a real PostgreSQL; the steps build on one ledger. */
@ExtendWith(PostgresFixture.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ProjectWriteOffsTest {
    private static final LocalDate DAY = LocalDate.parse("2022-06-01");
    private static final LocalDate DUE = LocalDate.parse("2022-07-01");

    private WriteOffFixture here;

    @BeforeEach
    void open(TestDatabase database) {
        here = new WriteOffFixture(database);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static List<String> codes(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.code() + " " + refusal.clause())
                .toList();
    }

    private List<Refusal> refused(String project) {
        return ((ProjectWriteOffs.Outcome.Refused) await(here.writeOffs.writeOff(project, DAY, "m", "a"))).refusals();
    }

    private ProjectWriteOffs.Outcome.Done done(String project) {
        return (ProjectWriteOffs.Outcome.Done) await(here.writeOffs.writeOff(project, DAY, "m", "a"));
    }

    private Commitments.Promise promise(String project, LocalDate due, String... supplements) {
        return new Commitments.Promise(project, DAY, due, List.of(supplements), "承诺备案 7", "m", "a");
    }

    private List<String> notCommitted(Commitments.Promise promise) {
        return codes(((Commitments.Outcome.Refused) await(here.commitments.commit(promise))).refusals());
    }

    private List<String> againstSelling(LocalDate day) {
        return codes(await(here.registry.eligibilityToSell(WriteOffFixture.COUNTY, day)));
    }

    @Test
    @Order(1)
    void m13_04_5_eachIndicatorThatIsShortIsNamedWithHowMuch() {
        here.open(100_000, 135_000, 20_000);
        here.register(Lands.railway("con_331126-1", SupplementMode.SELF, ordinary(LandClass.PADDY, 6, 30_000)));
        List<Refusal> refusals = refused("con_331126-1");
        assertThat(codes(refusals)).containsExactly("PADDY_SHORT M13-04.5");
        assertThat(refusals.getFirst().zh()).isEqualTo("水田指标应核销 3.0000，储备库可用 2.0000，尚缺 1.0000 公顷");
        here.register(Lands.railway("con_331126-2", SupplementMode.SELF, ordinary(LandClass.PADDY, 5, 100_001)));
        assertThat(codes(refused("con_331126-2")))
                .containsExactly("QUANTITY_SHORT M13-04.5", "CAPACITY_SHORT M13-04.5", "PADDY_SHORT M13-04.5");
        assertThat(codes(refused("con_331126-9"))).containsExactly("PROJECT_UNKNOWN M13-04.4");
        assertThat(here.free()).isEqualTo(new IndicatorVector(100_000, 135_000, 20_000));
    }

    @Test
    @Order(2)
    void m13_04_4_registeredOnceAndTheSameAgainChangesNothing() {
        ConstructionProjects.Outcome again = await(here.projects.register(
                Lands.railway("con_331126-1", SupplementMode.SELF, ordinary(LandClass.PADDY, 6, 30_000))));
        assertThat(((ConstructionProjects.Outcome.Done) again).repeated()).isTrue();
        ConstructionProjects.Outcome other = await(here.projects.register(
                Lands.railway("con_331126-1", SupplementMode.SELF, ordinary(LandClass.PADDY, 6, 30_001))));
        assertThat(codes(((ConstructionProjects.Outcome.Refused) other).refusals()))
                .containsExactly("ID_TAKEN M13-04.4");
    }

    @Test
    @Order(3)
    void z10_06_1_noWriteOffBeforeTheFeeIsPaidInFull() {
        here.register(Lands.railway("con_331126-3", SupplementMode.ENTRUSTED, ordinary(LandClass.DRY, 7, 20_000)));
        assertThat(codes(refused("con_331126-3"))).containsExactly("FEE_NOT_PAID Z10-06.1");
        // 2 ha are 30 mu at 32,000 yuan.
        assertThat(pay(1, 50_000_000)).isEqualTo(List.of());
        assertThat(pay(2, 46_000_001)).containsExactly("PAYMENT_ABOVE_FEE Z10-06.1");
        assertThat(refused("con_331126-3").getFirst().zh()).contains("应缴 960000.00 元，尚欠 460000.00 元");
        assertThat(pay(2, 46_000_000)).isEqualTo(List.of());
        assertThat(pay(2, 46_000_000)).isEqualTo(List.of());
        ProjectWriteOffs.Outcome.Done done = done("con_331126-3");
        assertThat(done.writeOff().amounts()).isEqualTo(new IndicatorVector(20_000, 27_000, 0));
        assertThat(done.writeOff().kind()).isEqualTo(ActKind.WRITE_OFF);
        assertThat(here.free()).isEqualTo(new IndicatorVector(80_000, 108_000, 20_000));
        assertThat(done("con_331126-3").repeated()).isTrue();
        assertThat(here.free()).isEqualTo(new IndicatorVector(80_000, 108_000, 20_000));
    }

    private List<String> pay(int number, long fen) {
        ConstructionProjects.Outcome outcome = await(here.projects.pay(new FeePayment(
                "fee_331126-3-" + number,
                WriteOffFixture.COUNTY,
                "con_331126-3",
                fen,
                DAY,
                "缴款书 " + number,
                "m",
                "a")));
        return outcome instanceof ConstructionProjects.Outcome.Refused refused ? codes(refused.refusals()) : List.of();
    }

    @Test
    @Order(4)
    void m13_04_5_killedBetweenKeepingAndPostingItGoesOnAndHappensOnce() {
        here.register(Lands.railway("con_331126-4", SupplementMode.SELF, ordinary(LandClass.DRY, 7, 10_000)));
        here.restart(settlement -> Future.failedFuture("killed before it was posted"));
        assertThatThrownBy(() -> await(here.writeOffs.writeOff("con_331126-4", DAY, "m", "a")))
                .hasMessageContaining("killed before");
        assertThat(await(here.writeOffs.posted("con_331126-4"))).isEmpty();
        here.restart(settlement -> here.writer.post(settlement).compose(done -> Future.failedFuture("killed after")));
        assertThatThrownBy(() -> await(here.writeOffs.writeOff("con_331126-4", DAY, "m", "a")))
                .hasMessageContaining("killed after");
        assertThat(here.free()).isEqualTo(new IndicatorVector(70_000, 94_500, 20_000));
        here.restart(here.writer);
        assertThat(done("con_331126-4").repeated()).isTrue();
        assertThat(here.free()).isEqualTo(new IndicatorVector(70_000, 94_500, 20_000));
        assertThat(await(here.ledger.settlementsOf("write-off", "wof_331126-4")))
                .hasSize(1);
    }

    @Test
    @Order(5)
    void m13_04_5_whereTheReserveMovedInBetweenItIsDecidedAnew() {
        here.register(Lands.railway("con_331126-5", SupplementMode.SELF, ordinary(LandClass.DRY, 7, 70_000)));
        here.register(Lands.railway("con_331126-6", SupplementMode.SELF, ordinary(LandClass.DRY, 7, 10_000)));
        ProjectWriteOffs real = here.writeOffs;
        here.restart(settlement -> settlement.code() == SettlementCode.WRITE_OFF
                        && settlement.fact().id().equals("wof_331126-5")
                ? real.writeOff("con_331126-6", DAY, "m", "a").compose(done -> here.writer.post(settlement))
                : here.writer.post(settlement));
        assertThat(codes(refused("con_331126-5")))
                .containsExactly("QUANTITY_SHORT M13-04.5", "CAPACITY_SHORT M13-04.5");
        assertThat(here.free()).isEqualTo(new IndicatorVector(60_000, 81_000, 20_000));
    }

    @Test
    @Order(6)
    void m13_07_5_aSuspendedCountyWritesNothingOff() {
        StandingFact.Suspended suspended =
                new StandingFact.Suspended("sus_1", WriteOffFixture.COUNTY, DAY, "以次充好", "usr_a", "usr_b");
        await(here.registry.record(List.of(suspended)));
        here.register(Lands.railway("con_331126-7", SupplementMode.SELF, ordinary(LandClass.DRY, 7, 1)));
        assertThat(codes(refused("con_331126-7"))).containsExactly("SUSPENDED M13-07.5");
        await(here.registry.record(List.of(new StandingFact.Lifted("sus_1", DAY, "usr_a", "usr_b"))));
        assertThat(done("con_331126-7").repeated()).isFalse();
    }

    @Test
    @Order(7)
    void z10_10_3_onlyListedKindsNamingConcreteProjectsDueByCompletion() {
        String supplement = here.file(31);
        here.register(Lands.project(
                "con_331126-8", ConstructionKind.OTHER, SupplementMode.SELF, "m", ordinary(LandClass.DRY, 7, 100)));
        assertThat(notCommitted(promise("con_331126-8", Lands.DAY.plusYears(4))))
                .containsExactly(
                        "KIND_MAY_NOT_COMMIT Z10-10.3",
                        "DUE_AFTER_COMPLETION Z10-10.3",
                        "NO_SUPPLEMENT_NAMED M13-04.6");
        here.register(Lands.railway("con_331126-kept", SupplementMode.SELF, ordinary(LandClass.DRY, 7, 10_000)));
        assertThat(notCommitted(promise("con_331126-kept", DAY.minusDays(1), "prj_33112620199999", "x")))
                .containsExactly(
                        "DUE_BEFORE_COMMITMENT Z10-10.3", "SUPPLEMENT_UNKNOWN M13-04.6", "SUPPLEMENT_UNKNOWN M13-04.6");
        assertThat(notCommitted(promise("con_331126-3", DUE, supplement)))
                .containsExactly("WRITTEN_OFF_ALREADY M13-04.5");
        Commitments.Outcome taken = await(here.commitments.commit(promise("con_331126-kept", DUE, supplement)));
        assertThat(((Commitments.Outcome.Done) taken).repeated()).isFalse();
        Commitments.Outcome again = await(here.commitments.commit(promise("con_331126-kept", DUE, supplement)));
        assertThat(((Commitments.Outcome.Done) again).repeated()).isTrue();
        assertThat(notCommitted(promise("con_331126-kept", DUE.plusDays(1), supplement)))
                .containsExactly("COMMITTED_ALREADY M13-04.6");
        here.register(Lands.railway("con_331126-late", SupplementMode.SELF, ordinary(LandClass.PADDY, 7, 250_000)));
        await(here.commitments.commit(promise("con_331126-late", DUE, supplement)));
    }

    @Test
    @Order(8)
    void m13_07_2_whatIsDueSoonIsListed() {
        assertThat(await(here.commitments.dunning(DUE.minusDays(31), 30))).isEmpty();
        assertThat(await(here.commitments.dunning(DUE.minusDays(30), 30)))
                .extracting(listed -> listed.commitment().id())
                .containsExactly("cmt_331126-kept", "cmt_331126-late");
    }

    @Test
    @Order(9)
    void m13_04_7_onExpiryItIsWrittenOffOrTheCountysSalesStop() {
        assertThat(await(here.commitments.expire(DUE))).isEqualTo(new Commitments.Expired(0, 0));
        assertThat(againstSelling(DUE.plusDays(1))).doesNotContain("COMMITMENT_OVERDUE Z10-08.3");
        IndicatorVector before = here.free();
        Future<Commitments.Expired> one = here.commitments.expire(DUE.plusDays(1));
        Future<Commitments.Expired> other = here.commitments.expire(DUE.plusDays(1));
        assertThat(List.of(await(one), await(other)))
                .extracting(Commitments.Expired::overdue)
                .containsExactlyInAnyOrder(1, 0);
        assertThat(await(here.commitments.expire(DUE.plusDays(2)))).isEqualTo(new Commitments.Expired(0, 0));
        assertThat(before.quantity() - here.free().quantity()).isEqualTo(10_000);
        WriteOff kept = WriteOff.read(new io.vertx.core.json.JsonObject(
                await(here.writeOffs.posted("con_331126-kept")).orElseThrow().document()));
        assertThat(kept.automatic()).isTrue();
        assertThat(kept.kind()).isEqualTo(ActKind.FULFIL);
        assertThat(againstSelling(DUE)).doesNotContain("COMMITMENT_OVERDUE Z10-08.3");
        assertThat(againstSelling(DUE.plusDays(1))).contains("COMMITMENT_OVERDUE Z10-08.3");
        assertThat(await(here.commitments.dunning(DUE.plusDays(9), 0)))
                .extracting(Commitments.Listed::state)
                .containsExactly(Commitments.State.OVERDUE);
    }

    @Test
    @Order(10)
    void m13_04_7_anOverdueOneIsWrittenOffOnceTheReserveHoldsEnoughAndSalesGoOn() {
        for (int number = 32; here.free().quantity() < 250_000 && number < 40; number++) {
            here.file(number);
        }
        LocalDate later = DUE.plusDays(10);
        assertThat(await(here.commitments.expire(later))).isEqualTo(new Commitments.Expired(1, 0));
        assertThat(againstSelling(later)).doesNotContain("COMMITMENT_OVERDUE Z10-08.3");
        assertThat(againstSelling(later.minusDays(1))).contains("COMMITMENT_OVERDUE Z10-08.3");
        assertThat(await(here.commitments.dunning(later, 3_000))).isEmpty();
    }

    @Test
    @Order(11)
    void m13_04_5_theSlipIsPrintedAndTheSameAgain() throws Exception {
        ConstructionAccount account = await(here.projects.find("con_331126-3")).orElseThrow();
        byte[] pdf = await(here.slips.print(account)).orElseThrow();
        assertThat(await(here.slips.print(account)).orElseThrow()).isEqualTo(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text)
                    .contains(
                            "补充耕地指标核销单",
                            "wof_331126-3",
                            "庆元县（331126）",
                            "2.0000 公顷",
                            "30.0000 亩",
                            "27000 公斤",
                            "M13-04.5");
            String hash = await(here.ledger.entry(await(here.writeOffs.posted("con_331126-3"))
                            .orElseThrow()
                            .settlement()
                            .orElseThrow()))
                    .orElseThrow()
                    .hash()
                    .toString();
            assertThat(text.replaceAll("\\s", "")).contains(hash);
        }
        ConstructionAccount open = await(here.projects.find("con_331126-1")).orElseThrow();
        assertThat(await(here.slips.print(open))).isEmpty();
    }
}
