package io.quotaexchange.pricing;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.ProblemException;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is prepared as a guide price is one at which rounds can be cleared. */
@ExtendWith(PostgresFixture.class)
class GuidePriceRoutesTest {
    private static JsonObject look(TestDatabase database, String averageCost, String upkeep) {
        Api api = new Api();
        new GuidePriceRoutes(
                        new GuidePrices(database.application(), Clock.systemUTC()),
                        new Rulebooks(database.application(), ClauseCatalogue.shipped(), Clock.systemUTC()),
                        Clock.systemUTC())
                .addTo(api);
        JsonObject body = new JsonObject()
                .put("indicator", "PADDY")
                .put("averageCost", averageCost)
                .put("compensation", "20000.00")
                .put("upkeep", upkeep)
                .put("effectiveFrom", "2999-01-01");
        return await(api.check(
                "setGuidePrice",
                ApiRequest.prepared(
                        Map.of(), Map.of(), body.encode().getBytes(StandardCharsets.UTF_8), Caller.NOBODY)));
    }

    @Test
    void m13_05_7_aComponentMayBeAsHighAsTheHighest(TestDatabase database) {
        assertThat(look(database, "1000000.00", "10000.00").getString("price")).isEqualTo("1030000.00");
    }

    /** The last ones are the largest numbers there are: their sum is none. */
    @ParameterizedTest
    @ValueSource(strings = {"1000000.01", "99999999999999.90", "92233720368547758.07"})
    void m13_05_7_aHigherOneIsRefusedAtItsField(String yuan, TestDatabase database) {
        assertThatThrownBy(() -> look(database, "10000.00", yuan)).satisfies(thrown -> refused(thrown, "upkeep"));
        assertThatThrownBy(() -> look(database, yuan, yuan))
                .satisfies(thrown -> refused(thrown, "averageCost", "upkeep"));
    }

    private static void refused(Throwable thrown, String... fields) {
        JsonObject problem = ((ProblemException) thrown).problem().plain();
        assertThat(problem.getInteger("status")).isEqualTo(422);
        assertThat(problem.getJsonArray("violations").stream()
                        .map(JsonObject.class::cast)
                        .peek(violation ->
                                assertThat(violation.getString("code")).isEqualTo("PRICE_TOO_HIGH"))
                        .map(violation -> violation.getString("field")))
                .containsExactly(fields);
    }
}
