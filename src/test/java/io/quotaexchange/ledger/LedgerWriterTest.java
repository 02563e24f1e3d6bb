package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The writer against a real PostgreSQL; the steps build on one journal. */
@ExtendWith(PostgresFixture.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LedgerWriterTest {
    @Test
    @Order(1)
    void postsASaleFromAcceptedLandToBothLedgers(TestDatabase database) {
        LedgerWriter writer = open(database);
        List<Future<Outcome>> answers =
                Samples.sale().stream().map(writer::post).toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(posted(await(answers.get(i)))).isEqualTo(i + 1);
        }
        await(writer.close());
        assertThat(balances(database, Samples.SELLER))
                .containsEntry("331126/RESERVE/QUANTITY", 54_000L)
                .containsEntry("331126/LISTED/QUANTITY", 0L)
                .containsEntry("331126/REVENUE/CNY", 480_000_000L);
        assertThat(balances(database, Samples.BUYER))
                .containsEntry("330281/RESERVE/QUANTITY", 15_000L)
                .containsEntry("330281/CASH/CNY", 120_000_000L);
        assertThat(JournalOf.checked(database).settlements()).isEqualTo(9);
    }

    @Test
    @Order(2)
    void answersAKnownKeyAsTheFirstTimeEvenAfterARestart(TestDatabase database) {
        LedgerWriter writer = open(database);
        for (Settlement settlement : Samples.sale()) {
            assertThat(await(writer.post(settlement))).isInstanceOf(Outcome.Repeated.class);
        }
        assertThat(await(writer.post(Samples.list(Samples.SELLER, "list-1", 49_999))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LedgerRefusal.KEY_REUSED));
        Settlement again = Samples.sale().get(6);
        Settlement otherKey = new Settlement(
                again.code(), "other-key", again.fact(), again.maker(), again.approver(), again.transfers(), List.of());
        assertThat(await(writer.post(otherKey)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LedgerRefusal.ALREADY_DELIVERED));
        await(writer.close());
        assertThat(JournalOf.checked(database).settlements()).isEqualTo(9);
    }

    @Test
    @Order(3)
    void refusesOneOfABatchAndTakesTheOthers(TestDatabase database) {
        LedgerWriter writer = open(database);
        Future<Outcome> first = writer.post(Samples.list(Samples.SELLER, "batch-1", 10));
        Future<Outcome> refused = writer.post(Samples.list(Samples.SELLER, "batch-2", 99_999_999));
        Future<Outcome> undecidable = writer.post(new Settlement(
                SettlementCode.LIST, "key", Samples.fact("a", "b"), null, Optional.empty(), List.of(), List.of()));
        Future<Outcome> second = writer.post(Samples.list(Samples.SELLER, "batch-3", 10));
        Future<Outcome> same = writer.post(Samples.list(Samples.SELLER, "batch-3", 10));
        assertThat(posted(await(first))).isEqualTo(10);
        assertThat(await(refused)).isInstanceOf(Outcome.Refused.class);
        assertThatThrownBy(() -> await(undecidable)).isInstanceOf(NullPointerException.class);
        assertThat(posted(await(second))).isEqualTo(11);
        assertThat(await(same)).isInstanceOf(Outcome.Repeated.class);
        await(writer.close());
    }

    @Test
    @Order(4)
    void reversesASettlementOnce(TestDatabase database) {
        LedgerWriter writer = open(database);
        JournalEntry original =
                await(new LedgerReading(database.application()).entry(11)).orElseThrow();
        assertThat(await(writer.post(reversal(original, "undo-1")))).isInstanceOf(Outcome.Posted.class);
        assertThat(await(writer.post(reversal(original, "undo-2")))).isInstanceOf(Outcome.Refused.class);
        await(writer.close());
        JournalOf.checked(database);
    }

    @Test
    @Order(5)
    void aWriterThatWasReplacedCanNoLongerCommit(TestDatabase database) {
        LedgerWriter old = open(database);
        assertThat(await(old.post(Samples.payIn(Samples.BUYER, "fence-1", 1)))).isInstanceOf(Outcome.Posted.class);
        LedgerWriter fresh = open(database);
        JournalHead head = await(new LedgerReading(database.application()).head());
        assertThatThrownBy(() -> await(old.post(Samples.payIn(Samples.BUYER, "fence-2", 1))))
                .isInstanceOf(WriterStopped.class)
                .hasMessageContaining("took the ledger over");
        assertThatThrownBy(() -> await(old.post(Samples.payIn(Samples.BUYER, "fence-3", 1))))
                .isInstanceOf(WriterStopped.class);
        assertThat(await(new LedgerReading(database.application()).head())).isEqualTo(head);
        assertThat(posted(await(fresh.post(Samples.payIn(Samples.BUYER, "fence-2", 1)))))
                .isEqualTo(head.sequence() + 1);
        await(fresh.close());
        await(old.close());
    }

    @Test
    @Order(5)
    void aWriterThatWasReplacedCanNoLongerRefuseEither(TestDatabase database) {
        LedgerWriter old = open(database);
        Settlement tooMuch = Samples.list(Samples.SELLER, "fence-4", 99_999_999);
        assertThat(await(old.post(tooMuch))).isInstanceOf(Outcome.Refused.class);
        LedgerWriter fresh = open(database);
        assertThatThrownBy(() -> await(old.post(tooMuch)))
                .isInstanceOf(WriterStopped.class)
                .hasMessageContaining("took the ledger over");
        assertThat(await(fresh.post(tooMuch))).isInstanceOf(Outcome.Refused.class);
        await(fresh.close());
        await(old.close());
    }

    @Test
    @Order(6)
    void loadsAnewAfterItsConnectionWasCut(TestDatabase database) {
        LedgerWriter writer = open(database);
        assertThat(await(writer.post(Samples.payIn(Samples.BUYER, "cut-1", 1)))).isInstanceOf(Outcome.Posted.class);
        await(database.administrator().query("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = 'quota-exchange' AND datname = current_database()
                        """).execute());
        Settlement next = Samples.payIn(Samples.BUYER, "cut-2", 1);
        assertThatThrownBy(() -> await(writer.post(next)))
                .isInstanceOf(WriterStopped.class)
                .hasMessageContaining("repeat with the same idempotency key");
        assertThat(await(writer.post(next))).isInstanceOf(Outcome.Posted.class);
        await(writer.close());
        JournalOf.checked(database);
    }

    @Test
    @Order(7)
    void aBatchThatTheDatabaseRefusesStopsAndReloads(TestDatabase database) {
        LedgerWriter writer = open(database);
        // Behind the writer's back, by the superuser: an account is one posting ahead.
        await(database.administrator()
                .query("UPDATE ledger.balance SET postings = postings + 1 WHERE account_id = 1")
                .execute());
        Settlement mint = Samples.mint(Samples.SELLER, "33-331126-2019-0003-Q", 10);
        assertThatThrownBy(() -> await(writer.post(mint)))
                .isInstanceOf(WriterStopped.class)
                .hasMessageContaining("running balance");
        await(database.administrator()
                .query("UPDATE ledger.balance SET postings = postings - 1 WHERE account_id = 1")
                .execute());
        // The reload saw the wrong row; nothing wrong could be written with it either.
        assertThat(await(writer.post(mint))).isInstanceOf(Outcome.Posted.class);
        await(writer.close());
        JournalOf.checked(database);
    }

    @Test
    @Order(8)
    void aFullQueueSaysSo(TestDatabase database) {
        LedgerWriter writer = await(
                LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC(), new WriterLimits(5, 2)));
        List<Future<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(writer.post(Samples.payIn(Samples.BUYER, "busy-" + i, 1)));
        }
        List<Outcome> outcomes = answers.stream().map(TestDatabase::await).toList();
        assertThat(outcomes).anySatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Posted.class));
        assertThat(outcomes)
                .anySatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(LedgerRefusal.BUSY)));
        await(writer.close());
        assertThatThrownBy(() -> await(writer.post(Samples.payIn(Samples.BUYER, "late", 1))))
                .isInstanceOf(WriterStopped.class);
    }

    @Test
    @Order(9)
    void answersOnTheCallersContext(TestDatabase database) {
        LedgerWriter writer = open(database);
        Future<Boolean> same =
                Future.future(promise -> database.vertx().getOrCreateContext().runOnContext(ignored -> {
                    var mine = Vertx.currentContext();
                    writer.post(Samples.payIn(Samples.BUYER, "context", 1))
                            .onComplete(done -> promise.complete(Vertx.currentContext() == mine));
                }));
        assertThat(await(same)).isTrue();
        await(writer.close());
    }

    @Test
    @Order(10)
    void randomSettlementsComeOutAsInMemory(TestDatabase database) {
        LedgerWriter writer = open(database);
        RandomSettlements random = new RandomSettlements(7);
        List<Future<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            answers.add(writer.post(random.next()));
        }
        long posted = answers.stream()
                .map(TestDatabase::await)
                .filter(Outcome.Posted.class::isInstance)
                .count();
        await(writer.close());
        assertThat(posted).isGreaterThan(300);
        assertThat(JournalOf.checked(database).settlements()).isGreaterThan(posted);
    }

    @Test
    @Order(11)
    void turnoverIsTheSumOfPostings(TestDatabase database) {
        String added = """
                SELECT e.id, s.code, sum(e.debit)::bigint, sum(e.credit)::bigint
                FROM (SELECT p.settlement, p.from_account AS id, p.amount AS debit, 0 AS credit FROM ledger.posting p
                      UNION ALL SELECT p.settlement, p.to_account, 0, p.amount FROM ledger.posting p) e
                JOIN ledger.account a ON a.id = e.id AND a.unit <> 'CNY'
                JOIN ledger.settlement s ON s.sequence = e.settlement
                GROUP BY e.id, s.code
                """;
        String kept = "SELECT account_id, code, debits, credits FROM ledger.turnover";
        String differ = "SELECT count(*) FROM ((" + added + " EXCEPT " + kept + ") UNION ALL (" + kept + " EXCEPT "
                + added + ")) d";
        assertThat(await(database.auditor().query(differ).execute())
                        .iterator()
                        .next()
                        .getLong(0))
                .isZero();
        assertThat(await(database.auditor().query(kept).execute()).size()).isGreaterThan(10);
    }

    private static LedgerWriter open(TestDatabase database) {
        return await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
    }

    private static long posted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
        return ((Outcome.Posted) outcome).sequence();
    }

    private static Settlement reversal(JournalEntry original, String key) {
        return new Settlement(
                SettlementCode.REVERSE,
                key,
                Samples.fact("settlement", Long.toString(original.sequence())),
                "trader-1",
                Optional.of("approver-1"),
                Reversal.mirrored(original),
                List.of());
    }

    private static Map<String, Long> balances(TestDatabase database, String owner) {
        Map<String, Long> balances = new TreeMap<>();
        await(new LedgerReading(database.application()).balances(owner))
                .forEach(balance -> balances.put(balance.account().toString(), balance.balance()));
        return balances;
    }
}
