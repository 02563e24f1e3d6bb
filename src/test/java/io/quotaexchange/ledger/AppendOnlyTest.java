package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody changes what was written: not the application, not an auditor, not even the superuser by a plain statement. */
@ExtendWith(PostgresFixture.class)
final class AppendOnlyTest {
    private static final String REFUSED = "QX003";
    private static final String NO_RIGHT = "42501";
    private static final List<String> TABLES = List.of("settlement", "posting", "lot", "segment", "segment_spend");

    static Stream<String> changes() {
        return TABLES.stream()
                .flatMap(table -> Stream.of(
                        "DELETE FROM ledger." + table,
                        "TRUNCATE ledger." + table + " CASCADE",
                        "UPDATE ledger." + table + " SET " + column(table)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aStatementIsRefusedEvenForTheSuperuser(String statement, TestDatabase database) {
        assertState(database.administrator(), statement, REFUSED);
        assertState(database.administrator(), "SET session_replication_role = replica; " + statement, REFUSED);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theApplicationAndTheAuditorHaveNoRightEither(String statement, TestDatabase database) {
        assertState(database.application(), statement, NO_RIGHT);
        assertState(database.auditor(), statement, NO_RIGHT);
    }

    @Test
    void theApplicationWritesThroughTheFunctionOnly(TestDatabase database) {
        assertState(database.application(), "UPDATE ledger.balance SET credits = credits + 1", NO_RIGHT);
        assertState(database.application(), "UPDATE ledger.head SET epoch = 0", NO_RIGHT);
        assertState(
                database.application(),
                "INSERT INTO ledger.account VALUES (99, 'SYSTEM', 'MINTED', 'PADDY')",
                NO_RIGHT);
        assertState(database.application(), "SELECT ledger.fail('x')", NO_RIGHT);
        assertState(database.auditor(), "SELECT ledger.take_over(NULL, false)", NO_RIGHT);
    }

    @Test
    void theAttemptIsLogged(TestDatabase database) {
        assertState(database.administrator(), "DELETE FROM ledger.lot", REFUSED);
        String log = await(database.administrator()
                        .query("SELECT pg_read_file('../postgresql.log')")
                        .execute())
                .iterator()
                .next()
                .getString(0);
        assertThat(log).contains("event=append_only_refused operation=DELETE table=ledger.lot");
    }

    private static String column(String table) {
        return switch (table) {
            case "settlement" -> "maker = 'x'";
            case "posting" -> "amount = 1";
            case "lot" -> "county = 'x'";
            case "segment" -> "holder = 1";
            default -> "place = 1";
        };
    }

    private static void assertState(Pool pool, String statement, String state) {
        assertThatThrownBy(() -> await(pool.query(statement).execute()))
                .as(statement)
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo(state));
    }
}
