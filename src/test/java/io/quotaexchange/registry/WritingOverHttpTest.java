package io.quotaexchange.registry;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.document.Csv;
import io.quotaexchange.registry.course.SampleSteps;
import io.quotaexchange.registry.imports.ProjectCsv;
import io.quotaexchange.registry.imports.ProjectFile;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import io.quotaexchange.rulebook.Stage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry's writing operations as a client meets them, against a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
class WritingOverHttpTest {
    private static int next = 500;

    private RegistryServer server;

    @BeforeEach
    void start(TestDatabase database) {
        server = RegistryServer.start(database);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject about(String key, JsonObject act) {
        return new JsonObject().put(key, act);
    }

    private static String fresh() {
        return "3311262019" + "%04d".formatted(next++);
    }

    private static JsonObject filing(String number) {
        return SampleFiling.document().put("number", number).put("ministryNumber", "BA-" + number);
    }

    private static List<String> codes(RegistryServer.Reply reply) {
        return reply.json().getJsonArray("violations").stream()
                .map(violation -> ((JsonObject) violation).getString("code"))
                .toList();
    }

    @Test
    void nobodyWritesWithoutSigningIn() {
        JsonObject body = about("filing", filing(fresh()));
        RegistryServer.Reply reply = server.send("POST", "projects", body, null);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().getString("type")).isEqualTo("/problems/sign-in-required");
        assertThat(server.post("projects", body).status()).isEqualTo(200);
    }

    @Test
    void z10_06_2_aCountyFilesForItselfAndWithTheRoleForItOnly() {
        JsonObject body = about("filing", filing(fresh()));
        for (String caller : List.of(
                TestAccess.trader("330421"),
                TestAccess.administrator(),
                "usr_b 331126 COUNTY_APPROVER",
                "usr_c audit SETTLEMENT_AUDITOR")) {
            assertThat(server.send("POST", "projects", body, caller).status())
                    .as(caller)
                    .isEqualTo(403);
        }
        assertThat(server.send("PUT", "counties/330421/tasks/2021", new JsonObject(), TestAccess.trader("331126"))
                        .status())
                .isEqualTo(403);
        assertThat(server.send(
                                "POST",
                                "projects/prj_" + fresh() + "/steps",
                                new JsonObject(),
                                TestAccess.trader("330421"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void m13_02_4_filesAProjectOnceAndTellsWhatItIsWarnedOf() {
        String number = fresh();
        JsonObject body = about("filing", filing(number));
        RegistryServer.Reply dry = server.post("projects?dryRun=true", body);
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().getBoolean("kept")).isFalse();
        assertThat(server.get("projects/prj_" + number).status()).isEqualTo(404);

        for (int time = 0; time < 2; time++) {
            RegistryServer.Reply filed = server.post("projects", body);
            assertThat(filed.status()).isEqualTo(200);
            assertThat(filed.json().getJsonObject("indicators").getString("CAPACITY"))
                    .isEqualTo("135000");
            assertThat(filed.json().getJsonArray("warnings").stream()
                            .map(warning -> ((JsonObject) warning).getString("code")
                                    + " "
                                    + ((JsonObject) warning).getString("clause")))
                    .containsExactly("UNUSED_LAND M13-01.2", "GOOD_LAND_FOR_RESERVE Z10-11.2");
        }
        assertThat(server.poster().posted()).hasSize(2);
    }

    @Test
    void everyViolationIsThereAtOnceWithCodeFieldClauseAndRemedy() {
        JsonObject filing = filing(fresh())
                .put("slopeTenths", 300)
                .put("zones", new JsonArray(List.of("ECOLOGICAL_RED_LINE")))
                .put("boundary", "");
        RegistryServer.Reply reply = server.post("projects", about("filing", filing));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(codes(reply)).containsExactly("FIELD_MISSING", "SLOPE_ABOVE_LIMIT", "ZONE_PROHIBITED");
        JsonObject slope = reply.json().getJsonArray("violations").getJsonObject(1);
        assertThat(slope.getString("clause")).isEqualTo("L-03.1b");
        assertThat(slope.getString("field")).isEqualTo("slopeTenths");
        assertThat(slope.getString("remedyZh")).isEqualTo("剔除超过坡度的地块后重新验收、申报");
        assertThat(slope.getString("remedyEn")).startsWith("leave the steep parcels out");
    }

    @Test
    void everythingWrongWithABodyIsThereAtOnce() {
        JsonObject filing = filing("12").put("slopeTenths", 901).put("surprise", 1);
        filing.remove("name");
        RegistryServer.Reply reply =
                server.post("projects", new JsonObject().put("filing", filing).put("maker", "usr_a"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("field")))
                .containsExactlyInAnyOrder(
                        "filing/number", "filing/name", "filing/slopeTenths", "filing/surprise", "maker");
        assertThat(server.raw("POST", "projects", "{\"filing\": {}, \"filing\": {\"county\": \"331126\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(server.raw("POST", "projects", "not json").status()).isEqualTo(400);
        assertThat(server.raw("POST", "projects", " ".repeat(9_000_000)).status())
                .isEqualTo(413);
    }

    @Test
    void l_03_1d_l_03_4a_followsAProjectFromProposalToFiling() {
        String number = fresh();
        String steps = "projects/prj_" + number + "/steps";
        JsonObject body = about("filing", filing(number));
        for (String kind :
                List.of("PROPOSED", "APPROVED", "BUILT", "TOWN_CHECKED", "GRADED", "COUNTY_CHECKED", "CITY_ACCEPTED")) {
            if (!kind.equals("PROPOSED")) {
                RegistryServer.Reply early = server.post("projects", body);
                assertThat(early.status()).as(kind).isEqualTo(422);
                assertThat(codes(early)).containsExactly("STAGE_OUT_OF_ORDER");
            }
            JsonObject step = about("step", SampleSteps.document(kind));
            for (int time = 0; time < 2; time++) {
                RegistryServer.Reply taken = server.post(steps, step);
                assertThat(taken.status()).as(kind).isEqualTo(200);
                assertThat(taken.json().getString("reached")).isEqualTo(kind);
            }
            assertThat(underWay(number)).containsExactly(kind);
        }
        JsonObject other = filing(number);
        other.getJsonArray("land").getJsonObject(0).put("gradeAfter", 6).put("filedCapacityKg", "150000");
        assertThat(codes(server.post("projects", about("filing", other))))
                .containsExactly("FILING_DIFFERS_FROM_STAGES");
        assertThat(server.post("projects", body).status()).isEqualTo(200);
        JsonObject course = server.get(steps).json();
        assertThat(course.getString("reached")).isEqualTo("FILED");
        assertThat(underWay(number)).isEmpty();
        assertThat(course.getJsonArray("steps")).hasSize(8);
        JsonObject last = course.getJsonArray("steps").getJsonObject(7);
        assertThat(last.getString("kind")).isEqualTo("FILED");
        assertThat(last.getString("maker")).isEqualTo("usr_trader");
        assertThat(last.getString("approver")).isEqualTo("usr_approver");
    }

    @Test
    void l_03_4b_deadlinesAreListedUntilTheStageIsReached() {
        String number = fresh();
        String steps = "projects/prj_" + number + "/steps";
        server.post(steps, about("step", SampleSteps.document("PROPOSED").put("taskYear", 2022)));
        String mine = "prj_" + number;
        assertThat(due("deadlines?county=331126&within=200", mine)).containsExactly("BUILT", "COUNTY_CHECKED");
        assertThat(due("deadlines?county=331126&within=130", mine)).containsExactly("BUILT");
        assertThat(due("deadlines?county=330421&within=200", mine)).isEmpty();
        server.post(steps, about("step", SampleSteps.document("APPROVED")));
        server.post(steps, about("step", SampleSteps.document("BUILT")));
        assertThat(due("deadlines?within=200", mine)).containsExactly("COUNTY_CHECKED");
    }

    /** Where the project stands, while it is neither cancelled nor filed; each is followed by the next stage. */
    private List<String> underWay(String number) {
        return server.get("projects-under-way?county=331126").json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(project -> project.getString("project").equals("prj_" + number))
                .peek(project -> assertThat(Stage.valueOf(project.getString("reached"))
                                .next()
                                .name())
                        .isEqualTo(project.getString("next")))
                .map(project -> project.getString("reached"))
                .toList();
    }

    private List<String> due(String path, String project) {
        return server.get(path).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(deadline -> deadline.getString("project").equals(project))
                .map(deadline -> deadline.getString("stage"))
                .toList();
    }

    @Test
    void m13_07_5_climbsTheLadderAndBarsTheCountyFromSelling() {
        String steps = "sanctions/sus_http-1/steps";
        JsonObject order = new JsonObject()
                .put("step", "ORDER")
                .put("county", "331126")
                .put("finding", "抽查面积不实")
                .put("due", "2022-07-01");
        assertThat(codes(server.post(
                        "sanctions/sus_http-2/steps",
                        order.copy().put("county", "339999").put("due", "2022-07-01"))))
                .containsExactly("COUNTY_UNKNOWN");
        assertThat(server.post(steps, order.copy()).json().getString("state")).isEqualTo("ORDERED");
        assertThat(codes(server.post(steps, new JsonObject().put("step", "SUSPEND"))))
                .containsExactly("STEP_OUT_OF_ORDER");
        assertThat(codes(server.post(
                        steps, new JsonObject().put("step", "NAME_PUBLICLY").put("grave", false))))
                .containsExactly("NEITHER_GRAVE_NOR_DUE");
        server.post(steps, new JsonObject().put("step", "NAME_PUBLICLY").put("grave", true));
        server.post(steps, new JsonObject().put("step", "SUSPEND"));
        JsonObject sanction = server.get("sanctions/sus_http-1").json();
        assertThat(sanction.getString("state")).isEqualTo("SUSPENDED");
        assertThat(sanction.getJsonArray("steps")).hasSize(3);
        assertThat(sanction.getJsonArray("steps").getJsonObject(0).getString("approver"))
                .isEqualTo("usr_approver");
        assertThat(server.get("counties/331126")
                        .json()
                        .getJsonArray("sellRefusals")
                        .toString())
                .contains("SUSPENDED");
        assertThat(codes(server.post(steps, new JsonObject().put("step", "LIFT"))))
                .containsExactly("NOT_RECTIFIED");
        server.post(steps, new JsonObject().put("step", "FIND_RECTIFIED").put("evidence", "复核合格"));
        assertThat(server.post(steps, new JsonObject().put("step", "LIFT"))
                        .json()
                        .getString("state"))
                .isEqualTo("CLOSED");
        assertThat(server.get("counties/331126")
                        .json()
                        .getJsonArray("sellRefusals")
                        .toString())
                .doesNotContain("SUSPENDED");
        assertThat(server.get("sanctions").json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void l_02_2_tasksGoFromTheProvinceToCountiesToTowns() {
        JsonObject task = new JsonObject()
                .put("totalHa", "40.0000")
                .put(
                        "counties",
                        new JsonArray().add(county("331126", "30.0000")).add(county("330421", "10.0000")));
        assertThat(codes(server.put("tasks/2021", task.copy().put("totalHa", "40.0001"))))
                .containsExactly("COUNTY_TASKS_DIFFER");
        JsonObject twice = task.copy();
        twice.getJsonArray("counties").add(county("330421", "1.0000")).add(county("339999", "0.0000"));
        assertThat(codes(server.put("tasks/2021", twice))).containsExactly("COUNTY_TASK_INVALID", "COUNTY_UNKNOWN");
        assertThat(server.put("tasks/2021", task.copy()).status()).isEqualTo(200);
        assertThat(server.get("tasks/2021").json().getString("totalHa")).isEqualTo("40.0000");
        assertThat(server.get("tasks/2020").status()).isEqualTo(404);

        JsonObject towns = new JsonObject()
                .put("countyMu", 450)
                .put(
                        "towns",
                        new JsonArray()
                                .add(new JsonObject().put("town", "黄田镇").put("mu", 300))
                                .add(new JsonObject().put("town", "竹口镇").put("mu", 150)));
        assertThat(server.put("counties/331126/tasks/2021", towns.copy()).status())
                .isEqualTo(200);
        JsonObject less = towns.copy().put("countyMu", 449);
        less.getJsonArray("towns").getJsonObject(1).put("mu", 149);
        assertThat(codes(server.put("counties/331126/tasks/2021", less)))
                .containsExactly("COUNTY_TASK_BELOW_PROVINCIAL");
        assertThat(server.get("counties/331126/tasks/2021").json().getInteger("countyMu"))
                .isEqualTo(450);
        assertThat(await(server.database()
                                .auditor()
                                .query("SELECT count(*) FROM registry.provincial_task")
                                .execute())
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(1);
    }

    /** The plan of 涟水: 600, 1,500 and 900 mu for sixteen towns, asked of the county in hectares and broken down in mu. */
    @ParameterizedTest
    @CsvSource({"2023, 1, 600, 40.0000", "2024, 2, 1500, 100.0000", "2025, 3, 900, 60.0000"})
    void l_02_2_theTasksOfLianshuiGoDownToItsTowns(int year, int column, int countyMu, String countyHa)
            throws IOException {
        assertThat(server.put(
                                "tasks/" + year,
                                new JsonObject()
                                        .put("totalHa", countyHa)
                                        .put("counties", new JsonArray().add(county("320826", countyHa))))
                        .status())
                .isEqualTo(200);
        JsonArray towns = new JsonArray();
        try (InputStream in = WritingOverHttpTest.class.getResourceAsStream("/demo/lianshui/tasks.csv")) {
            List<Csv.Row> rows = Csv.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            rows.subList(1, rows.size())
                    .forEach(row -> towns.add(new JsonObject()
                            .put("town", row.values().getFirst())
                            .put("mu", Integer.parseInt(row.values().get(column)))));
        }
        assertThat(towns).hasSize(16);
        String path = "counties/320826/tasks/" + year;
        String lianshui = TestAccess.trader("320826");
        JsonObject body = new JsonObject().put("countyMu", countyMu).put("towns", towns);
        assertThat(server.send("PUT", path, body, lianshui).status()).isEqualTo(200);
        assertThat(server.get(path).json().getJsonArray("towns")).hasSize(16);
        assertThat(codes(server.send("PUT", path, body.copy().put("countyMu", countyMu - 1), lianshui)))
                .containsExactly("TOWN_TASKS_DIFFER", "COUNTY_TASK_BELOW_PROVINCIAL");
    }

    private static JsonObject county(String code, String taskHa) {
        return new JsonObject().put("county", code).put("taskHa", taskHa);
    }

    @Test
    void m13_02_4_aFileOfProjectsIsReadAndTheGoodOnesAreFiledOnlyWhenAskedTo() {
        String good = fresh();
        String steep = fresh();
        String csv = ProjectCsv.write(
                        List.of(
                                ProjectDocument.read(filing(good).encode()),
                                ProjectDocument.read(
                                        filing(steep).put("slopeTenths", 300).encode())),
                        true)
                + "x,y\r\n";
        byte[] file = csv.getBytes(StandardCharsets.UTF_8);
        JsonObject dry =
                server.upload("project-imports?county=331126&dryRun=true", file).json();
        assertThat(dry.getInteger("filed")).isZero();
        RegistryServer.Reply all = server.upload("project-imports?county=331126", file);
        assertThat(all.status()).isEqualTo(422);
        assertThat(codes(all)).containsExactly("BAD_ROW", "SLOPE_ABOVE_LIMIT");
        assertThat(server.get("projects/prj_" + good).status()).isEqualTo(404);

        JsonObject report =
                server.upload("project-imports?county=331126&take=GOOD", file).json();
        assertThat(report.getInteger("filed")).isEqualTo(1);
        assertThat(report.getJsonArray("badRows").getJsonObject(0).getInteger("line"))
                .isEqualTo(4);
        JsonObject refused = report.getJsonArray("projects").getJsonObject(1);
        assertThat(refused.getString("state")).isEqualTo("REFUSED");
        JsonObject slope = refused.getJsonArray("refusals").getJsonObject(0);
        assertThat(slope.getString("code") + " " + slope.getString("clause") + " " + slope.getInteger("line"))
                .isEqualTo("SLOPE_ABOVE_LIMIT L-03.1b 3");
        assertThat(server.get("projects/prj_" + good).status()).isEqualTo(200);
        assertThat(server.get("projects/prj_" + steep).status()).isEqualTo(404);

        assertThat(server.upload("project-imports", file).status()).isEqualTo(400);
        assertThat(server.upload("project-imports?county=330421", file).status())
                .isEqualTo(403);
        assertThat(server.upload("project-imports?county=331126", new byte[9_000_000])
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"format=csv&language=zh", "format=csv&language=en", "format=xlsx&language=zh", "format=xlsx"})
    void whatIsExportedOverHttpIsImportedTheSame(String form) {
        String number = fresh();
        server.post("projects", about("filing", filing(number)));
        RegistryServer.Reply exported = server.get("project-exports?county=331126&decision=ACCEPTED&" + form);
        assertThat(exported.status()).isEqualTo(200);
        JsonObject report = server.upload("project-imports?county=331126&take=ALL", exported.body())
                .json();
        assertThat(report.getJsonArray("badRows")).isEmpty();
        assertThat(report.getJsonArray("projects").stream()
                        .map(JsonObject.class::cast)
                        .map(project -> project.getString("state")))
                .isNotEmpty()
                .containsOnly("FILED");
        assertThat(ProjectFile.read(exported.body()).filings())
                .extracting(ProjectFiling::id)
                .contains("prj_" + number);
    }

    private static JsonObject division(String kind, String day) {
        JsonObject change = new JsonObject()
                .put("kind", kind)
                .put("effectiveOn", day)
                .put("documentNumber", "国函〔2021〕1号")
                .put("issuedBy", "国务院");
        return kind.equals("ENDED")
                ? change.put("successor", "331126")
                : change.put("name", kind.equals("RENAMED") ? "新名区" : "新区")
                        .put("city", "丽水市")
                        .put("type", "开发区")
                        .put("assisted", false);
    }

    private List<String> validity(String code) {
        return server.get("divisions/" + code).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(row -> row.getString("name") + " " + row.getString("validFrom") + " " + row.getString("validTo"))
                .toList();
    }

    /** A development zone is established, renamed and merged into a county; what was known of a day stays known. */
    @Test
    void m13_03_1_aDivisionComesIsRenamedAndEnds() {
        String path = "divisions/331192";
        assertThat(server.get(path).status()).isEqualTo(404);
        assertThat(codes(server.post(path, division("RENAMED", "2020-01-01"))))
                .containsExactly("DIVISION_CHANGE_UNFIT");
        assertThat(server.post(path, division("ESTABLISHED", "2020-01-01")).status())
                .isEqualTo(200);
        assertThat(server.post(path, division("ESTABLISHED", "2020-01-01")).status())
                .isEqualTo(200);
        assertThat(codes(server.post(path, division("ESTABLISHED", "2020-02-01"))))
                .containsExactly("DIVISION_CHANGE_UNFIT");
        assertThat(server.post(path, division("RENAMED", "2021-01-01")).status())
                .isEqualTo(200);
        assertThat(validity("331192")).containsExactly("新区 2020-01-01 2020-12-31", "新名区 2021-01-01 null");
        assertThat(server.get("counties/331192").json().getString("name")).isEqualTo("新名区");

        JsonObject nobody = division("ENDED", "2022-01-01").put("successor", "331192");
        assertThat(codes(server.post(path, nobody))).containsExactly("SUCCESSOR_INVALID");
        assertThat(codes(server.post(path, division("ENDED", "2020-06-01")))).containsExactly("DIVISION_CHANGE_UNFIT");
        assertThat(server.post(path, division("ENDED", "2022-01-01")).status()).isEqualTo(200);
        assertThat(validity("331192")).containsExactly("新区 2020-01-01 2020-12-31", "新名区 2021-01-01 2021-12-31");
        assertThat(server.get("counties/331192").status()).isEqualTo(404);
        assertThat(server.post("divisions/330000", division("ESTABLISHED", "2020-01-01"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void stepsAreAppendOnlyAndInOrderInTheDatabaseToo() {
        String number = fresh();
        server.post("projects/prj_" + number + "/steps", about("step", SampleSteps.document("PROPOSED")));
        for (String sql : List.of(
                "UPDATE registry.project_step SET kind = 'BUILT'",
                "DELETE FROM registry.project_step",
                "TRUNCATE registry.provincial_task",
                "INSERT INTO registry.project_step SELECT project, 3, county, kind, happened_on, passed, closes, document,"
                        + " maker, approver, recorded_at FROM registry.project_step LIMIT 1",
                "INSERT INTO registry.project_step SELECT project, 2, county, kind, happened_on - 1, passed, closes,"
                        + " document, maker, approver, recorded_at FROM registry.project_step LIMIT 1")) {
            assertThat(server.database()
                            .application()
                            .query(sql)
                            .execute()
                            .toCompletionStage()
                            .toCompletableFuture())
                    .as(sql)
                    .failsWithin(java.time.Duration.ofSeconds(20));
        }
    }
}
