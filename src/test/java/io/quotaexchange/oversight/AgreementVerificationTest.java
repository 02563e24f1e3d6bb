package io.quotaexchange.oversight;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.agreement.Agreement;
import io.quotaexchange.agreement.AgreementAnswer;
import io.quotaexchange.agreement.AgreementRefusal;
import io.quotaexchange.agreement.Agreements;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Pairing;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.reserve.OpeningBalance;
import io.quotaexchange.reserve.OpeningBalances;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.settlement.Step;
import io.quotaexchange.settlement.money.MoneyAct;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers by agreement from the offer to the delivery, every refusal of theirs, and their export forged. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AgreementVerificationTest {
    private static final String SELLER = "331126";
    private static final String BUYER = "330421";
    private static final String OTHER = "330281";
    private static final LocalDate DAY = LocalDate.parse("2022-06-01");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-06-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private TestDatabase database;
    private Acts acts;
    private Agreements agreements;
    private LedgerReading ledger;
    private Path genuine;
    private int forged;

    private static JsonObject ruling(Object value, String clause) {
        return new JsonObject()
                .put("value", value)
                .put("clause", clause)
                .put("basis", "PARAMETER")
                .put("zh", "测试")
                .put("en", "test");
    }

    private static String rules() {
        JsonObject rules = new JsonObject(RulebookDocument.shippedText("zhejiang-2018"));
        rules.getJsonObject("trading").put("agreement", ruling(true, "M13-05.6"));
        rules.getJsonObject("pricing").put("landClasses", new JsonArray().add(ruling("PADDY", "M13-05.7")));
        return rules.encode();
    }

    private static County county(String code) {
        return new County(code, "县" + code, "市", "县", false, DAY.minusYears(9), Optional.empty(), List.of());
    }

    private static GuidePrice price(Optional<LandClass> land, long fen) {
        return new GuidePrice(
                IndicatorKind.QUANTITY,
                land,
                UnitPrice.ofFen(fen - 2_000_000),
                UnitPrice.ofFen(1_000_000),
                UnitPrice.ofFen(1_000_000),
                DAY.minusDays(9),
                Optional.empty());
    }

    private static Agreements.Wish wish(int number, long priceFen, UnaryOperator<Wished> change) {
        Wished wished = change.apply(new Wished(
                SELLER, BUYER, IndicatorKind.QUANTITY, Optional.empty(), 20_000, priceFen, DAY.plusDays(3), "a2"));
        return new Agreements.Wish(
                "agr_test-" + number,
                wished.seller(),
                wished.buyer(),
                wished.indicator(),
                wished.land(),
                wished.amount(),
                wished.priceFen(),
                "浙协〔2022〕" + number + "号",
                wished.answerBy(),
                "m",
                wished.approver());
    }

    /** What a test changes of an offer. */
    private record Wished(
            String seller,
            String buyer,
            IndicatorKind indicator,
            Optional<LandClass> land,
            long amount,
            long priceFen,
            LocalDate answerBy,
            String approver) {}

    @BeforeAll
    void agreeAndSettle(TestDatabase given) {
        database = given;
        LedgerWriter writer = await(LedgerWriter.open(database.vertx(), database.application(), CLOCK));
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), CLOCK);
        await(rulebooks.adopt(rules(), "m", "a"));
        GuidePrices prices = new GuidePrices(database.application(), CLOCK);
        await(prices.set(price(Optional.empty(), 10_000_000), "m", "a"));
        await(prices.set(price(Optional.of(LandClass.PADDY), 15_000_000), "m", "a"));
        Registry registry = new Registry(database.application(), rulebooks, writer, CLOCK, "330000");
        await(registry.addDivisions(
                List.of(county(SELLER), county(BUYER), county(OTHER)),
                List.of(new Pairing("SHANHAI", SELLER, BUYER, "published", DAY.minusYears(1)))));
        await(registry.record(List.of(
                new StandingFact.Task("tsk_1", SELLER, 2022, 100, 100),
                new StandingFact.Shortage("sho_1", BUYER, DAY.minusDays(1), DAY.plusDays(99), "本县无法补充"))));
        acts = new Acts(database.application(), writer, CLOCK);
        await(new OpeningBalances(acts)
                .open(new OpeningBalance(
                        SELLER, DAY, new IndicatorVector(100_000, 0, 0), "浙土资函〔2018〕12号", "省厅", "m", "a")));
        Settling settling = new Settling(new AwardSteps(database.application()), writer, CLOCK);
        agreements = new Agreements(acts, rulebooks, prices, registry, settling, CLOCK);
        ledger = new LedgerReading(database.application());
        assertThat(offer(wish(1, 12_500_000, wished -> with(wished, LandClass.PADDY))))
                .isEmpty();
        assertThat(answer("agr_test-1", AgreementAnswer.Kind.ACCEPTED)).isEmpty();
        assertThat(offer(wish(2, 9_000_000, wished -> wished))).isEmpty();
        assertThat(units(AccountKind.LISTED)).isEqualTo(20_000);
        assertThat(answer("agr_test-2", AgreementAnswer.Kind.DECLINED)).isEmpty();
        assertThat(offer(wish(3, 9_000_000, wished -> wished))).isEmpty();
        assertThat(answer("agr_test-3", AgreementAnswer.Kind.WITHDRAWN)).isEmpty();
        var direct = await(agreements.find("awd_test-1", rulebooks)).orElseThrow();
        assertThat(direct.award().paired()).isTrue();
        assertThat(direct.award().valueFen()).isEqualTo(375_000_000);
        await(acts.carryOut(
                new MoneyAct(ActKind.PAY_IN, "pin_test-1", BUYER, 375_000_000, "", "国库 2022-0001", "", DAY, "m", "a")));
        await(settling.payFromCash(direct.award(), "m", "a"));
        assertThat(await(settling.taken(direct.award()))).contains(Step.DELIVERED);
        genuine = folder.resolve("genuine.zip");
        await(new Export(database.vertx(), database.auditor(), "330000").to(genuine));
    }

    private static Wished with(Wished wished, LandClass land) {
        return new Wished(
                wished.seller(),
                wished.buyer(),
                wished.indicator(),
                Optional.of(land),
                wished.amount(),
                wished.priceFen(),
                wished.answerBy(),
                wished.approver());
    }

    private List<Refusal> offer(Agreements.Wish wish) {
        return await(agreements.offer(wish));
    }

    private List<Refusal> answer(String id, AgreementAnswer.Kind kind) {
        Agreements.File file = await(agreements.find(id)).orElseThrow();
        String reason = kind == AgreementAnswer.Kind.ACCEPTED ? "" : "价格偏高";
        return await(agreements.carryOut(file, agreements.answer(file, kind, reason, "m", "a")));
    }

    private long units(AccountKind kind) {
        return await(ledger.balances(SELLER)).stream()
                .filter(balance ->
                        balance.account().kind() == kind && balance.account().unit() == Unit.QUANTITY)
                .mapToLong(balance -> balance.balance())
                .sum();
    }

    @Test
    void m13_05_6_whatWasDeclinedOrWithdrawnWentBackAndWhatWasAcceptedIsDeliveredOnce() throws IOException {
        assertThat(units(AccountKind.RESERVE)).isEqualTo(80_000);
        assertThat(units(AccountKind.LISTED)).isZero();
        assertThat(answer("agr_test-1", AgreementAnswer.Kind.ACCEPTED)).isEmpty();
        assertThat(answer("agr_test-1", AgreementAnswer.Kind.DECLINED))
                .extracting(Refusal::code)
                .containsExactly(AgreementRefusal.ANSWERED.name());
        assertThat(units(AccountKind.RESERVE)).isEqualTo(80_000);
        Verification.Report report = Verification.of(genuine, Verification.Known.NOTHING);
        assertThat(report.wrong()).isEmpty();
        assertThat(report.awards()).isEqualTo(1);
        assertThat(report.deliveries()).isEqualTo(1);
    }

    private List<String> refused(int number, long priceFen, UnaryOperator<Wished> change) {
        return offer(wish(number, priceFen, change)).stream().map(Refusal::code).toList();
    }

    @Test
    void m13_05_8_anOfferOutsideTheRulesIsRefusedWithItsReason() {
        assertThat(refused(1, 9_000_000, wished -> wished)).containsExactly("ID_TAKEN");
        assertThat(refused(11, 7_999_000, wished -> wished)).containsExactly("PRICE_OUTSIDE_BAND");
        assertThat(refused(11, 15_100_000, wished -> wished)).containsExactly("PRICE_OUTSIDE_BAND");
        assertThat(refused(11, 9_000_001, wished -> wished)).containsExactly("PRICE_OUTSIDE_BAND");
        assertThat(refused(11, 9_000_000, wished -> with(wished, LandClass.PADDY)))
                .containsExactly("PRICE_OUTSIDE_BAND");
        assertThat(refused(11, 9_000_000, wished -> with(wished, LandClass.DRY)))
                .containsExactly("LAND_CLASS_NOT_PRICED");
        assertThat(refused(11, 9_000_000, wished -> changed(wished, SELLER, 20_000, DAY.plusDays(3), "a2")))
                .contains("SAME_COUNTY");
        assertThat(refused(11, 9_000_000, wished -> changed(wished, OTHER, 20_000, DAY.plusDays(3), "a2")))
                .containsExactly("SHORTAGE_NOT_DECLARED");
        assertThat(refused(11, 9_000_000, wished -> changed(wished, BUYER, 0, DAY.plusDays(3), "a2")))
                .containsExactly("AMOUNT_NOT_POSITIVE");
        assertThat(refused(11, 9_000_000, wished -> changed(wished, BUYER, 20_000, DAY.minusDays(1), "a2")))
                .containsExactly("ANSWER_DAY_INVALID");
        assertThat(refused(11, 9_000_000, wished -> changed(wished, BUYER, 20_000, DAY.plusDays(15), "a2")))
                .containsExactly("ANSWER_DAY_INVALID");
        assertThat(refused(11, 9_000_000, wished -> changed(wished, BUYER, 20_000, DAY.plusDays(3), "m")))
                .containsExactly("SAME_PERSON");
        assertThat(refused(12, 9_000_000, wished -> changed(wished, BUYER, 90_000, DAY.plusDays(3), "a2")))
                .containsExactly("UNITS_SHORT");
        assertThat(units(AccountKind.RESERVE)).isEqualTo(80_000);
        Stream.of(AgreementRefusal.values()).forEach(code -> {
            assertThat(code.refusal("x").zh()).containsPattern("\\p{IsHan}");
            assertThat(code.refusal().remedyZh()).containsPattern("\\p{IsHan}");
            assertThat(code.refusal().en()).doesNotContainPattern("\\p{IsHan}");
        });
    }

    private static Wished changed(Wished wished, String buyer, long amount, LocalDate answerBy, String approver) {
        return new Wished(
                wished.seller(),
                buyer,
                wished.indicator(),
                wished.land(),
                amount,
                wished.priceFen(),
                answerBy,
                approver);
    }

    @ParameterizedTest
    @CsvSource({
        "agreement-offer, '\"price\":\"125000.00\"', '\"price\":\"99000.00\"', PRICE_OUTSIDE_BAND (M13-05.8)",
        "agreement-offer, '\"landClass\":\"PADDY\"', '\"landClass\":\"DRY\"', LAND_CLASS_NOT_PRICED (M13-05.7)",
        "agreement-offer, '\"paired\":true', '\"paired\":false', says otherwise whether the two are a pair",
        "agreement-offer, '\"answerBy\":\"2022-06-04\"', '\"answerBy\":\"2022-05-31\"', TOO_LATE (M13-05.8)",
        "agreement-offer, '\"buyer\":\"330421\"', '\"buyer\":\"330281\"', may give this answer",
        "agreement-offer, '\"on\":\"2022-06-01\"', '\"on\":\"2022-05-30\"', another day than it says",
        "agreement-accept, '\"county\":\"330421\"', '\"county\":\"330281\"', may give this answer",
        "agreement-accept, '\"approver\":\"a\"', '\"approver\":\"m\"', one person"
    })
    void m13_05_6_aForgedAgreementIsFound(String kind, String old, String now, String words) throws IOException {
        Forgery forgery = Forgery.of(genuine);
        String mark = "\\\"kind\\\":\\\"" + kind + "\\\"";
        int line = 0;
        while (!forgery.lines(ArchiveFile.ACTS).get(line).contains(mark)) {
            line++;
        }
        found(forgery.replace(ArchiveFile.ACTS, line, text -> text.replace(quoted(old), quoted(now))), words);
    }

    private static String quoted(String text) {
        return text.replace("\"", "\\\"");
    }

    @Test
    void m13_05_6_anAwardWhoseAgreementWasNotAcceptedIsFound() throws IOException {
        found(
                Forgery.of(genuine)
                        .change(ArchiveFile.ACTS, lines -> lines.removeIf(line -> line.contains("agreement-accept"))),
                "was made by no round");
    }

    @Test
    void m13_05_2_aBuyerThatHadNotDeclaredItsShortageIsFound() throws IOException {
        found(
                Forgery.of(genuine)
                        .change(ArchiveFile.STANDINGS, lines -> lines.removeIf(line -> line.contains("sho_1"))),
                "SHORTAGE_NOT_DECLARED");
    }

    @Test
    void m13_05_7_aChangedComponentOfAPriceByLandClassIsFound() throws IOException {
        found(
                Forgery.of(genuine)
                        .change(
                                ArchiveFile.GUIDE_PRICES,
                                lines -> lines.replaceAll(line -> line.replace("13000000", "20000000"))),
                "PRICE_OUTSIDE_BAND");
    }

    private void found(Forgery forgery, String words) throws IOException {
        Path file = forgery.remanifestAlone().write(folder.resolve("forged-" + ++forged + ".zip"));
        assertThat(Verification.of(file, Verification.Known.NOTHING).wrong().orElse("holds"))
                .contains(words);
    }

    @Test
    void theIdOfAnAwardTellsWhatItIsOf() {
        assertThat(Agreement.ofAward("awd_test-1")).contains("agr_test-1");
        assertThat(Agreement.ofAward("awd_test-1_1_0001")).isEmpty();
    }
}
