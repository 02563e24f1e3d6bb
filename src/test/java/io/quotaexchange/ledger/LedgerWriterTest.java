package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
            long sequence = i + 1;
            assertThat(await(answers.get(i)))
                    .isInstanceOfSatisfying(
                            Outcome.Posted.class,
                            posted -> assertThat(posted.sequence()).isEqualTo(sequence));
        }
        await(writer.close());
        assertThat(balances(database, Samples.SELLER))
                .containsEntry("331126/RESERVE/QUANTITY", 54_000L)
                .containsEntry("331126/LISTED/QUANTITY", 0L)
                .containsEntry("331126/REVENUE/CNY", 480_000_000L);
        assertThat(balances(database, Samples.BUYER))
                .containsEntry("330281/RESERVE/QUANTITY", 15_000L)
                .containsEntry("330281/CASH/CNY", 120_000_000L);
        assertThat(check(database).settlements()).isEqualTo(9);
    }

    private static LedgerWriter open(TestDatabase database) {
        return await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
    }

    private static Map<String, Long> balances(TestDatabase database, String owner) {
        Map<String, Long> balances = new java.util.TreeMap<>();
        await(new LedgerReading(database.application()).balances(owner))
                .forEach(balance -> balances.put(balance.account().toString(), balance.balance()));
        return balances;
    }

    static JournalCounts check(TestDatabase database) {
        JournalCheck check = new JournalCheck();
        JournalHead head = await(new LedgerReading(database.auditor()).forEachEntry(entry -> {
            JournalEntry read = JournalEntryJson.read(JournalEntryJson.write(entry));
            assertThat(check.next(read)).isEmpty();
        }));
        assertThat(check.finish()).isEmpty();
        assertThat(check.head()).isEqualTo(head);
        return check.counts();
    }
}
