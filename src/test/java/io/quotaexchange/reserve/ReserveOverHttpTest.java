package io.quotaexchange.reserve;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.act.ActRoutes;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.identity.TestClock;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.ReserveRoutes;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ContractServer;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.DivisionChanges;
import io.quotaexchange.registry.DivisionRoutes;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reserves as a client meets them: a real ledger on a real PostgreSQL behind HTTP. Each test has a county of its own. */
@ExtendWith(PostgresFixture.class)
class ReserveOverHttpTest {
    /** Goes on with the tests of the class, as the ledger's time does. */
    private static final TestClock CLOCK = new TestClock(Instant.parse("2022-06-01T08:00:00Z"));

    private LedgerWriter writer;
    private ContractServer server;

    @BeforeEach
    void start(TestDatabase database) {
        writer = await(LedgerWriter.open(database.vertx(), database.application(), CLOCK));
        LedgerReading reading = new LedgerReading(database.application());
        Acts acts = new Acts(database.application(), writer, CLOCK);
        UnitActs units = new UnitActs(acts, reading);
        Api api = new Api();
        new ActRoutes(acts).addTo(api);
        new UnitActRoutes(units).addTo(api);
        new OpeningBalanceRoutes(new OpeningBalances(acts), ReserveOverHttpTest::known).addTo(api);
        new FeedRoutes(new Feeds(database.application(), units, CLOCK)).addTo(api);
        new ReserveRoutes(
                        reading,
                        project -> Future.succeededFuture(Optional.empty()),
                        owner -> Future.succeededFuture(new JsonArray()))
                .addTo(api);
        DivisionChanges divisions = new DivisionChanges(
                database.application(), CLOCK, code -> reading.lastMoved(code).map(last -> last.map(CivilDay::of)));
        new DivisionRoutes(divisions).addTo(api);
        new SuccessionRoutes(new Successions(acts, reading, divisions::successorOf), CLOCK).addTo(api);
        server = ContractServer.start(database.vertx(), api);
    }

    @AfterEach
    void stop() {
        server.close();
        await(writer.close());
    }

    private static Future<List<Refusal>> known(String county, LocalDate day) {
        return Future.succeededFuture(
                county.startsWith("33")
                        ? List.of()
                        : List.of(RefusalCode.COUNTY_UNKNOWN.because(
                                new ClauseId("M13-03.1"), "county", Map.of("county", county))));
    }

    private static JsonObject opening(String quantity, String capacity, String paddy) {
        return (new JsonObject()
                .put("asOf", "2018-04-01")
                .put(
                        "amounts",
                        new JsonObject()
                                .put("QUANTITY", quantity)
                                .put("CAPACITY", capacity)
                                .put("PADDY", paddy))
                .put("documentNumber", "浙土资函〔2018〕12号")
                .put("issuedBy", "浙江省国土资源厅"));
    }

    private static JsonObject units(String kind, String id, String lot, long first, long last) {
        return (new JsonObject()
                .put("kind", kind)
                .put("id", id)
                .put("lot", lot)
                .put("firstUnit", first)
                .put("lastUnit", last)
                .put("reason", "影像显示撂荒")
                .put("reference", "影像 2019-07"));
    }

    private String amount(String county, String what) {
        return server.get("counties/" + county + "/reserve")
                .json()
                .getJsonArray("indicators")
                .getJsonObject(0)
                .getString(what);
    }

    @Test
    void m13_08_2_anOpeningBalanceComesInOnce() {
        String path = "counties/330783/opening-balance";
        assertThat(server.put(path, opening("0.1000", "500", "0.0000")).status())
                .isEqualTo(200);
        assertThat(server.put(path, opening("0.1000", "500", "0.0000")).status())
                .isEqualTo(200);
        assertThat(server.put(path, opening("0.2000", "500", "0.0000")).codes()).containsExactly("ID_TAKEN");
        assertThat(amount("330783", "free")).isEqualTo("0.1000");
        assertThat(server.get("acts/opn_330783").json().getJsonObject("document"))
                .isEqualTo(new JsonObject(
                        server.put(path, opening("0.1000", "500", "0.0000")).text()));
        JsonObject bad = opening("0.0000", "0", "0.0000").put("documentNumber", "");
        ContractServer.Reply reply = server.put("counties/440100/opening-balance", bad);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.codes()).containsExactly("COUNTY_UNKNOWN", "AMOUNT_NOT_POSITIVE", "DOCUMENT_MISSING");
    }

    /** A city's own account (市本级, xx00) is one like a county's. */
    @Test
    void z10_08_1_aCityAndADevelopmentZoneHaveReservesOfTheirOwn() {
        assertThat(server.put("counties/330700/opening-balance", opening("1.0000", "0", "0.0000"))
                        .status())
                .isEqualTo(200);
        assertThat(server.put("counties/330792/opening-balance", opening("2.0000", "0", "0.0000"))
                        .status())
                .isEqualTo(200);
        assertThat(amount("330700", "free")).isEqualTo("1.0000");
        assertThat(amount("330792", "free")).isEqualTo("2.0000");
    }

    @Test
    void m13_07_3_freezesThawsAndDeductsByUnit() {
        server.put("counties/330784/opening-balance", opening("0.1000", "0", "0.0000"));
        String lot = "33-330784-2018-OPEN-Q";
        ContractServer.Reply dry = server.post("unit-acts?dryRun=true", units("FREEZE", "frz_h-1", lot, 1, 400));
        assertThat(dry.json().getBoolean("kept")).isFalse();
        assertThat(amount("330784", "frozen")).isEqualTo("0.0000");

        ContractServer.Reply frozen = server.post("unit-acts", units("FREEZE", "frz_h-1", lot, 1, 400));
        assertThat(frozen.json().getBoolean("repeated")).isFalse();
        assertThat(server.post("unit-acts", units("FREEZE", "frz_h-1", lot, 1, 400))
                        .json()
                        .getBoolean("repeated"))
                .isTrue();
        assertThat(amount("330784", "frozen")).isEqualTo("0.0400");
        server.post("unit-acts", units("THAW", "thw_h-1", lot, 1, 100));
        server.post("unit-acts", units("DEDUCT", "ded_h-1", lot, 101, 150));
        assertThat(amount("330784", "free")).isEqualTo("0.0700");
        assertThat(amount("330784", "frozen")).isEqualTo("0.0250");
        JsonArray segments = server.get("lots/" + lot).json().getJsonArray("segments");
        assertThat(segments.stream()
                        .map(JsonObject.class::cast)
                        .map(segment -> segment.getInteger("firstUnit") + " " + segment.getString("account")))
                .contains("1 330784/RESERVE/QUANTITY", "101 SYSTEM/CANCELLED/QUANTITY", "151 330784/FROZEN/QUANTITY");
        assertThat(server.get("acts?county=330784&limit=2").json().getString("nextAfter"))
                .isEqualTo("frz_h-1");
        assertThat(server.get("acts?county=330784&kind=THAW").json().getJsonArray("items"))
                .hasSize(1);
    }

    private static JsonObject division(String kind, String day) {
        return new JsonObject()
                .put("kind", kind)
                .put("effectiveOn", day)
                .put("documentNumber", "国函〔2021〕1号")
                .put("issuedBy", "国务院");
    }

    private void established(String... codes) {
        for (String code : codes) {
            JsonObject named = division("ESTABLISHED", "2000-01-01")
                    .put("name", "县" + code)
                    .put("city", "金华市")
                    .put("type", "县")
                    .put("assisted", false);
            assertThat(server.post("divisions/" + code, named).status()).isEqualTo(200);
        }
    }

    /** Ended from tomorrow on; and tomorrow comes. */
    private void ended(String code, String successor) {
        String tomorrow = CivilDay.today(CLOCK).plusDays(1).toString();
        JsonObject today = division("ENDED", CivilDay.today(CLOCK).toString()).put("successor", successor);
        assertThat(server.post("divisions/" + code, today).codes()).containsExactly("DIVISION_CHANGE_TOO_EARLY");
        assertThat(server.post("divisions/" + code, division("ENDED", tomorrow).put("successor", successor))
                        .status())
                .isEqualTo(200);
        assertThat(server.post("counties/" + code + "/succession", new JsonObject())
                        .codes())
                .contains("NOT_ENDED");
        CLOCK.pass(Duration.ofDays(1));
    }

    @Test
    void m13_03_1_whatADivisionHeldGoesToItsSuccessorWithItsLots(TestDatabase database) {
        established("330721", "330723");
        server.put("counties/330721/opening-balance", opening("0.1000", "500", "0.0000"));
        String lot = "33-330721-2018-OPEN-Q";
        server.post("unit-acts", units("FREEZE", "frz_suc-1", lot, 1, 400));
        ended("330721", "330723");
        JsonObject people = new JsonObject();
        ContractServer.Reply over = server.post("counties/330721/succession", people);
        assertThat(over.status()).as(over.text()).isEqualTo(200);
        assertThat(server.post("counties/330721/succession", people).json()).isEqualTo(over.json());
        assertThat(amount("330721", "free")).isEqualTo("0.0000");
        assertThat(amount("330723", "free")).isEqualTo("0.0600");
        assertThat(amount("330723", "frozen")).isEqualTo("0.0400");
        // What was frozen is thawed into the reserve of the successor.
        assertThat(server.post("unit-acts", units("THAW", "thw_suc-1", lot, 1, 400))
                        .status())
                .isEqualTo(200);
        assertThat(amount("330723", "free")).isEqualTo("0.1000");
        assertThat(server.get("lots/" + lot).json().getString("county")).isEqualTo("330721");
        assertThat(server.get("acts?kind=SUCCESSION").json().getJsonArray("items"))
                .hasSize(1);
    }

    /** The database asks the registry itself: whatever the server believes, nothing goes to who did not take over. */
    @Test
    void m13_03_1_theDatabaseLetsNothingGoToWhoDidNotTakeOver(TestDatabase database) {
        established("330724", "330725");
        server.put("counties/330724/opening-balance", opening("0.1000", "0", "0.0000"));
        Account held = Account.parse("330724/RESERVE/QUANTITY");
        assertThatThrownBy(() -> await(writer.post(succeed("suc-not-ended", held, "330725"))))
                .hasMessageContaining("did not take over");
        reopened(database);
        ended("330724", "330725");
        assertThatThrownBy(() -> await(writer.post(succeed("suc-a-third", held, "330783"))))
                .hasMessageContaining("did not take over");
        reopened(database);
        assertThat(amount("330724", "free")).isEqualTo("0.1000");
        assertThat(await(writer.post(succeed("suc-right", held, "330725")))).isInstanceOf(Outcome.Posted.class);
        assertThat(amount("330725", "free")).isEqualTo("0.1000");
    }

    /** A writer that was refused by the database stops; the next one goes on from what stands there. */
    private void reopened(TestDatabase database) {
        await(writer.close());
        writer = await(LedgerWriter.open(database.vertx(), database.application(), CLOCK));
    }

    private static Settlement succeed(String key, Account held, String to) {
        return new Settlement(
                SettlementCode.SUCCEED,
                key,
                new Fact("test", key, new byte[32]),
                "m",
                Optional.empty(),
                List.of(Transfer.of(held, new Account(to, held.kind(), held.unit()), 1_000)),
                List.of());
    }

    @Test
    void m13_03_1_nothingGoesOverWithoutASuccessorOrWithOpenBusiness(TestDatabase database) {
        established("330722", "330726");
        server.put("counties/330722/opening-balance", opening("0.1000", "0", "0.0000"));
        assertThat(server.post("counties/330702/succession", new JsonObject()).codes())
                .containsExactly("NOT_ENDED");
        await(writer.post(new Settlement(
                SettlementCode.LIST,
                "list-330722",
                new Fact("test", "t", new byte[32]),
                "m",
                Optional.empty(),
                List.of(Transfer.of(
                        Account.parse("330722/RESERVE/QUANTITY"), Account.parse("330722/LISTED/QUANTITY"), 10)),
                List.of())));
        ended("330722", "330726");
        assertThat(server.post("counties/330722/succession", new JsonObject()).codes())
                .containsExactly("OPEN_BUSINESS");
    }

    @Test
    void aStatementNamesSettlementCounterpartyLotAndProjectAndPagesByKey() {
        server.put("counties/330702/opening-balance", opening("0.1000", "0", "0.0000"));
        String lot = "33-330702-2018-OPEN-Q";
        for (int i = 1; i <= 7; i++) {
            server.post("unit-acts", units("FREEZE", "frz_page-" + i, lot, i * 10, i * 10 + 4));
        }
        List<String> seen = new java.util.ArrayList<>();
        String before = "";
        do {
            JsonObject page = server.get("counties/330702/entries?account=RESERVE&unit=QUANTITY&limit=3" + before)
                    .json();
            page.getJsonArray("items").stream().map(JsonObject.class::cast).forEach(line -> {
                JsonObject of = line.getJsonArray("lots").getJsonObject(0);
                assertThat(line.getInteger("settlement")).isPositive();
                seen.add(line.getInteger("accountSequence") + " " + line.getString("code") + " "
                        + line.getString("counterparty") + " " + of.getString("lot") + " "
                        + of.getString("project") + " " + of.getString("amount"));
            });
            before = page.containsKey("nextBefore") ? "&before=" + page.getInteger("nextBefore") : "";
        } while (!before.isEmpty());
        assertThat(seen).hasSize(8);
        assertThat(seen.getFirst()).isEqualTo("8 FREEZE 330702/FROZEN/QUANTITY " + lot + " opn_330702 0.0005");
        assertThat(seen.getLast()).isEqualTo("1 MINT SYSTEM/MINTED/QUANTITY " + lot + " opn_330702 0.1000");
    }

    @Test
    void everyViolationOfARequestIsThereAtOnce() {
        server.put("counties/330785/opening-balance", opening("0.1000", "0", "0.0000"));
        JsonObject thaw =
                units("THAW", "thw_h-9", "33-330785-2018-OPEN-Q", 1, 5).put("reason", "");
        ContractServer.Reply reply = server.post("unit-acts", thaw);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.codes()).containsExactly("REASON_MISSING", "NOTHING_TO_THAW");
        JsonObject unreadable = units("FREEZE", "thw_h-9", "x", 0, -1).put("extra", 1);
        ContractServer.Reply bad = server.post("unit-acts", unreadable);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("field")))
                .containsExactlyInAnyOrder("id", "firstUnit", "lastUnit", "extra");
    }

    @Test
    void m13_07_3_aFeedIsTakenOnceAndReportsEachRowInBothLanguages() {
        server.put("counties/330786/opening-balance", opening("0.1000", "0", "0.0000"));
        String text = """
                action,lot,firstUnit,lastUnit,reason,reference
                FREEZE,33-330786-2018-OPEN-Q,1,50,撂荒,影像 1
                MELT,33-330786-2018-OPEN-Q,one,50,撂荒,影像 1
                DEDUCT,33-330786-2018-OPEN-Q,1,10,无法整改,核查 7
                """;
        String path = "feeds/fed_h-1?source=" + URLEncoder.encode("省级卫片监测", StandardCharsets.UTF_8);
        ContractServer.Reply taken = server.upload(path, text.getBytes(StandardCharsets.UTF_8));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        JsonArray lines = taken.json().getJsonArray("lines");
        assertThat(lines.stream().map(line -> ((JsonObject) line).getBoolean("done")))
                .containsExactly(true, false, true);
        JsonObject refusal = lines.getJsonObject(1).getJsonArray("refusals").getJsonObject(0);
        assertThat(refusal.getString("zh")).isEqualTo("该行格式不正确：第3行：action应为FREEZE、THAW或DEDUCT；firstUnit应为从1起的整数");
        assertThat(refusal.getString("en"))
                .isEqualTo("the row cannot be read: line 3: action must be FREEZE, THAW or DEDUCT;"
                        + " firstUnit must be a whole number from 1");
        assertThat(server.upload(path, text.getBytes(StandardCharsets.UTF_8))
                        .json()
                        .getBoolean("repeated"))
                .isTrue();
        assertThat(amount("330786", "frozen")).isEqualTo("0.0040");
        assertThat(server.get("feeds/fed_h-1").json().getString("source")).isEqualTo("省级卫片监测");
        assertThat(server.get("feeds").json().getJsonArray("items")).isNotEmpty();
        assertThat(server.get("feeds/fed_none").status()).isEqualTo(404);

        assertThat(server.upload("feeds/fed_h-2?source=s", "a,b\n".getBytes(StandardCharsets.UTF_8))
                        .codes())
                .containsExactly("ROW_UNREADABLE");
        assertThat(server.upload("feeds/fed_h-2?source=s", new byte[] {(byte) 0xff, 0x41})
                        .status())
                .isEqualTo(400);
        assertThat(server.upload("feeds/fed_h-2?source=s", new byte[9_000_000]).status())
                .isEqualTo(413);
        assertThat(server.upload("feeds/fed_h-2", text.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(server.upload("feeds/fed_h-1?source=s", (text + "\n").getBytes(StandardCharsets.UTF_8))
                        .codes())
                .containsExactly("BATCH_ID_TAKEN");
    }
}
