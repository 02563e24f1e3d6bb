package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The balance at every past sequence number, found by halving, beside the sum of the postings up to it. */
@ExtendWith(PostgresFixture.class)
final class PastBalanceTest {
    @Test
    void isTheSumOfThePostingsUpToThere(TestDatabase database) {
        LedgerWriter writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        RandomSettlements random = new RandomSettlements(11);
        List<Future<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            answers.add(writer.post(random.next()));
        }
        answers.forEach(TestDatabase::await);
        await(writer.close());
        LedgerReading reading = new LedgerReading(database.application());
        List<JournalEntry> entries = new ArrayList<>();
        await(reading.forEachEntry(entries::add));
        assertThat(entries).hasSizeGreaterThan(100);

        List<Account> accounts = await(reading.allBalances()).stream()
                .map(AccountBalance::account)
                .toList();
        Map<Account, Long> sums = new HashMap<>();
        for (JournalEntry entry : entries) {
            for (Posting posting : entry.postings()) {
                sums.merge(posting.transfer().from(), -posting.transfer().amount(), Long::sum);
                sums.merge(posting.transfer().to(), posting.transfer().amount(), Long::sum);
            }
            Account one = accounts.get((int) (entry.sequence() % accounts.size()));
            for (Account account :
                    List.of(one, entry.postings().getFirst().transfer().from())) {
                assertThat(await(reading.balanceAt(account, entry.sequence())))
                        .as("%s at %s", account, entry.sequence())
                        .isEqualTo(sums.getOrDefault(account, 0L));
                assertThat(await(reading.balanceAt(account, entry.recordedAt())))
                        .as("%s at %s", account, entry.recordedAt())
                        .isEqualTo(sums.getOrDefault(account, 0L));
            }
        }
        assertThat(await(reading.balanceAt(accounts.getFirst(), 0))).isZero();
        for (JournalEntry entry : entries.subList(0, 50)) {
            assertThat(sequenceAt(database, entry.recordedAt())).isEqualTo(entry.sequence());
            assertThat(sequenceAt(database, entry.recordedAt().minusNanos(1_000)))
                    .isLessThan(entry.sequence());
        }
    }

    private static long sequenceAt(TestDatabase database, Instant time) {
        return await(database.auditor()
                        .preparedQuery("SELECT ledger.sequence_at($1)")
                        .execute(Tuple.of(time.atOffset(ZoneOffset.UTC))))
                .iterator()
                .next()
                .getLong(0);
    }
}
