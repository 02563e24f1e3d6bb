package io.quotaexchange.reserve;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.JournalCheck;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.quantity.IndicatorVector;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acts on reserves against a real PostgreSQL; the steps build on one ledger. */
@ExtendWith(PostgresFixture.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReserveActsTest {
    private static final String COUNTY = "331126";
    private static final String OTHER = "330281";
    private static final String LOT = "33-331126-2018-OPEN-Q";

    private LedgerWriter writer;
    private LedgerReading ledger;
    private Acts acts;
    private UnitActs units;

    @BeforeEach
    void open(TestDatabase database) {
        writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        ledger = new LedgerReading(database.application());
        acts = new Acts(database.application(), writer, Clock.systemUTC());
        units = new UnitActs(acts, ledger);
    }

    @AfterEach
    void close() {
        await(writer.close());
        JournalCheck check = new JournalCheck();
        await(ledger.forEachEntry(entry -> assertThat(check.next(entry)).isEmpty()));
        assertThat(check.finish()).isEmpty();
    }

    private static OpeningBalance opening(long quantity) {
        return new OpeningBalance(
                COUNTY,
                LocalDate.of(2018, 4, 1),
                new IndicatorVector(quantity, 500, 0),
                "浙土资函〔2018〕12号",
                "浙江省国土资源厅",
                "m",
                "a");
    }

    private static UnitRequest request(ActKind kind, String id, long first, long last) {
        return new UnitRequest(kind, id, LOT, first, last, "影像显示撂荒 / idle on the image", "影像 2019-07", "m", "a");
    }

    private UnitActs.Outcome.Done done(UnitRequest request) {
        UnitActs.Outcome outcome = await(units.take(request));
        assertThat(outcome).isInstanceOf(UnitActs.Outcome.Done.class);
        return (UnitActs.Outcome.Done) outcome;
    }

    private List<String> refused(UnitRequest request) {
        UnitActs.Outcome outcome = await(units.take(request));
        assertThat(outcome).isInstanceOf(UnitActs.Outcome.Refused.class);
        return ((UnitActs.Outcome.Refused) outcome)
                .refusals().stream().map(Refusal::code).toList();
    }

    private long balance(String owner, AccountKind kind) {
        return await(ledger.balances(owner)).stream()
                .filter(one -> one.account().equals(new Account(owner, kind, Unit.QUANTITY)))
                .mapToLong(AccountBalance::balance)
                .sum();
    }

    private void move(SettlementCode code, String key, Account from, Account to, long first, long last) {
        assertThat(await(writer.post(moving(code, key, from, to, first, last)))).isInstanceOf(Outcome.Posted.class);
    }

    private static Settlement moving(SettlementCode code, String key, Account from, Account to, long first, long last) {
        return new Settlement(
                code,
                key,
                new Fact("test", key, new byte[32]),
                "m",
                Optional.empty(),
                List.of(Transfer.ofUnits(from, to, LOT, new io.quotaexchange.ledger.UnitRange(first, last))),
                List.of());
    }

    private static Account account(String owner, AccountKind kind) {
        return new Account(owner, kind, Unit.QUANTITY);
    }

    @Test
    @Order(1)
    void m13_08_2_anOpeningBalanceComesInOnceWithItsDocument() {
        OpeningBalances openings = new OpeningBalances(acts);
        assertThat(await(openings.open(opening(1_000)))).isEmpty();
        assertThat(await(openings.open(opening(1_000)))).isEmpty();
        assertThat(await(openings.open(opening(2_000))))
                .extracting(Refusal::code)
                .containsExactly("ID_TAKEN");
        assertThat(balance(COUNTY, AccountKind.RESERVE)).isEqualTo(1_000);
        OpeningBalance bad =
                new OpeningBalance("330000", LocalDate.of(2018, 4, 1), IndicatorVector.ZERO, " ", "", "m", "m");
        assertThat(await(openings.open(bad)))
                .extracting(Refusal::code)
                .containsExactly("SAME_PERSON", "COUNTY_NOT_VALID", "AMOUNT_NOT_POSITIVE", "DOCUMENT_MISSING");
        assertThat(await(ledger.settlementsOf("opening", "opn_331126"))).hasSize(1);
        assertThat(OpeningBalance.read(new JsonObject(opening(7).document().encode())))
                .isEqualTo(opening(7));
    }

    /** 1–400 stay in the reserve, 401–600 are listed, 601–700 awarded, 701–800 in the pool, 801–900 written off. */
    @Test
    @Order(2)
    void m13_07_3_freezesUnitsWhereverTheyHaveGone() {
        Account reserve = account(COUNTY, AccountKind.RESERVE);
        Account listed = account(COUNTY, AccountKind.LISTED);
        move(SettlementCode.LIST, "t1", reserve, listed, 401, 700);
        move(SettlementCode.AWARD, "t2", listed, account(COUNTY, AccountKind.AWARDED), 601, 700);
        move(SettlementCode.LEVY, "t3", reserve, account("330000", AccountKind.POOL), 701, 800);
        move(SettlementCode.WRITE_OFF, "t4", reserve, Account.system(AccountKind.WRITTEN_OFF, Unit.QUANTITY), 801, 900);
        UnitActs.Outcome.Done done = done(request(ActKind.FREEZE, "frz_1", 301, 850));
        assertThat(done.act().parts())
                .extracting(part -> part.from() + " " + part.units().first() + "–"
                        + part.units().last())
                .containsExactly(
                        "331126/RESERVE/QUANTITY 301–400",
                        "331126/LISTED/QUANTITY 401–600",
                        "331126/AWARDED/QUANTITY 601–700",
                        "330000/POOL/QUANTITY 701–800");
        assertThat(done.act().passed())
                .extracting(part -> part.holder() + " " + part.units().first() + "–"
                        + part.units().last())
                .containsExactly("SYSTEM/WRITTEN_OFF/QUANTITY 801–850");
        assertThat(balance(COUNTY, AccountKind.FROZEN)).isEqualTo(400);
        assertThat(balance("330000", AccountKind.FROZEN)).isEqualTo(100);
        assertThat(UnitAct.read(new JsonObject(done.act().document().encode()))).isEqualTo(done.act());
    }

    @Test
    @Order(3)
    void theSameRequestAgainGivesTheFirstAnswer() {
        UnitActs.Outcome.Done again = done(request(ActKind.FREEZE, "frz_1", 301, 850));
        assertThat(again.repeated()).isTrue();
        assertThat(refused(request(ActKind.FREEZE, "frz_1", 302, 850))).containsExactly("ID_TAKEN");
        assertThat(refused(request(ActKind.THAW, "frz_1", 301, 850))).containsExactly("ID_TAKEN");
    }

    @Test
    @Order(4)
    void m13_07_3_thawsUnitsToWhereTheyWere() {
        done(request(ActKind.THAW, "thw_1", 351, 650));
        assertThat(balance(COUNTY, AccountKind.FROZEN)).isEqualTo(100);
        assertThat(balance(COUNTY, AccountKind.LISTED)).isEqualTo(200);
        assertThat(balance(COUNTY, AccountKind.AWARDED)).isEqualTo(50);
        // Frozen again, the units remember their account before the first freeze as well.
        done(request(ActKind.FREEZE, "frz_2", 620, 640));
        done(request(ActKind.THAW, "thw_2", 601, 700));
        assertThat(balance(COUNTY, AccountKind.AWARDED)).isEqualTo(100);
        done(request(ActKind.THAW, "thw_3", 701, 710));
        assertThat(balance("330000", AccountKind.POOL)).isEqualTo(10);
    }

    @Test
    @Order(5)
    void m13_07_3_deductsFrozenAndFreeUnitsButNotListedOnes() {
        assertThat(refused(request(ActKind.DEDUCT, "ded_1", 290, 420))).containsExactly("FREEZE_FIRST");
        UnitActs.Outcome.Done done = done(request(ActKind.DEDUCT, "ded_2", 290, 330));
        assertThat(done.act().parts()).hasSize(2);
        assertThat(balance("SYSTEM", AccountKind.CANCELLED)).isEqualTo(41);
        assertThat(refused(request(ActKind.DEDUCT, "ded_3", 290, 330))).containsExactly("NOTHING_TO_DEDUCT");
        assertThat(refused(request(ActKind.FREEZE, "frz_3", 300, 320))).containsExactly("NOTHING_TO_FREEZE");
        assertThat(refused(request(ActKind.THAW, "thw_4", 1, 5))).containsExactly("NOTHING_TO_THAW");
    }

    @Test
    @Order(6)
    void oneAnswerSaysEverythingThatIsWrong() {
        UnitRequest bad = new UnitRequest(ActKind.FREEZE, "frz_9", "nobody", 5, 1, " ", "", "m", "m");
        assertThat(refused(bad)).containsExactly("SAME_PERSON", "REASON_MISSING", "REFERENCE_MISSING", "LOT_UNKNOWN");
        assertThat(refused(request(ActKind.FREEZE, "frz_9", 0, 5))).containsExactly("UNITS_OUTSIDE_LOT");
        assertThat(refused(request(ActKind.FREEZE, "frz_9", 1, 1_001))).containsExactly("UNITS_OUTSIDE_LOT");
        assertThat(refused(request(ActKind.FREEZE, "frz_9", 7, 6))).containsExactly("UNITS_OUTSIDE_LOT");
    }

    @Test
    @Order(7)
    void m13_07_3_aFeedReportsEachRowAndMayBeSentAgain(TestDatabase database) {
        Feeds feeds = new Feeds(database.application(), units, Clock.systemUTC());
        String text = """
                action,lot,firstUnit,lastUnit,reason,reference
                FREEZE,33-331126-2018-OPEN-Q,1,50,撂荒,影像 1
                FREEZE,33-331126-2018-OPEN-Q,one,50,撂荒,影像 1
                FREEZE,no-such-lot,1,50,撂荒,影像 1
                DEDUCT,33-331126-2018-OPEN-Q,1,10,无法整改,核查 7
                FREEZE,33-331126-2018-OPEN-Q,1,50,撂荒,影像 1
                """;
        FeedBatch batch = new FeedBatch("fed_2019-q2", "省级卫片监测", text, "m", "a");
        Feeds.Outcome.Taken taken = (Feeds.Outcome.Taken) await(feeds.take(batch));
        assertThat(taken.repeated()).isFalse();
        assertThat(taken.report().lines())
                .extracting(FeedReport.Line::done)
                .containsExactly(true, false, false, true, false);
        assertThat(taken.report().lines().get(1).refusals().encode()).contains("ROW_UNREADABLE", "line 3");
        assertThat(taken.report().lines().get(2).refusals().encode()).contains("LOT_UNKNOWN");
        assertThat(taken.report().lines().get(4).refusals().encode()).contains("NOTHING_TO_FREEZE");
        long head = await(ledger.head()).sequence();

        Feeds.Outcome.Taken again = (Feeds.Outcome.Taken) await(feeds.take(batch));
        assertThat(again.repeated()).isTrue();
        assertThat(again.report()).isEqualTo(taken.report());
        assertThat(await(ledger.head()).sequence()).isEqualTo(head);
        FeedBatch other = new FeedBatch("fed_2019-q2", "省级卫片监测", text + "\n", "m", "a");
        assertThat(await(feeds.take(other)))
                .isInstanceOfSatisfying(
                        Feeds.Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusals().getFirst().code()).isEqualTo("BATCH_ID_TAKEN"));
        assertThat(await(feeds.take(new FeedBatch("fed_x", "s", "a,b\n1,2\n", "m", "a"))))
                .isInstanceOf(Feeds.Outcome.Refused.class);
    }

    /** The server died in the second row: whoever sends the batch again has it go on, by the people who sent it first. */
    @Test
    @Order(99)
    void m13_07_3_aFeedThatWasInterruptedGoesOnWhoeverSendsItAgain(TestDatabase database) {
        AtomicInteger posted = new AtomicInteger();
        Acts dying = new Acts(
                database.application(),
                settlement -> posted.incrementAndGet() == 1
                        ? writer.post(settlement)
                        : io.vertx.core.Future.failedFuture("killed"),
                Clock.systemUTC());
        String text = """
                action,lot,firstUnit,lastUnit,reason,reference
                FREEZE,33-331126-2018-OPEN-Q,901,905,撂荒,影像 3
                FREEZE,33-331126-2018-OPEN-Q,911,915,撂荒,影像 3
                """;
        FeedBatch batch = new FeedBatch("fed_killed", "省级卫片监测", text, "m", "a");
        Feeds killed = new Feeds(database.application(), new UnitActs(dying, ledger), Clock.systemUTC());
        assertThatThrownBy(() -> await(killed.take(batch))).hasMessageContaining("killed");
        assertThat(await(killed.report("fed_killed")).lines()).hasSize(1);

        FeedBatch byOthers = new FeedBatch("fed_killed", "省级卫片监测", text, "n", "b");
        Feeds feeds = new Feeds(database.application(), units, Clock.systemUTC());
        Feeds.Outcome.Taken taken = (Feeds.Outcome.Taken) await(feeds.take(byOthers));
        assertThat(taken.report().lines()).extracting(FeedReport.Line::done).containsExactly(true, true);
        assertThat(await(acts.find("frz_killed-2")).orElseThrow().maker()).isEqualTo("m");
    }

    /** The act was kept, the server died before it was posted: the same request posts it. */
    @Test
    @Order(8)
    void goesOnWhereItWasKilled(TestDatabase database) {
        Acts dying = new Acts(
                database.application(), settlement -> io.vertx.core.Future.failedFuture("killed"), Clock.systemUTC());
        UnitRequest request = request(ActKind.FREEZE, "frz_killed", 60, 70);
        assertThatThrownBy(() -> await(new UnitActs(dying, ledger).take(request)))
                .hasMessageContaining("killed");
        assertThat(await(acts.find("frz_killed")).orElseThrow().settlement()).isEmpty();
        assertThat(done(request).act().parts()).hasSize(1);
        assertThat(await(acts.find("frz_killed")).orElseThrow().settlement()).isPresent();
    }

    /** Between reading the holders and posting, the units move: decided anew, under the same request. */
    @Test
    @Order(9)
    void unitsThatMoveMeanwhileAreFollowed(TestDatabase database) {
        Acts slow = new Acts(
                database.application(),
                settlement -> settlement.idempotencyKey().equals("frz_race:freeze")
                        ? writer.post(moving(
                                        SettlementCode.LIST,
                                        "race",
                                        account(COUNTY, AccountKind.RESERVE),
                                        account(COUNTY, AccountKind.LISTED),
                                        80,
                                        90))
                                .compose(moved -> writer.post(settlement))
                        : writer.post(settlement),
                Clock.systemUTC());
        UnitRequest request = request(ActKind.FREEZE, "frz_race", 75, 85);
        UnitActs.Outcome outcome = await(new UnitActs(slow, ledger).take(request));
        UnitActs.Outcome.Done done = (UnitActs.Outcome.Done) outcome;
        assertThat(done.act().id()).isEqualTo("frz_race~2");
        assertThat(done.act().parts())
                .extracting(part -> part.from().kind())
                .containsExactly(AccountKind.RESERVE, AccountKind.LISTED);
        assertThat(done(request).act().id()).isEqualTo("frz_race~2");
        assertThat(await(acts.find("frz_race")).orElseThrow().refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("INSUFFICIENT_BALANCE"));
    }

    /** Units that move away every time are not followed for ever. */
    @Test
    @Order(10)
    void unitsThatMoveEveryTimeAreGivenUp(TestDatabase database) {
        Acts unlucky = new Acts(
                database.application(),
                settlement -> io.vertx.core.Future.succeededFuture(
                        new Outcome.Refused(io.quotaexchange.ledger.LedgerRefusal.INSUFFICIENT_BALANCE, "moved")),
                Clock.systemUTC());
        UnitActs.Outcome outcome =
                await(new UnitActs(unlucky, ledger).take(request(ActKind.FREEZE, "frz_away", 95, 96)));
        assertThat(((UnitActs.Outcome.Refused) outcome).refusals())
                .extracting(Refusal::code)
                .containsExactly("UNITS_MOVED");
    }

    @Test
    void unitsInMoreThanAThousandPartsAreRefused() {
        io.quotaexchange.ledger.Lot lot = new io.quotaexchange.ledger.Lot(
                "lot", io.quotaexchange.quantity.IndicatorKind.QUANTITY, COUNTY, "p", LocalDate.EPOCH, 1, 1_001);
        List<HeldUnits> held = java.util.stream.LongStream.rangeClosed(1, 1_001)
                .mapToObj(unit -> new HeldUnits(
                        account(COUNTY, AccountKind.RESERVE),
                        new io.quotaexchange.ledger.UnitRange(unit, unit),
                        account(COUNTY, AccountKind.RESERVE)))
                .toList();
        UnitRequest all = new UnitRequest(ActKind.FREEZE, "frz_all", "lot", 1, 1_001, "r", "f", "m", "a");
        assertThat(((UnitDecisions.Decision.Refused) UnitDecisions.decide(all, Optional.of(lot), held)).refusals())
                .extracting(Refusal::code)
                .containsExactly("TOO_SCATTERED");
    }

    @Test
    void m13_07_3_everyCodeSpeaksBothLanguagesAndCitesItsClause() {
        for (ReserveRefusal code : ReserveRefusal.values()) {
            Refusal refusal = code.refusal();
            assertThat(refusal.code()).isEqualTo(code.name());
            assertThat(refusal.clause().text()).isIn("M13-07.3", "M13-03.1", "M13-08.2");
            assertThat(refusal.zh() + refusal.remedyZh()).containsPattern("\\p{IsHan}");
            assertThat(refusal.en() + refusal.remedyEn())
                    .containsPattern("[a-z]")
                    .doesNotContainPattern("\\p{IsHan}");
        }
    }

    @Test
    @Order(11)
    void actsAreAppendOnly(TestDatabase database) {
        for (String statement : List.of(
                "UPDATE act.act SET document = ''",
                "DELETE FROM act.ended",
                "DELETE FROM reserve.feed_row",
                "UPDATE reserve.feed_batch SET source = ''")) {
            assertThatThrownBy(() ->
                            await(database.administrator().query(statement).execute()))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(
                            () -> await(database.application().query(statement).execute()))
                    .hasMessageContaining("permission denied");
        }
        assertThat(await(acts.page(Optional.of(ActKind.FREEZE), Optional.of(COUNTY), "", 100)))
                .hasSizeGreaterThan(3);
        assertThat(await(acts.page(Optional.empty(), Optional.of(OTHER), "", 100)))
                .isEmpty();
    }
}
