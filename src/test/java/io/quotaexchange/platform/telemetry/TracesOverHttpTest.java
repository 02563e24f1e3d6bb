package io.quotaexchange.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.RunningExchange;
import io.quotaexchange.demo.SettledDemo;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.RateLimits;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole server, traced or not: what a collector gets of real requests. */
@ExtendWith(PostgresFixture.class)
class TracesOverHttpTest {
    private static final RateLimits RATES = new RateLimits(1_000_000, 1_000_000);
    /** Things that somebody sends and nobody else is to see. */
    private static final String AMOUNT = "7.6543";

    private static final String QUERY = "34567891";
    private static final String DOCUMENT = "浙土资函〔2018〕8764号";
    private static final String STRANGE_TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final Logger LINES = Logger.getLogger("io.quotaexchange.request");

    private final HttpClient client = HttpClient.newHttpClient();

    private JsonObject send(
            RunningExchange exchange, String method, String path, String token, JsonObject body, String id)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + exchange.port() + "/api/v1/" + path))
                .header("x-request-id", id)
                .header("traceparent", "00-" + STRANGE_TRACE + "-b7ad6b7169203331-01")
                .header("content-type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
            request.header("idempotency-key", "key-of-" + id);
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return new JsonObject(answer.body());
    }

    private String signIn(RunningExchange exchange, String login) throws Exception {
        JsonObject who = new JsonObject()
                .put("login", login)
                .put("password", RunningExchange.PASSWORD)
                .put("bearer", true);
        return send(exchange, "POST", "session", null, who, "request-sign-in").getString("token");
    }

    @TempDir
    private static Path folder;

    @BeforeAll
    static void settle(TestDatabase database) throws IOException {
        SettledDemo.runIn(database, folder.resolve("keys"));
    }

    @Test
    void aCollectorSeesRequestsStatementsAndBatchesAndNothingSecret(TestDatabase database) throws Exception {
        try (Collector collector = new Collector(database.vertx());
                RunningExchange exchange = new RunningExchange(
                                database.logins().application(),
                                folder,
                                RATES,
                                Optional.empty(),
                                Optional.of(new TraceSettings(collector.address(), "exchange-of-a-test", 1)))
                        .settled()) {
            List<JsonObject> log = new CopyOnWriteArrayList<>();
            Handler handler = log(log);
            String maker = signIn(exchange, "province");
            String approver = signIn(exchange, "province-approver");
            JsonObject opening = new JsonObject()
                    .put("asOf", "2018-04-01")
                    .put(
                            "amounts",
                            new JsonObject()
                                    .put("QUANTITY", AMOUNT)
                                    .put("CAPACITY", "0")
                                    .put("PADDY", "0.0000"))
                    .put("documentNumber", DOCUMENT)
                    .put("issuedBy", "浙江省国土资源厅");
            String proposal = send(
                            exchange, "PUT", "counties/330783/opening-balance", maker, opening, "request-prepare")
                    .getString("id");
            send(exchange, "POST", "proposals/" + proposal + "/approval", approver, null, "request-approve");
            send(exchange, "GET", "lots?after=" + QUERY, maker, null, "request-read");

            Collector.Seen batch = collector.first("batch", seen -> seen.name().equals("ledger batch"));
            Collector.Seen approval =
                    collector.first("approval", seen -> request(seen).equals("request-approve"));
            Collector.Seen reading =
                    collector.first("reading", seen -> request(seen).equals("request-read"));
            assertThat(approval.name()).isEqualTo("approveProposal");
            assertThat(approval.service()).isEqualTo("exchange-of-a-test");
            assertThat(approval.attributes())
                    .containsEntry("http.request.method", "POST")
                    .containsEntry("http.response.status_code", "200");
            assertThat(batch.trace()).isEqualTo(approval.trace());
            assertThat(batch.parent()).isEqualTo(approval.id());
            assertThat(batch.attributes()).containsEntry("quota_exchange.settlements", "1");
            assertThat(statements(collector, batch)).contains("ledger.post");
            assertThat(statements(collector, reading)).contains("FROM ledger.lot");

            assertThat(log).anySatisfy(line -> {
                assertThat(line.getString("request")).isEqualTo("request-approve");
                assertThat(line.getString("event")).isEqualTo("request");
                assertThat(line.getString("trace")).isEqualTo(approval.trace());
            });
            LINES.removeHandler(handler);
            assertThat(sending()).isNotEmpty();
            nothingSecret(collector, List.of(maker, approver, proposal));
        }
    }

    /** Requests as the server logs them, for as long as the handler is there. */
    private static Handler log(List<JsonObject> lines) {
        JsonLines form = new JsonLines();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(new JsonObject(form.format(entry)));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        LINES.setLevel(Level.FINE);
        LINES.addHandler(handler);
        return handler;
    }

    private static String request(Collector.Seen seen) {
        return seen.attributes().getOrDefault("quota_exchange.request", "");
    }

    /** Right under a span, one a line. */
    private static String statements(Collector collector, Collector.Seen of) throws InterruptedException {
        collector.first(
                "statement under " + of.name(),
                seen -> seen.parent().equals(of.id()) && seen.attributes().containsKey("db.query.text"));
        return collector.spans().stream()
                .filter(seen -> seen.parent().equals(of.id()))
                .map(seen -> seen.attributes().getOrDefault("db.query.text", ""))
                .collect(Collectors.joining("\n"));
    }

    private static void nothingSecret(Collector collector, List<String> tokens) {
        String everything = collector.everything();
        assertThat(everything).contains("quota_exchange.request");
        assertThat(everything)
                .doesNotContain(tokens)
                .doesNotContain(RunningExchange.PASSWORD, AMOUNT, QUERY, "76543", "8764")
                .doesNotContain("330783", "province", "127.0.0.1", "quota_exchange_app", "opening-balance")
                .doesNotContain("Bearer", "key-of-");
        assertThat(collector.spans())
                .allSatisfy(seen -> assertThat(seen.span().getEventsList()).isEmpty())
                .allSatisfy(seen -> assertThat(seen.attributes().keySet())
                        .isSubsetOf(
                                "http.request.method",
                                "http.response.status_code",
                                "quota_exchange.request",
                                "quota_exchange.settlements",
                                "db.system",
                                "db.query.text",
                                "error.type"));
        // Nobody's word on the trace was to be believed.
        assertThat(collector.spans())
                .noneMatch(seen -> seen.trace().equals(STRANGE_TRACE))
                .noneMatch(seen -> HexFormat.of()
                        .formatHex(seen.span().getParentSpanId().toByteArray())
                        .equals("b7ad6b7169203331"));
    }

    @Test
    void withoutTheOptionNothingIsTracedAndNothingOfItRuns(@TempDir Path empty, TestDatabase database)
            throws Exception {
        // Those of tests before this one may still be ending.
        Set<Thread> before = sending();
        try (RunningExchange exchange = new RunningExchange(database.logins().application(), empty, RATES)) {
            send(exchange, "GET", "lots?limit=1", signIn(exchange, "province"), null, "request-read");
            assertThat(before).containsAll(sending());
        }
    }

    private static Set<Thread> sending() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("BatchSpanProcessor"))
                .collect(Collectors.toSet());
    }
}
