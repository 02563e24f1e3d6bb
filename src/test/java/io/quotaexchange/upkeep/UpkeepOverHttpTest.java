package io.quotaexchange.upkeep;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ContractServer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The system administrator's operations over HTTP, on a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
final class UpkeepOverHttpTest {
    private static final String SYSTEM = "usr_sys 330000 SYSTEM_ADMINISTRATOR";
    private static final String TRADER = "usr_trader 331126 COUNTY_TRADER";

    private Pauses pauses;
    private ContractServer server;

    @BeforeEach
    void start(TestDatabase database) {
        pauses = new Pauses(database.application(), Clock.systemUTC());
        Api api = new Api();
        new UpkeepRoutes(database.application(), pauses, () -> 1, Clock.systemUTC()).addTo(api);
        server = ContractServer.start(database.vertx(), api, access -> new PausedAccess(access, pauses));
    }

    @AfterEach
    void stop() {
        server.close();
        Logger.getLogger("io.quotaexchange").setLevel(null);
    }

    private static JsonObject because(String reason) {
        return new JsonObject().put("reason", reason);
    }

    private ContractServer.Reply listing() {
        return server.send("POST", "rounds/rnd_x/listings", new JsonObject(), TRADER);
    }

    @Test
    void aPauseLetsNothingBeWrittenAndSaysWhyAndAnotherNodeKnows(TestDatabase database) {
        assertThat(listing().json().getString("type")).isNotEqualTo("/problems/writes-paused");
        ContractServer.Reply paused = server.send("POST", "system/pause", because("升级数据库"), SYSTEM);
        assertThat(paused.status()).as(paused.text()).isEqualTo(200);
        assertThat(paused.json().getString("pausedBy")).isEqualTo("usr_sys");

        ContractServer.Reply refused = listing();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().getString("type")).isEqualTo("/problems/writes-paused");
        assertThat(refused.json().getString("detail")).contains("升级数据库");
        assertThat(refused.headers().get("retry-after")).isEqualTo("60");
        assertThat(server.get("counties").status()).isEqualTo(200);
        assertThat(server.send("DELETE", "session", new JsonObject(), TRADER).status())
                .isNotEqualTo(503);
        // Not ended by who may not pause, and not without a reason.
        assertThat(server.send("POST", "system/resume", because("x"), TRADER).status())
                .isEqualTo(403);
        assertThat(server.send("POST", "system/resume", because(" "), SYSTEM).status())
                .isEqualTo(400);

        Pauses elsewhere = new Pauses(database.application(), Clock.systemUTC());
        assertThat(await(elsewhere.look()).orElseThrow().reason()).isEqualTo("升级数据库");
        assertThat(server.send("POST", "system/resume", because("升级完成"), SYSTEM)
                        .json()
                        .getBoolean("writesPaused"))
                .isFalse();
        assertThat(await(elsewhere.look())).isEmpty();
        assertThat(listing().status()).isNotEqualTo(503);
    }

    @Test
    void theStateOfTheInstallationIsTheSystemAdministratorsToSee() {
        ContractServer.Reply state = server.send("GET", "system", null, SYSTEM);
        assertThat(state.status()).as(state.text()).isEqualTo(200);
        assertThat(state.json().getString("databaseStep")).matches("[0-9]{4}");
        assertThat(state.json().getLong("databaseBytes")).isPositive();
        assertThat(state.json().getLong("settlements")).isZero();
        for (String other : new String[] {TRADER, "usr_sec 330000 SECURITY_ADMINISTRATOR"}) {
            assertThat(server.send("GET", "system", null, other).status()).isEqualTo(403);
            assertThat(server.send("POST", "system/pause", because("x"), other).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void theLevelOfTheLogIsSet() {
        ContractServer.Reply fine =
                server.send("PUT", "system/log-level", new JsonObject().put("level", "FINE"), SYSTEM);
        assertThat(fine.json().getString("logLevel")).isEqualTo("FINE");
        assertThat(Logger.getLogger("io.quotaexchange.settlement").isLoggable(Level.FINE))
                .isTrue();
        ContractServer.Reply bad =
                server.send("PUT", "system/log-level", new JsonObject().put("level", "LOUD"), SYSTEM);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(server.send("GET", "system", null, SYSTEM).json().getString("logLevel"))
                .isEqualTo("FINE");
    }
}
