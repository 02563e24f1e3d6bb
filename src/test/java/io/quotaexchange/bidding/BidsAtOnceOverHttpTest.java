package io.quotaexchange.bidding;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.AtOnce;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.live.LiveEvent;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bids of several counties at the same moment, each on a connection of its own: the edge's event loops share them out. */
@ExtendWith(PostgresFixture.class)
final class BidsAtOnceOverHttpTest {
    private static final String LOT = "lot_live-1";
    private static final Instant OPENS = Instant.parse("2018-06-01T01:00:00Z");
    private static final Instant CLOSES = Instant.parse("2018-06-01T02:00:00Z");
    private static final List<String> COUNTIES =
            List.of("330106", "330281", "330205", "330382", "330482", "330681", "330783", "330881");
    private static final int PRICES = 20;
    private static final long FIRST_FEN = 7_100_000;
    private static final long STEP_FEN = 100_000;

    @TempDir
    private Path keys;

    private final LiveServer.HandClock clock = new LiveServer.HandClock();

    private static String price(int turn) {
        return UnitPrice.ofFen(FIRST_FEN + turn * STEP_FEN).yuan();
    }

    private static void announce(LiveServer live) {
        JsonObject lot = new JsonObject()
                .put("id", LOT)
                .put("stage", 1)
                .put("listing", "lst_q")
                .put("amount", "10.0000")
                .put("increment", "1000.00")
                .put("confirmSteps", 5)
                .put("opensAt", OPENS.toString())
                .put("closesAt", CLOSES.toString())
                .put("extension", 300)
                .put("matchWindow", 300);
        List<LiveServer.Reply> replies = AtOnce.all(IntStream.range(0, 4)
                .<Callable<LiveServer.Reply>>mapToObj(same -> () -> live.post("/lots", TestAccess.administrator(), lot))
                .toList());
        // Each draws a seed, one of them announces: the others are the same announcement again, or too late with their
        // seed.
        assertThat(replies).anyMatch(reply -> reply.status() == 200);
        assertThat(live.post("/lots", TestAccess.administrator(), lot).status()).isEqualTo(200);
        for (String county : COUNTIES) {
            LiveServer.Reply limit = live.post(
                    "/lots/" + LOT + "/limits",
                    TestAccess.trader(county),
                    new JsonObject()
                            .put("id", "lim_" + county)
                            .put("county", county)
                            .put("price", "96000.00")
                            .put("proxy", false));
            assertThat(limit.status()).as(limit.text()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> bid(LiveServer live, HttpClient client, String county, int turn)
            throws Exception {
        JsonObject bid = new JsonObject()
                .put("id", "bid_" + turn + "_" + county)
                .put("county", county)
                .put("price", price(turn))
                .put("confirmJump", false);
        return client.send(
                live.request("/lots/" + LOT + "/bids")
                        .POST(HttpRequest.BodyPublishers.ofString(bid.encode()))
                        .header("content-type", "application/json")
                        .header(TestAccess.HEADER, TestAccess.trader(county))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Reads the lot until it is told to end. @return how often */
    private static int read(LiveServer live, CountDownLatch end) throws Exception {
        BigDecimal price = BigDecimal.ZERO;
        long last = 0;
        int times = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (; end.getCount() > 0; times++) {
                HttpResponse<String> answer =
                        client.send(live.request("/lots/" + LOT).GET().build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                JsonObject lot = new JsonObject(answer.body());
                BigDecimal now = new BigDecimal(lot.getString("price", "0"));
                assertThat(now).isGreaterThanOrEqualTo(price);
                assertThat(lot.getLong("last")).isGreaterThanOrEqualTo(last);
                price = now;
                last = lot.getLong("last");
            }
        }
        return times;
    }

    /** Clause: M13-05.5. Every bid is sent twice at once, on two connections: both get the same answer. */
    @Test
    void m13_05_5_ofBidsAtOnePriceExactlyOneIsAccepted(TestDatabase database) throws Exception {
        List<HttpClient> clients = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        try (LiveServer live = new LiveServer(
                                database.vertx(),
                                database.application(),
                                keys,
                                clock,
                                new Watching.Limits(3, 64 * 1024, 15_000))
                        .open();
                ExecutorService reading = Executors.newFixedThreadPool(2)) {
            announce(live);
            clock.now.set(OPENS);
            live.look();
            List<Future<Integer>> readers =
                    List.of(reading.submit(() -> read(live, end)), reading.submit(() -> read(live, end)));
            try {
                for (int i = 0; i < 2 * COUNTIES.size(); i++) {
                    clients.add(HttpClient.newHttpClient());
                }
                for (int turn = 0; turn < PRICES; turn++) {
                    atOnce(live, clients, turn);
                }
            } finally {
                end.countDown();
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
            List<String> accepted = await(live.archive.events(LiveServer.ROUND)).stream()
                    .map(recorded -> recorded.event())
                    .filter(RoundEvent.Live.class::isInstance)
                    .map(event -> ((RoundEvent.Live) event).event())
                    .filter(LiveEvent.BidAccepted.class::isInstance)
                    .map(event -> UnitPrice.ofFen(
                                    ((LiveEvent.BidAccepted) event).bid().priceFen())
                            .yuan())
                    .toList();
            assertThat(accepted)
                    .isEqualTo(IntStream.range(0, PRICES)
                            .mapToObj(BidsAtOnceOverHttpTest::price)
                            .toList());
        } finally {
            clients.forEach(HttpClient::close);
        }
    }

    private static void atOnce(LiveServer live, List<HttpClient> clients, int turn) {
        List<Callable<HttpResponse<String>>> bids = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            HttpClient client = clients.get(i);
            String county = COUNTIES.get(i / 2);
            bids.add(() -> bid(live, client, county, turn));
        }
        List<HttpResponse<String>> answers = AtOnce.all(bids);
        int accepted = 0;
        for (int i = 0; i < answers.size(); i += 2) {
            HttpResponse<String> one = answers.get(i);
            HttpResponse<String> same = answers.get(i + 1);
            assertThat(one.statusCode()).as(one.body()).isIn(200, 422).isEqualTo(same.statusCode());
            if (one.statusCode() == 200) {
                accepted++;
                assertThat(new JsonObject(one.body()).getString("price")).isEqualTo(price(turn));
                assertThat(new JsonObject(same.body()).getString("price")).isEqualTo(price(turn));
            } else {
                assertThat(same.body()).isEqualTo(one.body());
            }
        }
        assertThat(accepted).as("accepted at " + price(turn)).isEqualTo(1);
        assertThat(live.get("/lots/" + LOT).json().getString("price")).isEqualTo(price(turn));
    }
}
