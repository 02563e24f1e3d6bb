package io.quotaexchange.oversight;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.IdentityServer;
import io.quotaexchange.identity.Role;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four eyes in an export: two people prepared and approved over HTTP, then the export is forged. Clause: Z10-06.2. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApprovalVerificationTest {
    @TempDir
    private static Path folder;

    private TestDatabase database;
    private Path genuine;
    private int forged;

    @BeforeAll
    void twoPeopleActAndTheExportIsWritten(TestDatabase database) {
        this.database = database;
        actIn(database, folder.resolve("keys"));
        genuine = export();
    }

    /** One act approved, one rejected, one withdrawn, as people do it over HTTP. */
    static void actIn(TestDatabase database, Path keys) {
        try (IdentityServer server = new IdentityServer(database, keys, false, false)) {
            server.add("maker", "331126", Role.COUNTY_TRADER);
            server.add("approver", "331126", Role.COUNTY_APPROVER);
            String maker = server.signIn("maker");
            String approver = server.signIn("approver");
            for (int year = 2021; year <= 2023; year++) {
                JsonObject task = new JsonObject()
                        .put("countyMu", 100)
                        .put(
                                "towns",
                                new JsonArray()
                                        .add(new JsonObject().put("town", "黄田镇").put("mu", 100)));
                IdentityServer.Reply prepared = server.send("PUT", "counties/331126/tasks/" + year, task, maker);
                String at = "proposals/" + prepared.body().getString("id");
                switch (year) {
                    case 2021 -> server.send("POST", at + "/approval", null, approver);
                    case 2022 ->
                        server.send("POST", at + "/rejection", new JsonObject().put("reason", "面积不符"), approver);
                    default -> server.send("POST", at + "/withdrawal", null, maker);
                }
            }
        }
    }

    private Path export() {
        Path file = folder.resolve("export-" + ++forged + ".zip");
        await(new Export(database.vertx(), database.auditor(), "330000").to(file));
        return file;
    }

    private Verification.Report verify(Forgery forgery) throws IOException {
        return Verification.of(
                forgery.write(folder.resolve("forged-" + ++forged + ".zip")), Verification.Known.NOTHING);
    }

    @Test
    void theGenuineExportHolds() throws IOException {
        Verification.Report report = Verification.of(genuine, Verification.Known.NOTHING);
        assertThat(report.wrong()).isEmpty();
        assertThat(report.approvals()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2021, 黄田镇, 黄田乡, digest differs",
        "2021, '\"year\":\"2021\"', '\"year\":\"2020\"', digest differs",
        "2021, '\"operation\":\"setTownTasks\"', '\"operation\":\"setProvincialTask\"', digest differs",
        "2021, '\"person\":\"usr_approver\"', '\"person\":\"usr_maker\"', prepared it and decided on it",
        "2021, '\"person\":\"usr_approver\"', '\"person\":\"usr_stranger\"', was no COUNTY_APPROVER",
        "2021, '\"role\":\"COUNTY_APPROVER\"', '\"role\":\"COUNTY_TRADER\"', was no COUNTY_APPROVER",
        "2021, '\"maker\":\"usr_maker\"', '\"maker\":\"usr_stranger\"', was no COUNTY_TRADER",
        "2021, '\"organisation\":\"331126\",\"role\":\"COUNTY_TRADER\"',"
                + " '\"organisation\":\"330421\",\"role\":\"COUNTY_TRADER\"', was no COUNTY_TRADER",
        "2021, '\"decidedAt\":\"2022', '\"decidedAt\":\"2023', out of its time",
        "2022, '\"kind\":\"REJECTED\"', '\"kind\":\"WITHDRAWN\"', somebody else than the maker",
        "2023, '\"kind\":\"WITHDRAWN\"', '\"kind\":\"APPROVED\"', prepared it and decided on it"
    })
    void z10_06_2_aForgedApprovalIsFound(int year, String old, String now, String words) throws IOException {
        Forgery forgery = Forgery.of(genuine);
        int line = 0;
        while (!forgery.lines(ArchiveFile.APPROVALS).get(line).contains("\"year\":\"" + year + "\"")) {
            line++;
        }
        assertThat(verify(forgery.replace(ArchiveFile.APPROVALS, line, text -> text.replace(old, now))
                                .remanifestAlone())
                        .wrong())
                .isPresent()
                .get()
                .asString()
                .contains(words);
    }

    @Test
    void z10_06_2_anApproverWhoWasNotAppointedThenIsFound() throws IOException {
        for (UnaryOperator<String> change : java.util.List.<UnaryOperator<String>>of(
                text -> text.replace("\"recordedAt\":\"2022", "\"recordedAt\":\"2023"),
                text -> text.replace("\"active\":true", "\"active\":false"),
                text -> text.replace("331126", "330421"))) {
            assertThat(verify(Forgery.of(genuine)
                                    .replace(ArchiveFile.PEOPLE, 0, change)
                                    .remanifestAlone())
                            .wrong()
                            .orElseThrow())
                    .contains("usr_approver was no COUNTY_APPROVER");
        }
    }

    @Test
    void z10_21_1_theEndOfAPairThatNobodyApprovedIsFound() throws IOException {
        assertThat(verify(Forgery.of(genuine)
                                .change(
                                        ArchiveFile.PAIRINGS,
                                        lines -> lines.add("{\"scheme\":\"SHANHAI\",\"first\":\"330421\","
                                                + "\"second\":\"331126\",\"basis\":\"published\","
                                                + "\"validFrom\":\"2012-01-01\",\"end\":{"
                                                + "\"validTo\":\"2022-06-01\",\"reason\":\"x\","
                                                + "\"maker\":\"usr_maker\",\"approver\":\"usr_approver\","
                                                + "\"recordedAt\":\"2022-06-01T08:00:00Z\"}}"))
                                .remanifestAlone())
                        .wrong()
                        .orElseThrow())
                .contains("pairings.jsonl", "no approval of theirs is on record");
    }

    @Test
    void m13_05_2_aDeclarationOfShortageThatNobodyApprovedIsFound() throws IOException {
        assertThat(verify(Forgery.of(genuine)
                                .change(
                                        ArchiveFile.STANDINGS,
                                        lines -> lines.add("{\"kind\":\"shortage\",\"id\":\"sho_planted\","
                                                + "\"county\":\"331126\",\"declaredOn\":\"2022-06-01\","
                                                + "\"endsOn\":\"2023-06-01\",\"statement\":\"x\","
                                                + "\"maker\":\"usr_maker\",\"approver\":\"usr_approver\","
                                                + "\"recordedAt\":\"2022-06-01T08:00:00Z\"}"))
                                .remanifestAlone())
                        .wrong()
                        .orElseThrow())
                .contains("standings.jsonl", "no approval of theirs");
    }

    @Test
    void z10_06_2_aFactSignedByPeopleWhoNeverApprovedItIsFound() throws IOException {
        await(database.application()
                .query("INSERT INTO registry.suspension (id, county, starts_on, reason, maker, approver, recorded_at)"
                        + " VALUES ('sus_planted', '331126', '2022-06-01', '抽查', 'usr_maker', 'usr_approver', now())")
                .execute());
        Verification.Report report = Verification.of(export(), Verification.Known.NOTHING);
        assertThat(report.wrong().orElseThrow()).contains("standings.jsonl", "no approval of theirs");
    }
}
