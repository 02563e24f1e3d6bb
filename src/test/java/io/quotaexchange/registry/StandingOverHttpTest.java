package io.quotaexchange.registry;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How counties stand, reported over HTTP by who answers for it, against a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
class StandingOverHttpTest {
    private RegistryServer server;

    @BeforeEach
    void start(TestDatabase database) {
        server = RegistryServer.start(database);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RegistryServer.Reply province(String path, JsonObject body) {
        return server.send("POST", path, body, TestAccess.administrator());
    }

    private static List<String> codes(JsonArray refusals) {
        return refusals.stream()
                .map(refusal -> ((JsonObject) refusal).getString("code"))
                .toList();
    }

    private static List<String> codes(RegistryServer.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        return codes(reply.json().getJsonArray("violations"));
    }

    private JsonObject standing(String county) {
        RegistryServer.Reply reply = server.get("counties/" + county + "/standing");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void z10_08_3_aCountySellsOnceItsTaskIsReportedDone() {
        JsonObject report =
                new JsonObject().put("id", "tsk_2022-320826").put("year", 2022).put("doneHa", "0.9999");
        assertThat(codes(province("counties/320826/task-reports", report))).containsExactly("COUNTY_TASK_NOT_SET");
        server.put(
                "tasks/2022",
                new JsonObject()
                        .put("totalHa", "1.0000")
                        .put(
                                "counties",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("county", "320826")
                                                .put("taskHa", "1.0000"))));
        assertThat(codes(standing("320826").getJsonArray("sellRefusals"))).containsExactly("TASK_UNKNOWN");
        assertThat(province("counties/320826/task-reports", report).status()).isEqualTo(201);
        assertThat(codes(standing("320826").getJsonArray("sellRefusals"))).containsExactly("TASK_NOT_MET");
        assertThat(codes(province("counties/320826/task-reports", report.copy().put("doneHa", "1.0000"))))
                .containsExactly("STANDING_ID_TAKEN");
        assertThat(province("counties/320826/task-reports", report).status()).isEqualTo(201);
        JsonObject done = report.copy().put("id", "tsk_2022-320826-b").put("doneHa", "1.0000");
        assertThat(province("counties/320826/task-reports", done).status()).isEqualTo(201);
        assertThat(standing("320826").getJsonArray("sellRefusals")).isEmpty();
        assertThat(standing("320826").getJsonObject("task").getString("doneHa")).isEqualTo("1.0000");
    }

    @Test
    void z10_08_3_aCountyWithProjectsThatAreNotBalancedDoesNotSell() {
        JsonObject report = new JsonObject()
                .put("id", "own_2022-331126")
                .put("asOf", "2022-06-01")
                .put("unbalancedProjects", 2);
        assertThat(codes(province(
                        "counties/331126/own-balance-reports", report.copy().put("asOf", "2022-06-02"))))
                .containsExactly("REPORT_DATED_AHEAD");
        assertThat(province("counties/331126/own-balance-reports", report).status())
                .isEqualTo(201);
        assertThat(codes(standing("331126").getJsonArray("sellRefusals"))).contains("OWN_PROJECTS_UNBALANCED");
        assertThat(server.send("POST", "counties/331126/own-balance-reports", report, TestAccess.trader("331126"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void m13_05_2_aCountyBuysOnceItHasDeclaredItsShortage() {
        JsonObject declared = new JsonObject()
                .put("id", "sho_2022-331126")
                .put("declaredOn", "2022-06-01")
                .put("endsOn", "2022-05-31")
                .put("statement", "本县耕地后备资源匮乏");
        assertThat(codes(server.post("counties/331126/shortages", declared))).containsExactly("SHORTAGE_ENDS_BEFORE");
        assertThat(codes(standing("331126").getJsonArray("buyRefusals"))).containsExactly("SHORTAGE_NOT_DECLARED");
        declared.put("endsOn", "2023-05-31");
        assertThat(server.send("POST", "counties/331126/shortages", declared, TestAccess.trader("330421"))
                        .status())
                .isEqualTo(403);
        assertThat(server.post("counties/331126/shortages", declared).status()).isEqualTo(201);
        assertThat(standing("331126").getJsonArray("buyRefusals")).isEmpty();
        assertThat(standing("331126").getString("shortageDeclaredOn")).isEqualTo("2022-06-01");
    }

    @Test
    void z10_21_1_twoCountiesBecomeAPairFromALaterDayOn() {
        JsonObject pair = new JsonObject()
                .put("scheme", "SHANHAI")
                .put("one", "331126")
                .put("other", "330421")
                .put("validFrom", "2022-06-01");
        assertThat(codes(province("pairings", pair))).containsExactly("PAIRING_TOO_EARLY");
        assertThat(codes(province("pairings", pair.copy().put("other", "331126").put("validFrom", "2022-06-02"))))
                .containsExactly("PAIRED_WITH_ITSELF");
        pair.put("validFrom", "2022-06-02");
        RegistryServer.Reply made = province("pairings", pair);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getString("one")).isEqualTo("330421");
        assertThat(province("pairings", pair).status()).isEqualTo(201);
        assertThat(codes(province("pairings", pair.copy().put("validFrom", "2022-06-03"))))
                .containsExactly("PAIRED_ALREADY");
        assertThat(listed("SHANHAI")).hasSize(1);
    }

    private List<JsonObject> listed(String scheme) {
        return server.get("pairings").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(pair -> pair.getString("scheme").equals(scheme))
                .toList();
    }

    @Test
    void z10_21_1_aPairEndsWithADayThatHasNotPassedAndOnce(TestDatabase database) {
        Divisions divisions = new Divisions(database.application());
        LocalDate since = LocalDate.parse("2012-01-01");
        await(divisions.add(List.of(), List.of(new Pairing("EASTWEST", "331126", "330421", "published", since))));
        JsonObject end = new JsonObject()
                .put("scheme", "EASTWEST")
                .put("one", "331126")
                .put("other", "330421")
                .put("validTo", "2022-05-31")
                .put("reason", "新一轮结对调整");
        assertThat(codes(province("pairings/end", end))).containsExactly("PAIR_ENDS_TOO_EARLY");
        assertThat(codes(province("pairings/end", end.copy().put("scheme", "OTHER"))))
                .containsExactly("PAIR_UNKNOWN");
        assertThat(province("pairings/end", end.copy().put("reason", " ")).status())
                .isEqualTo(400);
        end.put("validTo", "2022-06-01");
        RegistryServer.Reply ended = province("pairings/end", end);
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(ended.json().getString("validTo")).isEqualTo("2022-06-01");
        assertThat(province("pairings/end", end).status()).isEqualTo(200);
        assertThat(codes(province("pairings/end", end.copy().put("validTo", "2022-07-01"))))
                .containsExactly("PAIR_ENDED_ALREADY");
        assertThat(listed("EASTWEST").getFirst().getString("endReason")).isEqualTo("新一轮结对调整");
        assertThat(inForce(divisions, "2022-06-01")).contains("EASTWEST");
        assertThat(inForce(divisions, "2022-06-02")).doesNotContain("EASTWEST");
    }

    private static List<String> inForce(Divisions divisions, String day) {
        return await(divisions.pairings(LocalDate.parse(day))).stream()
                .map(Pairing::scheme)
                .toList();
    }
}
