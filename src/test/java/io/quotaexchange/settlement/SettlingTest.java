package io.quotaexchange.settlement;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static io.quotaexchange.settlement.SampleAwards.BUYER;
import static io.quotaexchange.settlement.SampleAwards.SELLER;
import static io.quotaexchange.settlement.SampleAwards.VALUE_FEN;
import static io.quotaexchange.settlement.SampleAwards.award;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.JournalCheck;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Signatures;
import io.quotaexchange.round.Award;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.money.Deposits;
import io.quotaexchange.settlement.money.MoneyAct;
import io.quotaexchange.settlement.money.MoneyActs;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Awards to their ends against a real PostgreSQL; the steps build on one ledger. */
@ExtendWith(PostgresFixture.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SettlingTest {
    private static final LocalDate DAY = LocalDate.of(2018, 7, 2);
    private static final long DEPOSIT_FEN = 15_000_000;

    private final List<String> excluded = new ArrayList<>();

    private LedgerWriter writer;
    private LedgerReading ledger;
    private Acts acts;
    private AwardSteps steps;
    private Settling settling;
    private Defaults defaults;
    private Deposits deposits;
    private MoneyActs money;

    @BeforeEach
    void open(TestDatabase database) {
        Clock clock = Clock.systemUTC();
        writer = await(LedgerWriter.open(database.vertx(), database.application(), clock));
        ledger = new LedgerReading(database.application());
        acts = new Acts(database.application(), writer, clock);
        steps = new AwardSteps(database.application());
        settling = new Settling(steps, writer, clock);
        defaults = new Defaults(steps, acts, clock, decided -> {
            excluded.add(decided.buyer() + " " + decided.excludedUntil().orElseThrow());
            return Future.succeededFuture();
        });
        deposits = new Deposits(database.application(), acts);
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), clock);
        await(rulebooks.adopt(RulebookDocument.shippedText("zhejiang-2018"), "m", "a"));
        money = new MoneyActs(acts, rulebooks, clock);
    }

    @AfterEach
    void close() {
        await(writer.close());
        JournalCheck check = new JournalCheck();
        await(ledger.forEachEntry(entry -> assertThat(check.next(entry)).isEmpty()));
        assertThat(check.finish()).isEmpty();
    }

    private long units(String county, AccountKind kind) {
        return SampleAwards.balance(ledger, county, kind, Unit.QUANTITY);
    }

    private long fen(String county, AccountKind kind) {
        return SampleAwards.balance(ledger, county, kind, Unit.CNY);
    }

    private void take(Award award, Step... taken) {
        for (Step step : taken) {
            await(settling.take(award, step, "m", "a"));
        }
    }

    private void refused(Runnable work, SettlementRefusal code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        StepRefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code.name()));
    }

    private static MoneyAct act(ActKind kind, String id, String county, long fen, String subject) {
        return new MoneyAct(kind, id, county, fen, subject, "国库 2018-0001", "高标准农田 / farmland", DAY, "m", "a");
    }

    private static AwardDefault inDefault(Award award, long forfeitFen) {
        return AwardDefault.of(
                award,
                AwardDefault.Fault.BUYER_DID_NOT_PAY,
                DAY.minusDays(1),
                DAY,
                forfeitFen,
                Optional.of(DAY.plusMonths(12)),
                "m",
                "a");
    }

    @Test
    @Order(1)
    void z10_08_1_anInvoicedAwardIsConfirmedInEitherOrderPaidAndDelivered() {
        SampleAwards.list(acts, writer);
        take(award(1), Step.AWARDED, Step.BUYER_CONFIRMED);
        refused(() -> take(award(1), Step.PAID), SettlementRefusal.OUT_OF_TURN);
        take(award(1), Step.SELLER_CONFIRMED, Step.PAID);
        assertThat(fen(BUYER, AccountKind.CASH)).isEqualTo(VALUE_FEN);
        take(award(1), Step.DELIVERED);
        assertThat(units(BUYER, AccountKind.RESERVE)).isEqualTo(10_000);
        assertThat(fen(SELLER, AccountKind.REVENUE)).isEqualTo(VALUE_FEN);
        assertThat(fen(BUYER, AccountKind.CASH)).isZero();
        long head = await(ledger.head()).sequence();
        take(award(1), Step.AWARDED, Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED, Step.PAID, Step.DELIVERED);
        assertThat(await(ledger.head()).sequence()).isEqualTo(head);
    }

    @Test
    @Order(2)
    void z10_06_2_onePersonDoesNotTakeAStepAlone() {
        refused(() -> await(settling.take(award(2), Step.AWARDED, "m", "m")), SettlementRefusal.SAME_PERSON);
    }

    @Test
    @Order(3)
    void z10_08_1_aPrefundedAwardIsPaidAndDeliveredByOneSettlementOrNotAtAll() {
        take(award(2), Step.AWARDED, Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED);
        long head = await(ledger.head()).sequence();
        refused(() -> await(settling.payFromCash(award(2), "m", "a")), SettlementRefusal.DELIVERY_REFUSED);
        assertThat(await(ledger.head()).sequence()).isEqualTo(head);
        assertThat(await(money.carryOut(act(ActKind.PAY_IN, "pin_1", BUYER, VALUE_FEN + DEPOSIT_FEN, ""))))
                .isEmpty();
        await(settling.payFromCash(award(2), "m", "a"));
        await(settling.payFromCash(award(2), "m", "a"));
        assertThat(await(ledger.head()).sequence()).isEqualTo(head + 2);
        assertThat(await(settling.taken(award(2)))).contains(Step.PAID, Step.DELIVERED);
        assertThat(units(BUYER, AccountKind.RESERVE)).isEqualTo(20_000);
        assertThat(fen(BUYER, AccountKind.CASH)).isEqualTo(DEPOSIT_FEN);
    }

    /** Posted, and killed before the steps were recorded: the same again records them and posts nothing. */
    @Test
    @Order(4)
    void z10_08_1_aPrefundedAwardKilledAfterItsDeliveryGoesOn() {
        assertThat(await(money.carryOut(act(ActKind.PAY_IN, "pin_2", BUYER, VALUE_FEN, ""))))
                .isEmpty();
        take(award(3), Step.AWARDED, Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED);
        await(writer.post(
                AwardSettlements.of(award(3), Step.DELIVERED, "m", "a").orElseThrow()));
        long head = await(ledger.head()).sequence();
        await(settling.payFromCash(award(3), "m", "a"));
        assertThat(await(ledger.head()).sequence()).isEqualTo(head);
        assertThat(await(settling.taken(award(3)))).contains(Step.DELIVERED);
    }

    @Test
    @Order(5)
    void m13_05_8_aDefaultSendsTheUnitsBackAndTakesTheDepositsShare() {
        MoneyAct held = act(ActKind.DEPOSIT_HOLD, "dph_test-1_330281", BUYER, DEPOSIT_FEN, "rnd_test-1");
        assertThat(await(money.carryOut(held))).isEmpty();
        assertThat(await(deposits.held(BUYER, "rnd_test-1")).heldFen()).isEqualTo(DEPOSIT_FEN);
        assertThat(await(deposits.held(BUYER, "rnd_other")).heldFen()).isZero();
        take(award(4), Step.AWARDED, Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED);
        long free = units(SELLER, AccountKind.RESERVE);
        assertThat(await(defaults.carryOut(award(4), inDefault(award(4), 12_000_000))))
                .isEmpty();
        assertThat(excluded).containsExactly("330281 2019-07-02");
        assertThat(units(SELLER, AccountKind.RESERVE)).isEqualTo(free + 10_000);
        assertThat(await(deposits.held(BUYER, "rnd_test-1")).heldFen()).isEqualTo(3_000_000);
        long head = await(ledger.head()).sequence();
        // On another day with another sum: the first decision stands.
        assertThat(await(defaults.carryOut(award(4), inDefault(award(4), 3_000_000))))
                .isEmpty();
        assertThat(await(ledger.head()).sequence()).isEqualTo(head);
        refused(() -> take(award(4), Step.PAID), SettlementRefusal.DEFAULTED);
        refused(() -> await(settling.payFromCash(award(4), "m", "a")), SettlementRefusal.DEFAULTED);
    }

    private DepositReturns returns(DepositUse use) {
        return new DepositReturns(
                money, deposits, acts, (county, round) -> Future.succeededFuture(use), Clock.systemUTC());
    }

    @Test
    @Order(6)
    void m13_05_8_whatIsLeftOfADepositGoesBackOnce() {
        DepositReturns needed = returns(new DepositUse(true, Optional.of(DAY.plusDays(30)), true));
        assertThat(await(needed.giveBack(BUYER, "rnd_test-1", new Signatures("m", "a"))))
                .extracting(refusal -> refusal.code() + " " + refusal.clause())
                .containsExactly("DEPOSIT_IN_USE M13-05.8");
        assertThat(await(needed.expire())).isZero();
        JsonObject held = await(needed.heldBy(BUYER)).getJsonObject(0);
        assertThat(held.getString("amount")).isEqualTo("30000.00");
        assertThat(held.getString("until")).isEqualTo(DAY.plusDays(30).toString());
        assertThat(held.getBoolean("byCalendar")).isTrue();

        DepositReturns over = returns(new DepositUse(false, Optional.empty(), false));
        assertThat(await(over.expire())).isEqualTo(1);
        assertThat(await(over.expire())).isZero();
        assertThat(await(over.giveBack(BUYER, "rnd_test-1", new Signatures("m", "a"))))
                .isEmpty();
        assertThat(await(over.heldBy(BUYER))).isEmpty();
        assertThat(fen(BUYER, AccountKind.CASH)).isEqualTo(3_000_000);
        assertThat(fen(BUYER, AccountKind.DEPOSIT)).isZero();
    }

    @Test
    @Order(7)
    void m13_05_8_aPaidAwardIsNotDefaulted() {
        take(award(5), Step.AWARDED, Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED, Step.PAID);
        assertThat(await(defaults.carryOut(award(5), inDefault(award(5), 0))))
                .extracting(Refusal::code)
                .containsExactly("PAID_ALREADY");
        take(award(5), Step.DELIVERED);
    }

    /** Who asks to pay without the money has paid nothing: the deadline ends the award in default all the same. */
    @Test
    @Order(98)
    void m13_05_8_aPaymentThatTheLedgerRefusedKeepsNobodyFromADefault() {
        take(award(6), Step.AWARDED, Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED);
        long cash = fen(BUYER, AccountKind.CASH);
        if (cash > 0) {
            assertThat(await(money.carryOut(act(ActKind.PAY_OUT, "pot_all", BUYER, cash, ""))))
                    .isEmpty();
        }
        refused(() -> await(settling.payFromCash(award(6), "m", "a")), SettlementRefusal.DELIVERY_REFUSED);
        long free = units(SELLER, AccountKind.RESERVE);
        assertThat(await(defaults.carryOut(award(6), inDefault(award(6), 0)))).isEmpty();
        assertThat(units(SELLER, AccountKind.RESERVE)).isEqualTo(free + 10_000);
        assertThat(await(steps.ending(award(6).id()))).contains(Ending.DEFAULTED);
        assertThat(await(steps.defaultsOfRound("rnd_test-1"))).contains(award(6).id());
        refused(() -> await(settling.payFromCash(award(6), "m", "a")), SettlementRefusal.DEFAULTED);
        assertThat(await(defaults.carryOut(award(6), inDefault(award(6), 0)))).isEmpty();
    }

    /** The database refuses to call that unpaid which was paid, whoever asks. */
    @Test
    @Order(99)
    void m13_05_8_whatWasPaidIsNotCalledUnpaid(TestDatabase database) {
        assertThat(await(steps.defaultUnpaid(award(1).id(), java.time.Instant.now())))
                .isFalse();
        assertThatThrownBy(() -> await(database.application()
                        .query("INSERT INTO settlement.claim_without_payment VALUES ('" + award(1).id() + "', now())")
                        .execute()))
                .hasMessageContaining("was paid");
    }

    /** The database holds the order too, whoever inserts. */
    @Test
    @Order(8)
    void m13_05_8_theDatabaseRefusesStepsOutOfTurnAndAfterADefault(TestDatabase database) {
        for (String step : List.of("awd_test-1_1_0004/3", "awd_test-1_1_0009/1", "awd_test-1_1_0009/4")) {
            String[] parts = step.split("/");
            assertThatThrownBy(() -> await(database.application()
                            .preparedQuery("""
                                    INSERT INTO settlement.award_step
                                           (award_id, step, settlement, maker, approver, recorded_at)
                                    VALUES ($1, $2, 0, 'm', 'a', now())
                                    """)
                            .execute(Tuple.of(parts[0], Short.parseShort(parts[1])))))
                    .hasMessageContaining(parts[0]);
        }
    }

    @Test
    @Order(9)
    void z10_08_2_proceedsServeThePurposesOfTheRulebookAndNoOther() {
        assertThat(await(money.carryOut(act(ActKind.SPEND, "spd_1", SELLER, 100, "楼堂馆所"))))
                .extracting(Refusal::code)
                .containsExactly("PURPOSE_NOT_PERMITTED");
        assertThat(await(money.carryOut(act(ActKind.SPEND, "spd_1", SELLER, 100, "耕地保护"))))
                .isEmpty();
        assertThat(await(money.carryOut(act(ActKind.SPEND, "spd_2", SELLER, 10 * VALUE_FEN, "农业生产"))))
                .extracting(Refusal::code)
                .containsExactly("BALANCE_SHORT");
        assertThat(fen(SELLER, AccountKind.REVENUE)).isEqualTo(4 * VALUE_FEN - 100);
    }

    @Test
    @Order(10)
    void z10_06_2_everyFaultOfAMoneyActIsSaidAtOnce() {
        MoneyAct bad =
                new MoneyAct(ActKind.PAY_IN, "pin_9", "330000", 0, "", " ", "", LocalDate.of(9999, 1, 1), "m", "m");
        assertThat(await(money.carryOut(bad)))
                .extracting(Refusal::code)
                .containsExactly(
                        "SAME_PERSON", "COUNTY_NOT_VALID", "AMOUNT_NOT_POSITIVE", "REFERENCE_MISSING", "DAY_IN_FUTURE");
    }
}
