package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the database finds the past: asked with EXPLAIN on a journal that is long enough for a wrong plan to be cheaper. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LedgerPlansTest {
    private static final int POSTINGS = 3_000;
    private static final Pattern QUERY =
            Pattern.compile("SELECT [^;]*? FROM ledger\\.(posting|settlement)[^;]*;", Pattern.DOTALL);

    private TestDatabase database;

    @BeforeEach
    void begin(TestDatabase fresh) {
        if (database != null) {
            return;
        }
        database = fresh;
        LedgerWriter writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        List<Future<Outcome>> posted = new ArrayList<>();
        for (int i = 0; i < POSTINGS; i++) {
            posted.add(writer.post(Samples.payIn(Samples.BUYER, "plan-" + i, 1)));
        }
        posted.forEach(one -> assertThat(await(one)).isInstanceOf(Outcome.Posted.class));
        await(writer.close());
        vacuum();
    }

    private void vacuum() {
        for (String table : List.of("posting", "settlement", "account", "balance")) {
            vacuum(table);
        }
    }

    /** Until every page is known to be visible to all: a snapshot that is just ending holds back the newest page. */
    private void vacuum(String table) {
        String visible =
                "SELECT (relallvisible = relpages)::text FROM pg_class WHERE oid = 'ledger." + table + "'::regclass";
        for (int i = 0; i < 100; i++) {
            await(database.administrator()
                    .query("VACUUM (FREEZE, ANALYZE) ledger." + table)
                    .execute());
            if (text(visible).equals("true")) {
                return;
            }
            await(database.vertx().timer(100, TimeUnit.MILLISECONDS));
        }
        throw new IllegalStateException(table + " does not become visible to all");
    }

    /** Every query inside the two functions, as they stand in the database, reads an index and not one row of a table. */
    @ParameterizedTest
    @ValueSource(strings = {"balance_at", "sequence_at"})
    void thePastIsReadFromIndexesAlone(String function) {
        String source = text("SELECT prosrc FROM pg_proc WHERE proname = '" + function + "'");
        List<String> queries =
                QUERY.matcher(source).results().map(MatchResult::group).toList();
        assertThat(queries).hasSize(function.equals("balance_at") ? 4 : 2);
        for (String query : queries) {
            String plain = query.replaceAll("INTO( STRICT)? [a-z_, ]+(?= FROM|\\s+FROM)", "")
                    .replace("asked_account", "1")
                    .replace("middle", "1500");
            String plan = text("EXPLAIN (ANALYZE, COSTS OFF) " + plain.replace(";", ""));
            assertThat(plan)
                    .as(plain)
                    .contains("Index Only Scan")
                    .contains("Heap Fetches: 0")
                    .doesNotContain("Seq Scan");
        }
    }

    /** Whether the key begins with the fact's id, as the exchange makes it, or not: the fact's settlements are found in an index. */
    @ParameterizedTest
    @ValueSource(strings = {"fact-1:paid", "another-key"})
    void theSettlementsOfAFactAreFoundInAnIndex(String key) {
        LedgerWriter writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        Settlement paid = Samples.payIn(Samples.BUYER, key, 1);
        Settlement settlement = new Settlement(
                paid.code(),
                key,
                Samples.fact("act", "fact-1"),
                paid.maker(),
                paid.approver(),
                paid.transfers(),
                paid.issues());
        assertThat(await(writer.post(settlement))).isInstanceOf(Outcome.Posted.class);
        await(writer.close());
        vacuum();
        LedgerReading reading = new LedgerReading(database.application());
        assertThat(await(reading.settlementsOf("act", "fact-1")))
                .extracting(SettlementSummary::idempotencyKey)
                .contains(key);
        assertThat(await(reading.settlementsOf("act", "fact-"))).isEmpty();
        assertThat(await(reading.settlementsOf("award", "fact-1"))).isEmpty();
        String query = LedgerSql.SETTLEMENTS_OF_FACT.replace("$1", "'act'").replace("$2", "'fact-1'");
        assertThat(explained(query))
                .contains("Index Cond: ((idempotency_key >= 'fact-1:'::text) AND (idempotency_key < 'fact-1;'::text))")
                .containsPattern("Index Scan (using|on) settlement_of_fact")
                .doesNotContain("Seq Scan");
    }

    /** First page and deep page alike begin in the index where the page begins, and read no further than it goes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1_500, POSTINGS - 100})
    void aStatementsPageIsFoundInTheIndex(int after) {
        String query = LedgerSql.STATEMENT
                .replace("$1", "'SYSTEM'")
                .replace("$2", "'OUTSIDE'")
                .replace("$3", "'CNY'")
                .replace("$4", Integer.toString(after))
                .replace("$5", "100");
        assertThat(explained(query))
                .contains("Index Cond: ((from_account = ", "Index Cond: ((to_account = ")
                .doesNotContain("Seq Scan on posting")
                .doesNotContainPattern("rows=(1[0-9]{3}|[23][0-9]{3})\\b");
    }

    private String explained(String query) {
        return StreamSupport.stream(
                        await(database.administrator()
                                        .query("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + query)
                                        .execute())
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    /** With the settings that both functions have. */
    private String text(String sql) {
        return StreamSupport.stream(
                        await(database.administrator()
                                        .withTransaction(connection -> connection
                                                .query("SET LOCAL enable_seqscan = off")
                                                .execute()
                                                .compose(set -> connection
                                                        .query("SET LOCAL enable_bitmapscan = off")
                                                        .execute())
                                                .compose(set ->
                                                        connection.query(sql).execute())))
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }
}
