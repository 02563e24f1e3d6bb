package io.quotaexchange.bidding;

import static io.quotaexchange.bidding.LiveServer.OTHER;
import static io.quotaexchange.bidding.LiveServer.PAIRED;
import static io.quotaexchange.bidding.LiveServer.ROUND;
import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundCheck;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundRefusal;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.LotKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A lot and a book from announcement to award, over HTTP, with people watching. */
@ExtendWith(PostgresFixture.class)
final class BiddingOverHttpTest {
    private static final String LOT = "lot_live-1";
    private static final Instant OPENS = Instant.parse("2018-06-01T01:00:00Z");
    private static final Instant CLOSES = Instant.parse("2018-06-01T02:00:00Z");

    @TempDir
    private Path keys;

    private final LiveServer.HandClock clock = new LiveServer.HandClock();
    private TestDatabase database;
    private LiveServer live;

    @BeforeEach
    void start(TestDatabase given) {
        database = given;
        await(given.administrator()
                .query("TRUNCATE settlement.award_step")
                .execute()
                .recover(kept -> io.vertx.core.Future.succeededFuture()));
        live = server();
    }

    private LiveServer server() {
        return new LiveServer(
                database.vertx(), database.application(), keys, clock, new Watching.Limits(3, 64 * 1024, 15_000));
    }

    @AfterEach
    void stop() {
        live.close();
    }

    private LiveServer.Reply announce() {
        return live.post(
                "/lots",
                TestAccess.administrator(),
                new JsonObject()
                        .put("id", LOT)
                        .put("stage", 1)
                        .put("listing", "lst_q")
                        .put("amount", "10.0000")
                        .put("increment", "1000.00")
                        .put("confirmSteps", 5)
                        .put("opensAt", OPENS.toString())
                        .put("closesAt", CLOSES.toString())
                        .put("extension", 300)
                        .put("matchWindow", 300));
    }

    private LiveServer.Reply limit(String county, String price, boolean proxy) {
        return live.post(
                "/lots/" + LOT + "/limits",
                TestAccess.trader(county),
                new JsonObject()
                        .put("id", "lim_" + county)
                        .put("county", county)
                        .put("price", price)
                        .put("proxy", proxy));
    }

    private LiveServer.Reply bid(String id, String county, String price, boolean confirm) {
        return live.post(
                "/lots/" + LOT + "/bids",
                TestAccess.trader(county),
                new JsonObject()
                        .put("id", id)
                        .put("county", county)
                        .put("price", price)
                        .put("confirmJump", confirm));
    }

    /** Everything in one round: {@code rnd_live-1} is there once in this database. */
    @Test
    void m13_05_5_m13_05_6_fromAnnouncementToAward() throws IOException {
        live.open();
        assertThat(announce().status()).isEqualTo(200);
        assertThat(announce().status()).as("repeated").isEqualTo(200);
        depositAndEligibility();
        assertThat(limit(OTHER, "90000.00", true).status()).isEqualTo(200);
        assertThat(limit(PAIRED, "96000.00", false).status()).isEqualTo(200);
        assertThat(bid("bid_early", PAIRED, "70000.00", false).text()).contains("NOT_OPEN");

        Watcher watcher = new Watcher(live.port(), "?after=0", "");
        watcher.await("LOT_ANNOUNCED");
        clock.now.set(OPENS);
        live.look();
        watcher.await("\"type\":\"BID\"");
        assertThat(bid("bid_0", "330205", "71000.00", false).text()).contains("LIMIT_MISSING");
        assertThat(bid("bid_1", PAIRED, "70000.00", false).text())
                .contains("NOT_ABOVE_PRICE")
                .contains("报价须高于当前价");
        assertThat(bid("bid_2", PAIRED, "75000.00", false).text()).contains("JUMP_UNCONFIRMED");
        LiveServer.Reply first = bid("bid_2", PAIRED, "75000.00", true);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().getString("price")).as("the proxy answered").isEqualTo("76000.00");
        assertThat(bid("bid_2", PAIRED, "75000.00", true).status()).isEqualTo(200);
        assertThat(bid("bid_1", PAIRED, "70000.00", false).text())
                .as("as the first time")
                .contains("NOT_ABOVE_PRICE");
        assertThat(live.post(
                                "/lots/" + LOT + "/bids",
                                TestAccess.trader(OTHER),
                                new JsonObject()
                                        .put("id", "bid_9")
                                        .put("county", PAIRED)
                                        .put("price", "77000.00")
                                        .put("confirmJump", false))
                        .status())
                .as("for another county")
                .isEqualTo(403);
        watcher.await("\"price\":\"76000.00\"");
        assertThat(live.getAs("/lots/" + LOT, TestAccess.trader(OTHER)).json().getInteger("yourNumber"))
                .as("the proxy's county leads")
                .isEqualTo(live.get("/lots/" + LOT).json().getInteger("leader"));
        assertThat(live.get("/lots/" + LOT).json().containsKey("yourNumber")).isFalse();
        assertThat(watcher.all() + live.get("/lots").text())
                .as("bidders are numbers, limits nothing")
                .doesNotContain(OTHER)
                .doesNotContain(PAIRED)
                .doesNotContain("90000")
                .doesNotContain("sealed");

        restartedInTheMiddle();
        watcher.close();
        Watcher late = new Watcher(live.port(), "", watcher.ids().getLast());
        clock.now.set(CLOSES);
        live.look();
        late.await("BIDDING_CLOSED");
        assertThat(late.ids()).doesNotContain(watcher.ids().getLast());
        assertThat(live.post(
                                "/lots/" + LOT + "/matches",
                                TestAccess.trader(PAIRED),
                                new JsonObject().put("id", "mat_1").put("county", PAIRED))
                        .status())
                .isEqualTo(200);
        String decided = late.await("LOT_DECIDED");
        assertThat(decided).contains("MATCHED").contains(PAIRED).contains("\"key\"");
        late.close();
        assertThat(live.get("/lots/" + LOT).json().getString("phase")).isEqualTo("DECIDED");
        assertThat(live.post("/stages/1/lots-end", TestAccess.administrator(), new JsonObject())
                        .status())
                .isEqualTo(200);
        assertThat(live.posted).containsKey("awd_live-1_1_0001:award");

        book();
        replayed();
        readWhenItIsOver();
    }

    /** Clause: M13-05.8, M13-07.5. */
    private void depositAndEligibility() {
        live.bidders.neededFen = 1_200_000_00;
        live.bidders.heldFen = 200_000_00;
        LiveServer.Reply refused = limit(OTHER, "90000.00", true);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("DEPOSIT_SHORT")
                .contains("M13-05.8")
                .contains("1000000.00");
        live.bidders.heldFen = 1_200_000_00;
        live.bidders.against = List.of(RoundRefusal.ROUND_OVER.refusal());
        assertThat(limit(OTHER, "90000.00", true).status()).isEqualTo(422);
        assertThat(live.get("/lots/" + LOT).json().getInteger("bidders"))
                .as("nothing was set")
                .isZero();
        live.bidders.against = List.of();
    }

    /** Clause: M13-05.3. */
    private void readWhenItIsOver() {
        await(live.rounds.returnUnsold(ROUND, await(live.rounds.read(ROUND, state ->
                (Order.Listing) state.order("lst_q").orElseThrow().order()))));
        await(live.rounds.returnUnsold(ROUND, await(live.rounds.read(ROUND, state ->
                (Order.Listing) state.order("lst_c").orElseThrow().order()))));
        await(live.rounds.settle(ROUND));
        for (int server = 0; server < 2; server++) {
            assertThat(live.get("/lots/" + LOT).json().getString("phase")).isEqualTo("DECIDED");
            assertThat(live.get("/lots").status()).isEqualTo(200);
            assertThat(live.get("/stages/2/book").text()).contains("\"trades\":[{");
            assertThat(bid("bid_late", PAIRED, "75000.00", true).text()).contains("ROUND_OVER");
            LiveServer before = live;
            live = server();
            before.close();
        }
    }

    /** As after SIGKILL: a second server on the same database, the first one's memory is gone; who was answered finds it. */
    private void restartedInTheMiddle() {
        String before = live.get("/lots/" + LOT).text();
        LiveServer killed = live;
        live = server();
        assertThat(live.get("/lots/" + LOT).text()).isEqualTo(before);
        assertThat(bid("bid_2", PAIRED, "75000.00", true).status()).isEqualTo(200);
        assertThat(live.get("/lots/" + LOT).text()).as("nothing twice").isEqualTo(before);
        assertThat(bid("bid_2", PAIRED, "78000.00", true).text()).contains("ID_TAKEN");
        killed.close();
    }

    private void book() {
        String stage = "/stages/2/book";
        assertThat(live.post(stage, TestAccess.administrator(), new JsonObject())
                        .text())
                .contains("18.00");
        JsonObject order = new JsonObject()
                .put("id", "cmd_1")
                .put("county", PAIRED)
                .put("type", "NEW")
                .put("order", "bid_b1")
                .put("side", "BID")
                .put("amount", "2000")
                .put("limit", "20.00")
                .put("timeInForce", "GTC");
        notWithoutStandingAndDeposit(stage, order);
        LiveServer.Reply traded = live.post(stage + "/commands", TestAccess.trader(PAIRED), order);
        assertThat(traded.json().getString("traded")).isEqualTo("2000");
        assertThat(live.post(stage + "/commands", TestAccess.trader(PAIRED), order)
                        .json())
                .isEqualTo(traded.json());
        assertThat(live.post(
                                stage + "/commands",
                                TestAccess.trader(PAIRED),
                                order.copy()
                                        .put("id", "cmd_2")
                                        .put("order", "off_1")
                                        .put("side", "OFFER"))
                        .text())
                .as("an offer of units that are not secured")
                .contains("ORDER_UNKNOWN");
        assertThat(live.get(stage).text()).contains("\"trades\":[{").doesNotContain(PAIRED);
        ownOrders(stage);
        Long hash = hash();
        LiveServer killed = live;
        live = server();
        assertThat(hash()).isEqualTo(hash);
        killed.close();
        assertThat(live.post(stage + "/close", TestAccess.administrator(), new JsonObject())
                        .json()
                        .getInteger("awards"))
                .isEqualTo(1);
        assertThat(live.posted).containsKey("awd_live-1_2_0001:award");
    }

    /** Clause: M13-05.2, M13-05.8. */
    private void notWithoutStandingAndDeposit(String stage, JsonObject order) {
        live.bidders.neededFen = 1;
        live.bidders.heldFen = 0;
        assertThat(live.post(stage + "/commands", TestAccess.trader(PAIRED), order)
                        .text())
                .contains("DEPOSIT_SHORT");
        live.bidders.heldFen = Long.MAX_VALUE;
        live.bidders.against = List.of(RoundRefusal.ROUND_OVER.refusal());
        assertThat(live.post(stage + "/commands", TestAccess.trader(PAIRED), order)
                        .status())
                .isEqualTo(422);
        assertThat(live.getAs(stage, TestAccess.trader(PAIRED)).json().getJsonArray("yours"))
                .as("nothing was placed")
                .isEmpty();
        live.bidders.against = List.of();
        JsonObject cancel = new JsonObject()
                .put("id", "cmd_0")
                .put("county", PAIRED)
                .put("type", "CANCEL")
                .put("order", "bid_none");
        live.bidders.heldFen = 0;
        assertThat(live.post(stage + "/commands", TestAccess.trader(PAIRED), cancel)
                        .status())
                .as("what binds to nothing more needs no deposit")
                .isEqualTo(200);
        live.bidders.neededFen = 0;
    }

    /** A county sees its own orders with what they rest with and traded; nobody else does. */
    private void ownOrders(String stage) {
        JsonObject rest = new JsonObject()
                .put("id", "cmd_3")
                .put("county", PAIRED)
                .put("type", "NEW")
                .put("order", "bid_b2")
                .put("side", "BID")
                .put("amount", "700")
                .put("limit", "17.00")
                .put("timeInForce", "GTC");
        live.post(stage + "/commands", TestAccess.trader(PAIRED), rest);
        assertThat(live.getAs(stage, TestAccess.trader(PAIRED)).json().getJsonArray("yours"))
                .isEqualTo(new JsonArray()
                        .add(own("bid_b1", "20.00", "0", "2000"))
                        .add(own("bid_b2", "17.00", "700", "0")));
        assertThat(live.get(stage).json().getJsonArray("yours")).isEmpty();
        JsonObject cancel = new JsonObject()
                .put("id", "cmd_4")
                .put("county", PAIRED)
                .put("type", "CANCEL")
                .put("order", "bid_b2");
        live.post(stage + "/commands", TestAccess.trader(PAIRED), cancel);
        assertThat(live.getAs(stage, TestAccess.trader(PAIRED)).json().getJsonArray("yours"))
                .isEqualTo(new JsonArray().add(own("bid_b1", "20.00", "0", "2000")));
    }

    private static JsonObject own(String order, String limit, String resting, String traded) {
        return new JsonObject()
                .put("order", order)
                .put("side", "BID")
                .put("limit", limit)
                .put("resting", resting)
                .put("traded", traded);
    }

    private Long hash() {
        return await(live.rounds.read(
                ROUND, state -> state.live().book(2).orElseThrow().stateHash()));
    }

    /** All of it decided again as an auditor does; then with forgeries. */
    private void replayed() {
        List<RoundJournal.Recorded> events = await(live.archive.events(ROUND));
        assertThat(check(events)).isEmpty();
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).event() instanceof RoundEvent.Live) {
                List<RoundJournal.Recorded> cut = new java.util.ArrayList<>(events);
                cut.remove(i);
                Optional<String> wrong = check(renumbered(cut));
                boolean nothingHangsOnIt = events.get(i).event() instanceof RoundEvent.Live forged
                        && forged.event() instanceof LiveEvent.BidRefused;
                assertThat(wrong.isPresent() || nothingHangsOnIt)
                        .as("event %s dropped", events.get(i))
                        .isTrue();
            }
        }
    }

    private static List<RoundJournal.Recorded> renumbered(List<RoundJournal.Recorded> events) {
        List<RoundJournal.Recorded> again = new java.util.ArrayList<>();
        for (RoundJournal.Recorded event : events) {
            again.add(new RoundJournal.Recorded(event.round(), again.size() + 1L, event.recordedAt(), event.event()));
        }
        return again;
    }

    private static Optional<String> check(List<RoundJournal.Recorded> events) {
        Map<String, LotKey> published = new HashMap<>();
        events.forEach(recorded -> {
            if (recorded.event() instanceof RoundEvent.Live live
                    && live.event() instanceof LiveEvent.LotDecided decided) {
                published.put(decided.lot(), LotKey.ofHex(decided.key()));
            }
        });
        RoundCheck check = new RoundCheck(ROUND, lot -> Optional.ofNullable(published.get(lot)));
        for (RoundJournal.Recorded event : events) {
            Optional<String> wrong = check.next(event.number(), event.recordedAt(), event.event(), List.of());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        // The last events end the round's book: without them it is not over.
        return check.state().clearedStages().size() == 2 ? check.finish() : Optional.of("not all stages are cleared");
    }
}
