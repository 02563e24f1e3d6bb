package io.quotaexchange.platform.telemetry;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A small server that is traced: whose trace it follows, and what it tells of a failure. */
@ExtendWith(PostgresFixture.class)
class TracingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String SECRET = "nobody-is-to-see-this";

    private Collector collector;
    private Tracing tracing;
    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void start(TestDatabase database) {
        collector = new Collector(database.vertx());
        tracing = Tracing.begin(
                new TraceSettings(collector.address(), "small", 1),
                "one",
                request -> request.path().equals("/proxied"));
        vertx = tracing.follow(Vertx.builder()).build();
        Pool pool = Database.open(vertx, database.logins().application(), 2);
        vertx.eventBus()
                .<String>consumer(
                        "fail",
                        message -> pool.preparedQuery("SELECT $1::text::int")
                                .execute(Tuple.of(message.body()))
                                .onComplete(done -> message.reply("done")));
        server = await(vertx.createHttpServer(new HttpServerOptions().setTracingPolicy(TracingPolicy.ALWAYS))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1"));
    }

    private void answer(HttpServerRequest request) {
        Future<?> done =
                request.path().equals("/failing") ? vertx.eventBus().request("fail", SECRET) : Future.succeededFuture();
        done.onComplete(ended ->
                request.response().setStatusCode(done.succeeded() ? 200 : 500).end());
    }

    @AfterEach
    void stop() {
        await(vertx.close());
        tracing.close();
        collector.close();
    }

    private void ask(String path, String traceparent) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .header("traceparent", traceparent)
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTraceOfAProxyThatIsBelievedGoesOnHere() throws Exception {
        ask("/proxied", "00-" + TRACE + "-" + PARENT + "-01");
        Collector.Seen seen = collector.first("request", any -> true);
        assertThat(seen.trace()).isEqualTo(TRACE);
        assertThat(seen.parent()).isEqualTo(PARENT);
    }

    @Test
    void theTraceOfAnybodyElseDoesNot() throws Exception {
        ask("/direct", "00-" + TRACE + "-" + PARENT + "-01");
        Collector.Seen seen = collector.first("request", any -> true);
        assertThat(seen.trace()).isNotEqualTo(TRACE);
        assertThat(seen.parent()).isEmpty();
    }

    @Test
    void whatTheProxyDoesNotTraceIsNotTracedHereEither() throws Exception {
        ask("/proxied", "00-" + TRACE + "-" + PARENT + "-00");
        ask("/direct", "00-" + TRACE + "-" + PARENT + "-00");
        collector.first("the second request", any -> true);
        assertThat(collector.spans()).noneMatch(seen -> seen.trace().equals(TRACE));
    }

    @Test
    void aTraceGoesOnInWhatOthersAreAskedAndAFailureIsToldWithoutItsWords() throws Exception {
        ask("/failing", "00-" + TRACE + "-" + PARENT + "-01");
        Collector.Seen request = collector.first("request", seen -> seen.name().equals("GET"));
        Collector.Seen statement =
                collector.first("statement", seen -> seen.name().equals("SELECT"));
        assertThat(statement.trace()).isEqualTo(request.trace());
        assertThat(statement.attributes()).containsEntry("error.type", "io.vertx.pgclient.PgException");
        assertThat(statement.span().getStatus().getMessage()).isEmpty();
        assertThat(collector.everything()).contains("SELECT $1::text::int").doesNotContain(SECRET);
    }

    @Test
    void aCollectorThatIsAwayStopsNothing() throws Exception {
        URI away = collector.address();
        collector.close();
        ask("/direct", "00-" + TRACE + "-" + PARENT + "-01");
        assertThat(away.getPort()).isPositive();
        long began = System.nanoTime();
        tracing.close();
        assertThat((System.nanoTime() - began) / 1_000_000_000L).isLessThan(10);
    }

    @Test
    void whetherACollectorTakesTracesIsFoundWithoutSendingOne() {
        URI address = collector.address();
        assertThat(TraceCollector.fault(new TraceSettings(address, "x", 1))).isEmpty();
        assertThat(TraceCollector.fault(new TraceSettings(address.resolve("/v2"), "x", 1)))
                .hasValue("answers 400");
        collector.close();
        assertThat(collector.spans()).isEmpty();
        assertThat(TraceCollector.fault(new TraceSettings(address, "x", 1)))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("does not answer"));
    }

    @Test
    void settingsThatCannotBeMeantAreRefused() {
        URI good = URI.create("https://collector.example:4318/v1/traces");
        assertThat(new TraceSettings(good, "x", 0.05).collector()).isEqualTo(good);
        for (String bad : new String[] {"collector:4318", "ftp://collector/", "http://user:word@collector/", "/v1"}) {
            assertThatThrownBy(() -> new TraceSettings(URI.create(bad), "x", 1))
                    .as(bad)
                    .hasMessageContaining("--traces-to");
        }
        for (double bad : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new TraceSettings(good, "x", bad)).hasMessageContaining("--traces-share");
        }
        assertThatThrownBy(() -> new TraceSettings(good, " ", 1)).hasMessageContaining("--traces-name");
    }
}
