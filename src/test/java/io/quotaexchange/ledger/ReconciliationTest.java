package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A superuser changes rows behind everybody's back: the alarm names the place, and is gone when the row is put right. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReconciliationTest {
    /**
     * @param wrong what the superuser does
     * @param right what undoes it
     * @param place where the alarm must point
     */
    record Tampered(String name, String wrong, String right, String place) {
        @Override
        public String toString() {
            return name;
        }
    }

    private TestDatabase database;
    private LedgerWriter writer;
    private final List<Disagreement> alarms = new ArrayList<>();

    @BeforeEach
    void begin(TestDatabase fresh) {
        if (database != null) {
            return;
        }
        database = fresh;
        writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        Samples.sale().forEach(settlement -> await(writer.post(settlement)));
    }

    static List<Tampered> tampered() {
        String account =
                "(SELECT id FROM ledger.account WHERE owner = '331126' AND kind = 'RESERVE' AND unit = 'QUANTITY')";
        String first = " WHERE settlement = 1 AND place = 1";
        return List.of(
                new Tampered(
                        "a counter",
                        "UPDATE ledger.balance SET credits = credits + 1 WHERE account_id = " + account,
                        "UPDATE ledger.balance SET credits = credits - 1 WHERE account_id = " + account,
                        "331126/RESERVE/QUANTITY"),
                new Tampered(
                        "both counters by the same amount",
                        "UPDATE ledger.balance SET credits = credits + 1, debits = debits + 1 WHERE account_id = "
                                + account,
                        "UPDATE ledger.balance SET credits = credits - 1, debits = debits - 1 WHERE account_id = "
                                + account,
                        "331126/RESERVE/QUANTITY"),
                new Tampered(
                        "what moved under one code",
                        "UPDATE ledger.turnover SET credits = credits + 1 WHERE code = 'MINT' AND account_id = "
                                + account,
                        "UPDATE ledger.turnover SET credits = credits - 1 WHERE code = 'MINT' AND account_id = "
                                + account,
                        "331126/RESERVE/QUANTITY"),
                new Tampered(
                        "the number of postings",
                        "UPDATE ledger.balance SET postings = postings + 1 WHERE account_id = " + account,
                        "UPDATE ledger.balance SET postings = postings - 1 WHERE account_id = " + account,
                        "331126/RESERVE/QUANTITY"),
                new Tampered(
                        "an amount in the oldest posting",
                        "UPDATE ledger.posting SET amount = amount + 1" + first,
                        "UPDATE ledger.posting SET amount = amount - 1" + first,
                        "331126/RESERVE/QUANTITY"),
                new Tampered(
                        "a running balance",
                        "UPDATE ledger.posting SET to_balance = to_balance + 1" + first,
                        "UPDATE ledger.posting SET to_balance = to_balance - 1" + first,
                        "331126/RESERVE/QUANTITY"),
                new Tampered(
                        "a live segment cut short",
                        "UPDATE ledger.segment SET last_unit = last_unit - 1 WHERE id = (SELECT max(id) FROM ledger.segment)",
                        "UPDATE ledger.segment SET last_unit = last_unit + 1 WHERE id = (SELECT max(id) FROM ledger.segment)",
                        "33-331126-2018-0001-Q"),
                new Tampered(
                        "a spent segment alive again",
                        "CREATE TABLE public.kept AS SELECT * FROM ledger.segment_spend WHERE segment = 1;"
                                + " DELETE FROM ledger.segment_spend WHERE segment = 1",
                        "INSERT INTO ledger.segment_spend SELECT * FROM public.kept; DROP TABLE public.kept",
                        "33-331126-2018-0001-Q"),
                new Tampered(
                        "the head's sequence",
                        "UPDATE ledger.head SET sequence = sequence - 1",
                        "UPDATE ledger.head SET sequence = sequence + 1",
                        "settlement "),
                new Tampered(
                        "the head's hash",
                        "UPDATE ledger.head SET hash = sha256('x')",
                        "UPDATE ledger.head SET hash = (SELECT hash FROM ledger.settlement WHERE sequence = ledger.head.sequence)",
                        "settlement "));
    }

    @ParameterizedTest
    @MethodSource("tampered")
    void anAlarmNamesThePlace(Tampered tampered) {
        Reconciliation reconciliation = new Reconciliation(database.vertx(), database.application(), alarms::add);
        goRound(reconciliation);
        assertThat(reconciliation.disagreements()).isEmpty();
        await(reconciliation.health());
        asSuperuser(tampered.wrong());
        try {
            goRound(reconciliation);
            assertThat(alarms).anySatisfy(alarm -> assertThat(alarm.place()).startsWith(tampered.place()));
            assertThat(alarms).allSatisfy(alarm -> {
                assertThat(alarm.zh()).containsPattern("\\p{IsHan}");
                assertThat(alarm.en()).isNotBlank();
            });
            assertThatThrownBy(() -> await(reconciliation.health())).isInstanceOf(RuntimeException.class);
            int seen = alarms.size();
            goRound(reconciliation);
            assertThat(alarms).as("told once").hasSize(seen);
        } finally {
            asSuperuser(tampered.right());
            alarms.clear();
        }
        goRound(reconciliation);
        assertThat(reconciliation.disagreements()).isEmpty();
        await(reconciliation.health());
    }

    /** As the server runs it: by its own timer, beside a writer that goes on. */
    @Test
    void theRunningTaskAlarmsWithinAMinute() throws Exception {
        CompletableFuture<Disagreement> seen = new CompletableFuture<>();
        new Reconciliation(database.vertx(), database.application(), seen::complete).start();
        await(writer.post(Samples.payIn(Samples.BUYER, "beside", 1)));
        asSuperuser("UPDATE ledger.balance SET credits = credits + 5 WHERE account_id = 1");
        try {
            assertThat(seen.get(60, TimeUnit.SECONDS).place()).isNotBlank();
        } finally {
            asSuperuser("UPDATE ledger.balance SET credits = credits - 5 WHERE account_id = 1");
        }
    }

    /** With the head and every balance locked by a batch that hangs, it still goes round; what it read does not hold up the next batch. */
    @Test
    void itWaitsForNobodyAndBlocksNobody() {
        Reconciliation reconciliation = new Reconciliation(database.vertx(), database.application(), alarms::add);
        SqlConnection holder = await(database.administrator().getConnection());
        await(holder.query("BEGIN").execute());
        await(holder.query("SELECT * FROM ledger.head, ledger.balance FOR UPDATE")
                .execute());
        goRound(reconciliation);
        await(holder.query("ROLLBACK").execute());
        await(holder.close());
        assertThat(reconciliation.disagreements()).isEmpty();
        List<Future<Outcome>> posted = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            posted.add(writer.post(Samples.payIn(Samples.BUYER, "round-" + i, 1)));
            if (i % 20 == 0) {
                await(reconciliation.slice());
            }
        }
        posted.forEach(one -> assertThat(await(one)).isInstanceOf(Outcome.Posted.class));
        goRound(reconciliation);
        assertThat(reconciliation.disagreements()).isEmpty();
    }

    /** A slice sums a bounded number of postings and goes on from there. */
    @Test
    void sumsGoOnFromSliceToSlice() {
        Reconciliation small = new Reconciliation(database.vertx(), database.application(), alarms::add, 3);
        for (int slice = 0; slice < 400; slice++) {
            await(small.slice());
        }
        assertThat(small.rounds()).isGreaterThan(0);
        assertThat(small.disagreements()).isEmpty();
    }

    private void goRound(Reconciliation reconciliation) {
        long rounds = reconciliation.rounds();
        while (reconciliation.rounds() < rounds + 2) {
            await(reconciliation.slice());
        }
    }

    private void asSuperuser(String statements) {
        await(database.administrator()
                .withTransaction(connection -> connection
                        .query("ALTER TABLE ledger.posting DISABLE TRIGGER append_only;"
                                + "ALTER TABLE ledger.segment DISABLE TRIGGER append_only;"
                                + "ALTER TABLE ledger.segment_spend DISABLE TRIGGER append_only;" + statements
                                + ";ALTER TABLE ledger.posting ENABLE ALWAYS TRIGGER append_only;"
                                + "ALTER TABLE ledger.segment ENABLE ALWAYS TRIGGER append_only;"
                                + "ALTER TABLE ledger.segment_spend ENABLE ALWAYS TRIGGER append_only")
                        .execute()));
    }
}
