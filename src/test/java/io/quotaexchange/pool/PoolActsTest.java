package io.quotaexchange.pool;

import static io.quotaexchange.construction.Lands.ordinary;
import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.Lands;
import io.quotaexchange.construction.SupplementMode;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.rulebook.ConstructionKind;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.writeoff.WriteOffFixture;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pool against a real PostgreSQL; the steps build on one ledger. */
@ExtendWith(PostgresFixture.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PoolActsTest {
    private static final LocalDate DAY = LocalDate.parse("2022-06-01");
    private static final String RAILWAY = "con_331126-p1";
    private static final String ROAD = "con_331126-p2";

    private static final Account BANK = Account.system(AccountKind.OUTSIDE, Unit.CNY);
    private static final Account COUNTY_CASH = new Account(WriteOffFixture.COUNTY, AccountKind.CASH, Unit.CNY);

    private WriteOffFixture here;
    private PoolActs pool;

    @BeforeEach
    void open(TestDatabase database) {
        here = new WriteOffFixture(database);
        restart(here.poster());
    }

    private void restart(Poster poster) {
        here.restart(poster);
        GuidePrices prices = new GuidePrices(here.pool(), Clock.systemUTC());
        pool = new PoolActs(new PoolActs.Parts(
                here.projects(),
                new Acts(here.pool(), poster, Clock.systemUTC()),
                here.ledger(),
                here.registry(),
                here.rulebooks(),
                prices,
                "330000"));
        for (IndicatorKind indicator : IndicatorKind.values()) {
            await(prices.set(
                    new GuidePrice(
                            indicator,
                            UnitPrice.ofFen(indicator.isArea() ? 5_000_000 : 300),
                            UnitPrice.ofFen(indicator.isArea() ? 2_000_000 : 100),
                            UnitPrice.ofFen(indicator.isArea() ? 1_000_000 : 100),
                            LocalDate.parse("2022-01-01"),
                            Optional.empty()),
                    "usr_a",
                    "usr_b"));
        }
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

    private PoolActs.Outcome draw(String project, long quantity) {
        return await(pool.draw(request(project, quantity)));
    }

    private static PoolActs.Request request(String project, long quantity) {
        return new PoolActs.Request(project, new IndicatorVector(quantity, 0, 0), DAY, "m", "a");
    }

    private static List<String> refused(PoolActs.Outcome outcome) {
        return codes(((PoolActs.Outcome.Refused) outcome).refusals());
    }

    private IndicatorVector pooled() {
        return await(pool.held("330000", AccountKind.POOL));
    }

    @Test
    @Order(1)
    void z10_07_3_z10_10_2_onlyPermittedUsesAndAShareOfTheGap() {
        here.file(51);
        assertThat(pooled()).isEqualTo(new IndicatorVector(20_000, 0, 0));
        // 80,000 m² are free: of 100,000 m² the pool may cover half of the 20,000 that are missing.
        here.register(Lands.railway(RAILWAY, SupplementMode.SELF, ordinary(LandClass.DRY, 15, 100_000)));
        here.register(Lands.project(
                ROAD, ConstructionKind.OTHER, SupplementMode.SELF, "m", ordinary(LandClass.DRY, 15, 300_000)));
        assertThat(refused(draw(ROAD, 50_000))).containsExactly("USE_NOT_PERMITTED Z10-07.3", "POOL_SHORT Z10-07.1");
        assertThat(refused(draw(RAILWAY, 10_001))).containsExactly("ABOVE_SHARE Z10-10.2");
        assertThat(refused(draw(RAILWAY, 0))).containsExactly("NOTHING_ASKED Z10-10.2");
        assertThat(codes(await(pool.review(request(RAILWAY, 10_001))))).containsExactly("ABOVE_SHARE Z10-10.2");
        assertThat(refused(await(pool.deliver(RAILWAY, "m", "a")))).containsExactly("NOT_DRAWN Z10-07.5");
        assertThat(refused(draw("con_331126-none", 1))).containsExactly("PROJECT_UNKNOWN Z10-07.5");
        assertThat(pooled()).isEqualTo(new IndicatorVector(20_000, 0, 0));
    }

    @Test
    @Order(2)
    void z10_10_2_killedAnywhereADrawHappensOnce() {
        restart(settlement -> Future.failedFuture("killed before"));
        assertThatThrownBy(() -> draw(RAILWAY, 10_000)).hasMessageContaining("killed before");
        restart(settlement -> here.poster().post(settlement).compose(done -> Future.failedFuture("killed after")));
        // What was kept is gone on with, whatever is asked now.
        assertThatThrownBy(() -> draw(RAILWAY, 9_999)).hasMessageContaining("killed after");
        restart(here.poster());
        assertThat(codes(await(pool.review(request(RAILWAY, 9_999))))).containsExactly("DRAWN_ALREADY Z10-07.5");
        assertThat(((PoolActs.Outcome.Done) draw(RAILWAY, 10_000)).repeated()).isTrue();
        assertThat(refused(draw(RAILWAY, 1))).containsExactly("DRAWN_ALREADY Z10-07.5");
        assertThat(pooled()).isEqualTo(new IndicatorVector(10_000, 0, 0));
    }

    private PoolActs.Cancelling cancelling(String reason, String maker) {
        return new PoolActs.Cancelling(RAILWAY, reason, DAY.plusDays(1), maker, "a3");
    }

    /** What was not paid goes back, once, whoever is killed; and the project draws again. */
    @Test
    @Order(3)
    void z10_07_5_anUnpaidDrawIsCancelledAndTheProjectDrawsAgain() {
        assertThat(refused(await(pool.cancel(cancelling(" ", "a3")))))
                .containsExactly("SAME_PERSON Z10-06.2", "REASON_MISSING Z10-07.5");
        restart(settlement -> Future.failedFuture("killed before"));
        assertThatThrownBy(() -> await(pool.cancel(cancelling("项目缓建", "m3")))).hasMessageContaining("killed before");
        // Claimed: it is not paid any more, though nothing has moved yet.
        restart(here.poster());
        assertThat(refused(await(pool.deliver(RAILWAY, "m", "a")))).containsExactly("CANCELLED Z10-07.5");
        assertThat(pooled()).isEqualTo(new IndicatorVector(10_000, 0, 0));
        PoolActs.Outcome.Done done = (PoolActs.Outcome.Done) await(pool.cancel(cancelling("另一原因", "m4")));
        assertThat(done.act().document().getString("reason")).isEqualTo("项目缓建");
        assertThat(((PoolActs.Outcome.Done) await(pool.cancel(cancelling("项目缓建", "m3")))).repeated())
                .isTrue();
        assertThat(pooled()).isEqualTo(new IndicatorVector(20_000, 0, 0));
        assertThat(refused(await(pool.deliver(RAILWAY, "m", "a")))).containsExactly("CANCELLED Z10-07.5");

        PoolActs.Outcome.Done again = (PoolActs.Outcome.Done) draw(RAILWAY, 9_000);
        assertThat(again.act().id()).isEqualTo("pda_331126-p1~2");
        assertThat(pooled()).isEqualTo(new IndicatorVector(11_000, 0, 0));
    }

    /** Thirty days to pay: on the thirty-first it has gone back by itself. */
    @Test
    @Order(4)
    void m13_05_8_aDrawThatIsNotPaidInTimeGoesBackByItself() {
        JsonObject standing = await(pool.standing("pda_331126-p1~2"));
        assertThat(standing.getString("payBy")).isEqualTo("2022-07-01");
        assertThat(standing.getString("state")).isEqualTo("UNPAID");
        assertThat(await(pool.expire(DAY.plusDays(30)))).isZero();
        assertThat(pooled()).isEqualTo(new IndicatorVector(11_000, 0, 0));
        assertThat(await(pool.expire(DAY.plusDays(31)))).isEqualTo(1);
        assertThat(await(pool.expire(DAY.plusDays(31)))).isZero();
        assertThat(pooled()).isEqualTo(new IndicatorVector(20_000, 0, 0));
        assertThat(await(pool.standing("pda_331126-p1~2")).getString("state")).isEqualTo("CANCELLED");
        assertThat(draw(RAILWAY, 10_000)).isInstanceOf(PoolActs.Outcome.Done.class);
    }

    @Test
    @Order(5)
    void z10_07_5_deliveredOnceAgainstTheFixedPrice() {
        restart(settlement -> settlement.code() == SettlementCode.DELIVER
                ? Future.failedFuture("killed between payment and delivery")
                : here.poster().post(settlement));
        assertThatThrownBy(() -> await(pool.deliver(RAILWAY, "m", "a"))).hasMessageContaining("killed between");
        restart(here.poster());
        // The money leaves again before the delivery: refused, nothing moves, and it is paid in anew.
        money("out", SettlementCode.PAY_OUT, COUNTY_CASH, BANK);
        assertThat(refused(await(pool.deliver(RAILWAY, "m2", "a2")))).containsExactly("NOT_DELIVERED Z10-07.5");
        assertThat(here.free().quantity()).isEqualTo(80_000);
        money("in", SettlementCode.PAY_IN, BANK, COUNTY_CASH);
        PoolActs.Outcome.Done done = (PoolActs.Outcome.Done) await(pool.deliver(RAILWAY, "m2", "a2"));
        assertThat(done.act().id()).isEqualTo("pdd_331126-p1~3~2");
        assertThat(refused(await(pool.cancel(cancelling("已缴款", "m"))))).containsExactly("PAID_FOR Z10-07.5");
        assertThat(await(pool.expire(DAY.plusDays(100)))).isZero();
        PoolActs.Outcome.Done again = (PoolActs.Outcome.Done) await(pool.deliver(RAILWAY, "m", "a"));
        assertThat(again.repeated()).isTrue();
        assertThat(again.act().maker()).isEqualTo("m2");
        assertThat(here.free().quantity()).isEqualTo(90_000);
        // 15 mu at 80,000 yuan.
        assertThat(money("330000", AccountKind.REVENUE)).isEqualTo(120_000_000);
        assertThat(money(WriteOffFixture.COUNTY, AccountKind.CASH)).isZero();
    }

    /** 15 mu at 80,000 yuan move between the county's account and its bank. */
    private void money(String key, SettlementCode code, Account from, Account to) {
        await(here.poster()
                .post(new Settlement(
                        code,
                        key,
                        new Fact("pay", key, Sm3.digest(key)),
                        "m",
                        Optional.of("a"),
                        List.of(Transfer.of(from, to, 120_000_000)),
                        List.of())));
    }

    private long money(String owner, AccountKind kind) {
        return await(here.ledger().balances(owner)).stream()
                .filter(balance -> balance.account().kind() == kind)
                .mapToLong(balance -> balance.balance())
                .sum();
    }

    @Test
    @Order(6)
    void z10_07_4_theSubsidyIsPaidOnceAProject() {
        String project = "prj_33112620190051";
        assertThat(refused(await(pool.subsidise("prj_33112620190052", DAY, "m", "a"))))
                .containsExactly("PROJECT_UNKNOWN Z10-07.5");
        assertThat(refused(await(pool.subsidise(project, DAY, "m", "m")))).containsExactly("SAME_PERSON Z10-06.2");
        assertThat(((PoolActs.Outcome.Done) await(pool.subsidise(project, DAY, "m", "a"))).repeated())
                .isFalse();
        // 20,000 m² are 30 mu at 10,000 yuan.
        assertThat(money(WriteOffFixture.COUNTY, AccountKind.CASH)).isEqualTo(30_000_000);
        assertThat(((PoolActs.Outcome.Done) await(pool.subsidise(project, DAY, "m", "a"))).repeated())
                .isTrue();
        assertThat(refused(await(pool.subsidise(project, DAY.plusDays(1), "m", "a"))))
                .containsExactly("PAID_ALREADY Z10-07.4");
        assertThat(money(WriteOffFixture.COUNTY, AccountKind.CASH)).isEqualTo(30_000_000);
    }

    @Test
    @Order(7)
    void z10_10_2_aProjectThatWasWrittenOffLacksNothing() {
        String railway = "con_331126-p3";
        here.register(Lands.railway(railway, SupplementMode.SELF, ordinary(LandClass.DRY, 15, 60_000)));
        here.writeOff(railway, DAY);
        // 30,000 m² are left: fewer than the project took, and yet nothing is missing.
        assertThat(here.free().quantity()).isEqualTo(30_000);
        assertThat(refused(draw(railway, 10_000))).containsExactly("NOTHING_LACKS Z10-10.2");
    }

    @Test
    @Order(8)
    void m13_07_5_aSuspendedCountyDrawsNothing() {
        String railway = "con_331126-p4";
        here.register(Lands.railway(railway, SupplementMode.SELF, ordinary(LandClass.DRY, 15, 60_000)));
        await(here.registry()
                .record(List.of(
                        new StandingFact.Suspended("sus_p", WriteOffFixture.COUNTY, DAY, "弄虚作假", "usr_a", "usr_b"))));
        assertThat(refused(draw(railway, 10_000))).containsExactly("SUSPENDED M13-07.5");
    }
}
