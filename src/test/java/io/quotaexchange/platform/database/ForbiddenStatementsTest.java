package io.quotaexchange.platform.database;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server's and the auditor's logins must not be able to do, whatever is sent over their connections. */
@ExtendWith(PostgresFixture.class)
final class ForbiddenStatementsTest {
    private static final String NO_RIGHT = "42501";
    private static final String APPEND_ONLY = "QX003";

    @Test
    void noAppendOnlyTableOfAnyFeatureIsChangedByAnybody(TestDatabase database) {
        List<Row> tables = rows(database.administrator(), """
                SELECT t.tgrelid::regclass::text AS name, quote_ident(a.attname) AS field, t.tgenabled::text AS enabled,
                       (t.tgtype & 16) <> 0 AS never_updated
                FROM pg_trigger t JOIN pg_attribute a ON a.attrelid = t.tgrelid
                WHERE t.tgname = 'append_only'
                  AND a.attnum = (SELECT min(f.attnum) FROM pg_attribute f
                                  WHERE f.attrelid = t.tgrelid AND f.attnum > 0 AND f.attidentity = '')
                """);
        assertThat(tables).hasSizeGreaterThan(20);
        for (Row table : tables) {
            String name = table.getString("name");
            String field = table.getString("field");
            String update = "UPDATE " + name + " SET " + field + " = " + field;
            assertThat(table.getString("enabled")).as(name).isEqualTo("A");
            for (String change : List.of(update, "DELETE FROM " + name, "TRUNCATE " + name + " CASCADE")) {
                assertState(database.application(), change, NO_RIGHT);
                assertState(database.auditor(), change, NO_RIGHT);
                if (table.getBoolean("never_updated") || !change.equals(update)) {
                    assertState(database.administrator(), change, APPEND_ONLY);
                }
            }
        }
    }

    @Test
    void everyTableWhoseRowsARoleMayChangeIsNamedHere(TestDatabase database) {
        List<String> open = rows(database.administrator(), """
                        SELECT c.oid::regclass::text AS name
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                          AND EXISTS (SELECT FROM pg_roles r
                                      WHERE r.rolname IN ('quota_exchange_app', 'quota_exchange_auditor')
                                        AND has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER'))
                        """).stream()
                .map(row -> row.getString("name"))
                .toList();
        // Whoever adds such a table names it here and says why its past need not be kept.
        // Those of identity are what somebody shows to sign in and how far they are; what counts stands in the access
        // log.
        assertThat(open)
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        "identity.password",
                        "identity.session",
                        "identity.second_factor",
                        "round.heartbeat",
                        "identity.recovery_code",
                        "identity.oidc_subject",
                        "identity.failure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET SESSION AUTHORIZATION postgres",
                "SET ROLE quota_exchange_owner",
                "SET ROLE postgres",
                "SET session_replication_role = replica",
                "CREATE TABLE public.sneaked (id int)",
                "CREATE TABLE exchange.sneaked (id int)",
                "CREATE TEMPORARY TABLE sneaked (id int)",
                "CREATE SCHEMA sneaked",
                "CREATE ROLE sneaked",
                "CREATE DATABASE sneaked",
                "CREATE EXTENSION plpython3u",
                "ALTER ROLE quota_exchange_server SUPERUSER",
                "GRANT quota_exchange_owner TO quota_exchange_server",
                "ALTER TABLE ledger.posting DISABLE TRIGGER ALL",
                "DROP TRIGGER append_only ON ledger.posting",
                "DROP TABLE ledger.posting",
                "ALTER FUNCTION ledger.refuse_change() RENAME TO gone",
                "INSERT INTO ledger.settlement (sequence) VALUES (1)",
                "INSERT INTO ledger.posting (settlement) VALUES (1)",
                "UPDATE ledger.balance SET credits = credits + 1",
                "UPDATE ledger.head SET epoch = 0",
                "SELECT * FROM ledger.posting FOR UPDATE",
                "DO $$BEGIN LOCK TABLE ledger.posting IN EXCLUSIVE MODE; END$$",
                "SELECT ledger.fail('x')",
                "SELECT pg_read_file('PG_VERSION')",
                "SELECT rolpassword FROM pg_authid",
                "COPY ledger.posting TO PROGRAM 'cat'",
                "ALTER SYSTEM SET fsync = off",
                "SELECT pg_reload_conf()",
                "SELECT pg_switch_wal()",
            })
    void neitherLoginMay(String statement, TestDatabase database) {
        assertNoRight(database.application(), statement);
        assertNoRight(database.auditor(), statement);
    }

    @Test
    void theAuditorWritesNothingAtAll(TestDatabase database) {
        List<Row> writable = rows(database.administrator(), """
                SELECT c.oid::regclass::text AS name
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                  AND has_table_privilege('quota_exchange_auditor', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                """);
        assertThat(writable).isEmpty();
        assertState(database.auditor(), "SELECT ledger.take_over(NULL, false)", NO_RIGHT);
    }

    @Test
    void everyAttemptIsInTheLog(TestDatabase database) {
        assertState(database.application(), "DELETE FROM ledger.lot /* tried by the server */", NO_RIGHT);
        assertState(database.administrator(), "DELETE FROM registry.filing", APPEND_ONLY);
        String log = rows(database.administrator(), "SELECT pg_read_file('../postgresql.log') AS text")
                .getFirst()
                .getString("text");
        assertThat(log)
                .containsPattern("quota_exchange_server@\\S+ STATEMENT:  DELETE FROM ledger.lot /. tried by the server")
                .contains("event=append_only_refused operation=DELETE table=registry.filing user=postgres");
    }

    @Test
    void whatTakesTooLongIsCutOff(TestDatabase database) {
        Row limits = rows(database.application(), """
                SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock
                """).getFirst();
        assertThat(limits.getString("statement")).isEqualTo("1min");
        assertThat(limits.getString("lock")).isEqualTo("10s");
    }

    @Test
    void theServerRefusesALoginWithMoreRights(TestDatabase database) {
        Rights.requireApplication(database.logins().application());
        assertThatThrownBy(() -> Rights.requireApplication(database.logins().administrator()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("it is a superuser")
                .hasMessageContaining("IN ROLE quota_exchange_app");
        assertThatThrownBy(() -> Rights.requireApplication(database.logins().auditor()))
                .hasMessageContaining("it is not a member of quota_exchange_app");
    }

    @Test
    void theServerChecksTheTablesWithItsOwnLogin(TestDatabase database) {
        Migrations.requireCurrent(database.logins().application());
        await(database.administrator()
                .query("UPDATE exchange.flyway_schema_history SET checksum = checksum + 1 WHERE version = '0010'")
                .execute());
        assertThatThrownBy(() -> Migrations.requireCurrent(database.logins().application()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("cannot be used");
        await(database.administrator()
                .query("UPDATE exchange.flyway_schema_history SET checksum = checksum - 1 WHERE version = '0010'")
                .execute());
    }

    @Test
    void anOlderProgramDoesNotBeginOnTheTablesOfANewerOne(TestDatabase database) {
        for (String version : List.of("9999", "0099")) {
            await(database.administrator().preparedQuery("""
                            INSERT INTO exchange.flyway_schema_history
                                   (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                            SELECT max(installed_rank) + 1, $1, 'newer', 'SQL', 'newer', 1, 'test', 1, true
                              FROM exchange.flyway_schema_history
                            """).execute(Tuple.of(version)));
            assertThatThrownBy(() -> Migrations.requireCurrent(database.logins().application()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("is ahead of this program by 1 steps, to " + version)
                    .hasMessageContaining("start that version");
            assertThatThrownBy(() -> Migrations.run(database.logins().administrator(), Progress.SILENT))
                    .hasMessageContaining("is ahead of this program");
            await(database.administrator()
                    .preparedQuery("DELETE FROM exchange.flyway_schema_history WHERE version = $1")
                    .execute(Tuple.of(version)));
        }
    }

    private static List<Row> rows(Pool pool, String sql) {
        return StreamSupport.stream(await(pool.query(sql).execute()).spliterator(), false)
                .toList();
    }

    /** As the role of the session, and as the login behind it. */
    private static void assertNoRight(Pool pool, String statement) {
        assertState(pool, statement, NO_RIGHT);
        assertThatThrownBy(() -> await(pool.withConnection(connection -> connection
                        .query("SET ROLE NONE")
                        .execute()
                        .compose(left -> connection.query(statement).execute())
                        .eventually(() -> connection.query("RESET ROLE").execute()))))
                .as(statement)
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo(NO_RIGHT));
    }

    private static void assertState(Pool pool, String statement, String state) {
        assertThatThrownBy(() -> await(pool.query(statement).execute()))
                .as(statement)
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo(state));
    }
}
