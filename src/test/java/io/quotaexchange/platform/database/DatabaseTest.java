package io.quotaexchange.platform.database;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresFixture.class)
final class DatabaseTest {
    @Test
    void theServerActsAsTheApplication(TestDatabase database) {
        assertThat(currentUser(database.application())).isEqualTo("quota_exchange_app");
        assertThat(currentUser(database.auditor())).isEqualTo("quota_exchange_auditor");
    }

    @Test
    void resettingTheRoleDoesNotGiveMore(TestDatabase database) {
        await(database.application()
                .withConnection(connection -> connection
                        .query("RESET ROLE")
                        .execute()
                        .compose(done -> connection.query("SELECT current_user").execute())
                        .map(rows ->
                                assertThat(rows.iterator().next().getString(0)).isEqualTo("quota_exchange_app"))));
    }

    @Test
    void theApplicationMakesNoTables(TestDatabase database) {
        assertThatThrownBy(() -> await(database.application()
                        .query("CREATE TABLE exchange.sneaked (id int)")
                        .execute()))
                .isInstanceOfSatisfying(
                        PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("42501"));
    }

    @Test
    void everythingBelongsToTheOwner(TestDatabase database) {
        var strangers = await(database.administrator().query("""
                        SELECT c.oid::regclass::text
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                          AND pg_get_userbyid(c.relowner) <> 'quota_exchange_owner'
                        """).execute());
        assertThat(strangers.size()).isZero();
    }

    @Test
    void aSecondRunChangesNothing(TestDatabase database) {
        assertThat(Migrations.run(database.address(), Progress.SILENT)).isZero();
    }

    /** A full disk passes, as a restart does: who asked is told to try again. */
    @ParameterizedTest
    @CsvSource({
        "53100, true",
        "53200, true",
        "53300, true",
        "57P01, true",
        "08006, true",
        "23505, false",
        "42501, false"
    })
    void whatPassesByItselfIsKnownByItsState(String state, boolean passes) {
        assertThat(Database.isUnavailable(new PgException("", "ERROR", state, "")))
                .isEqualTo(passes);
    }

    private static String currentUser(Pool pool) {
        return await(pool.query("SELECT current_user").execute())
                .iterator()
                .next()
                .getString(0);
    }
}
