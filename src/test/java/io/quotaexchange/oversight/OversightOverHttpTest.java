package io.quotaexchange.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.assessment.AssessmentRoutes;
import io.quotaexchange.assessment.Assessments;
import io.quotaexchange.assessment.CountyYear;
import io.quotaexchange.assessment.IndicatorYear;
import io.quotaexchange.demo.SettledDemo;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerRoutes;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.document.Xlsx;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ContractServer;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.DecisionRoutes;
import io.quotaexchange.round.RoundArchive;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor asks of the running exchange, after the demonstration round has settled. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OversightOverHttpTest {
    @TempDir
    private static Path folder;

    private TestDatabase database;
    private ContractServer server;

    @BeforeAll
    void settleTheDemo(TestDatabase given) throws IOException {
        database = given;
        SettledDemo.runIn(database, folder.resolve("keys"));
        Api api = new Api();
        RoundArchive archive = new RoundArchive(database.auditor());
        new DecisionRoutes(database.vertx(), archive).addTo(api);
        new AssessmentRoutes(new Assessments(database.auditor()), "330000").addTo(api);
        new VerificationRoutes(
                        database.vertx(),
                        new Export(database.vertx(), database.application(), "330000"),
                        Clock.systemUTC())
                .addTo(api);
        new LedgerRoutes(new LedgerReading(database.auditor())).addTo(api);
        server = ContractServer.start(database.vertx(), api);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private long head() {
        return server.get("ledger/head").json().getLong("sequence");
    }

    private int year() {
        return CivilDay.today(Clock.systemUTC()).getYear();
    }

    @Test
    void z10_25_theLedgerIsVerifiedAsItStands() {
        ContractServer.Reply reply = server.get("verification");
        assertThat(reply.status()).isEqualTo(200);
        JsonObject report = reply.json();
        assertThat(report.getBoolean("holds")).as(report.encode()).isTrue();
        assertThat(report.containsKey("wrong")).isFalse();
        assertThat(report.getLong("sequence")).isEqualTo(head());
        assertThat(report.getJsonObject("checked").getLong("stages")).isEqualTo(5);
    }

    @Test
    void z10_25_anExportIsVerifiedAndAForgedOneIsFound() throws Exception {
        ContractServer.Reply export = server.get("export");
        assertThat(export.headers().get("content-type")).isEqualTo("application/zip");
        assertThat(server.upload("verifications", export.body()).json().getBoolean("holds"))
                .isTrue();
        Path kept = Files.write(folder.resolve("downloaded.zip"), export.body());
        Path forged = Forgery.of(kept)
                .replace(
                        ArchiveFile.PROJECTS,
                        3,
                        line -> line.replaceFirst("\"maker\":\"[^\"]+\"", "\"maker\":\"usr_x\""))
                .remanifest()
                .write(folder.resolve("forged.zip"));
        JsonObject report =
                server.upload("verifications", Files.readAllBytes(forged)).json();
        assertThat(report.getBoolean("holds")).isFalse();
        assertThat(report.getString("wrong")).isNotEmpty();
    }

    @Test
    void whatIsNoExportIsSaidToBeNone() {
        JsonObject report = server.upload("verifications", new byte[] {1, 2, 3}).json();
        assertThat(report.getBoolean("holds")).isFalse();
        assertThat(report.getString("wrong")).isNotEmpty();
    }

    /** What each order of the round got is explained in both languages, with the clause that decided. */
    @Test
    void m13_05_4_everyOrderOfAStageIsExplained() {
        String round = TestDatabase.await(new RoundArchive(database.auditor()).rounds())
                .getFirst();
        JsonObject first = TestDatabase.await(new RoundArchive(database.auditor()).round(round))
                .orElseThrow()
                .state()
                .cleared(2)
                .map(stage -> new JsonObject(stage.caseText()))
                .orElseThrow()
                .getJsonArray("requests")
                .getJsonObject(0);
        String place = "rounds/" + round + "/stages/2/orders/" + first.getString("id") + "/decisions";
        JsonArray items = server.get(place).json().getJsonArray("items");
        assertThat(items).isNotEmpty();
        JsonObject record = items.getJsonObject(0);
        assertThat(record.getJsonArray("clauses").getString(0)).matches("(M13|Z10)-[0-9.]+");
        assertThat(record.encode()).contains(first.getString("id"));
        assertThat(record.getString("zh")).matches("(?s).*[\\u4e00-\\u9fff].*");
        assertThat(record.getString("en")).isNotEmpty();
        assertThat(server.get("rounds/" + round + "/stages/2/orders/nobody/decisions")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("rounds/" + round + "/stages/9/orders/nobody/decisions")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("rounds/" + round + "/lots/nobody/decisions").status())
                .isEqualTo(404);
    }

    /** The table adds up, and agrees with the accounts as they stand: nothing before the year, everything in it. */
    @Test
    void m13_07_4_theYearsTableAddsUpToTheLedger() {
        List<CountyYear> counties = TestDatabase.await(new Assessments(database.auditor()).of(year()))
                .counties();
        assertThat(counties).hasSize(90);
        assertThat(counties)
                .allSatisfy(county -> assertThat(county.indicators().values()).allMatch(IndicatorYear::adds));
        for (IndicatorKind indicator : IndicatorKind.values()) {
            IndicatorYear all = counties.stream()
                    .map(county -> county.of(indicator))
                    .reduce(IndicatorYear.NOTHING, IndicatorYear::plus);
            assertThat(all.opening()).isZero();
            assertThat(all.closing()).isEqualTo(held(indicator));
        }
        IndicatorYear quantity = counties.stream()
                .map(county -> county.of(IndicatorKind.QUANTITY))
                .reduce(IndicatorYear.NOTHING, IndicatorYear::plus);
        assertThat(quantity.registered()).isPositive();
        assertThat(quantity.levied()).isPositive();
        // What counties buy, counties and the pool sell.
        assertThat(quantity.bought()).isGreaterThan(quantity.sold());
        assertThat(quantity.writtenOff()).isPositive();
    }

    private long held(IndicatorKind indicator) {
        return TestDatabase.await(
                        database.auditor().preparedQuery("""
                                SELECT sum(b.credits - b.debits)::bigint AS held
                                  FROM ledger.account a JOIN ledger.balance b ON b.account_id = a.id
                                 WHERE a.unit = $1 AND a.owner <> 'SYSTEM' AND a.owner <> '330000'
                                """).execute(io.vertx.sqlclient.Tuple.of(indicator.name())))
                .iterator()
                .next()
                .getLong("held");
    }

    @Test
    void m13_07_4_aYearIsHandedOnAsAFile() {
        ContractServer.Reply csv = server.get("assessments/" + year() + "/file?language=en");
        assertThat(csv.text().lines()).hasSize(1 + 91 * 3);
        assertThat(csv.text()).contains("province in all", "written off");
        ContractServer.Reply xlsx = server.get("assessments/" + year() + "/file?format=xlsx");
        List<io.quotaexchange.platform.document.Csv.Row> rows =
                Xlsx.read(xlsx.body(), 1_000).rows();
        assertThat(rows).hasSize(1 + 91 * 3);
        assertThat(rows.getFirst().values()).contains("年初持有", "核销", "年末持有");
        JsonObject empty = server.get("assessments/2001").json();
        assertThat(empty.getLong("upTo")).isZero();
        assertThat(empty.getJsonObject("total").getJsonObject("QUANTITY").getString("closing"))
                .isEqualTo("0.0000");
    }

    @Test
    void balancesOfThePastAreThoseOfTheStatement() {
        String owner = TestDatabase.await(new LedgerReading(database.auditor()).allBalances()).stream()
                .map(balance -> balance.account().owner())
                .filter(code -> code.matches("[0-9]{6}") && !code.endsWith("0000"))
                .findFirst()
                .orElseThrow();
        long head = head();
        JsonObject now = server.get("ledger/balances?owner=" + owner).json();
        assertThat(now.getLong("sequence")).isEqualTo(head);
        assertThat(server.get("ledger/balances?owner=" + owner + "&sequence=" + Long.MAX_VALUE / 4096)
                        .json())
                .isEqualTo(now);
        JsonObject before =
                server.get("ledger/balances?owner=" + owner + "&sequence=0").json();
        assertThat(before.getJsonArray("items").stream().map(item -> ((JsonObject) item).getString("balance")))
                .allMatch(balance -> balance.matches("0(\\.0+)?"));
        assertThat(server.get("ledger/balances?owner=" + owner + "&at="
                                + URLEncoder.encode("2001-01-01T00:00:00+08:00", StandardCharsets.UTF_8))
                        .json()
                        .getLong("sequence"))
                .isZero();
        assertThat(server.get("ledger/balances?owner=SYSTEM").json().getJsonArray("items").stream()
                        .map(item -> ((JsonObject) item).getString("balance")))
                .as("units come from the system's account, which goes below zero")
                .anyMatch(balance -> balance.startsWith("-"));
        assertThat(server.get("ledger/balances?owner=" + owner + "&at=yesterday")
                        .status())
                .isEqualTo(400);
        assertThat(server.get("ledger/balances?owner=" + owner + "&sequence=1&at=2001-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }
}
