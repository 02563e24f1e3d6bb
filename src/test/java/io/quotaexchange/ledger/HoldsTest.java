package io.quotaexchange.ledger;

import static io.quotaexchange.ledger.Samples.BUYER;
import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hold ends once, whoever ends it, and past its deadline anybody does. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HoldsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant DEADLINE = NOW.plusSeconds(3_600);

    private TestDatabase database;
    private LedgerWriter writer;
    private Holds holds;
    private long paid;

    @BeforeEach
    void begin(TestDatabase fresh) {
        if (database == null) {
            database = fresh;
            writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
            holds = new Holds(database.application(), writer);
        }
        await(writer.post(Samples.payIn(BUYER, "cash-" + ++paid, 1_000)));
    }

    @Test
    void isGivenBackOncePastItsDeadlineByWhicheverJobComesFirst() {
        await(holds.hold(hold("hld_expired", 100), NOW));
        assertThat(await(holds.releaseExpired(DEADLINE)))
                .as("the deadline itself is still held")
                .isZero();
        long cash = balance(AccountKind.CASH);
        List<Future<Integer>> jobs = new ArrayList<>();
        for (int job = 0; job < 20; job++) {
            jobs.add(new Holds(database.application(), writer).releaseExpired(DEADLINE.plusNanos(1_000)));
        }
        assertThat(jobs.stream().mapToInt(TestDatabase::await).sum()).isEqualTo(1);
        assertThat(balance(AccountKind.CASH)).isEqualTo(cash + 100);
        assertThat(reason(holds.forfeit("hld_expired", "m", "a"))).isEqualTo(LedgerRefusal.KEY_REUSED);
        assertThat(reason(holds.release("hld_expired", "m", "a"))).isEqualTo(LedgerRefusal.KEY_REUSED);
        assertThat(balance(AccountKind.CASH)).isEqualTo(cash + 100);
        JournalOf.checked(database);
    }

    @Test
    void whatWasLostIsNotGivenBack() {
        await(holds.hold(hold("hld_lost", 70), NOW));
        assertThat(await(holds.forfeit("hld_lost", "m", "a"))).isInstanceOf(Outcome.Posted.class);
        assertThat(await(holds.forfeit("hld_lost", "m", "a"))).isInstanceOf(Outcome.Repeated.class);
        long cash = balance(AccountKind.CASH);
        assertThat(await(holds.releaseExpired(DEADLINE.plusSeconds(1)))).isZero();
        assertThat(balance(AccountKind.CASH)).isEqualTo(cash);
    }

    /** The document is kept before it is posted: a hold that was never posted takes nothing from others when it ends. */
    @Test
    void aHoldThatWasRefusedEndsNothing() {
        await(holds.hold(hold("hld_other", 50), NOW));
        assertThat(reason(holds.hold(hold("hld_much", 1_000_000), NOW))).isEqualTo(LedgerRefusal.INSUFFICIENT_BALANCE);
        assertThat(reason(holds.release("hld_much", "m", "a"))).isEqualTo(LedgerRefusal.NOT_PERMITTED);
        assertThat(reason(holds.forfeit("hld_none", "m", "a"))).isEqualTo(LedgerRefusal.NOT_PERMITTED);
        assertThat(await(holds.releaseExpired(DEADLINE.plusSeconds(1))))
                .as("the other one alone")
                .isEqualTo(1);
    }

    @Test
    void theSameHoldIsTheFirstAnswerAndAnotherOfItsIdIsRefused() {
        assertThat(await(holds.hold(hold("hld_same", 10), NOW))).isInstanceOf(Outcome.Posted.class);
        assertThat(await(holds.hold(hold("hld_same", 10), NOW))).isInstanceOf(Outcome.Repeated.class);
        assertThat(reason(holds.hold(hold("hld_same", 11), NOW))).isEqualTo(LedgerRefusal.KEY_REUSED);
        Hold later = new Hold("hld_same", BUYER, 10, DEADLINE.plusSeconds(1), "m", "a");
        assertThat(reason(holds.hold(later, NOW))).as("the deadline is content").isEqualTo(LedgerRefusal.KEY_REUSED);
        assertThat(reason(holds.hold(hold("hld_late", 1), DEADLINE))).isEqualTo(LedgerRefusal.NOT_PERMITTED);
        assertThat(await(holds.release("hld_same", "m", "a"))).isInstanceOf(Outcome.Posted.class);
    }

    private static Hold hold(String id, long fen) {
        return new Hold(id, BUYER, fen, DEADLINE, "m", "a");
    }

    private static LedgerRefusal reason(Future<Outcome> outcome) {
        return ((Outcome.Refused) await(outcome)).reason();
    }

    private long balance(AccountKind kind) {
        return await(new LedgerReading(database.application()).balances(BUYER)).stream()
                .filter(balance ->
                        balance.account().kind() == kind && balance.account().unit() == Unit.CNY)
                .mapToLong(AccountBalance::balance)
                .findFirst()
                .orElse(0);
    }
}
