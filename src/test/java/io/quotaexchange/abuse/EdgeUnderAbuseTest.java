package io.quotaexchange.abuse;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.EdgeLimits;
import io.quotaexchange.platform.http.EdgeServer;
import io.quotaexchange.platform.http.EdgeSettings;
import io.quotaexchange.platform.http.FirstAnswers;
import io.quotaexchange.platform.http.HttpEdge;
import io.quotaexchange.platform.http.RateLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slow clients, oversized bodies, too many connections, floods: what is held for each is bounded, and each is told what is wrong. */
class EdgeUnderAbuseTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final int HALF = 6_000_000;

    private final List<EdgeServer> servers = new ArrayList<>();
    private final List<RawClient> clients = new ArrayList<>();

    private static final RateLimits NO_RATES = new RateLimits(1_000_000, 1_000_000);

    private static EdgeLimits limits(int connections, int first, int body, int idle) {
        return new EdgeLimits(connections, 8_000_000, first, body, idle);
    }

    private static EdgeLimits usual() {
        return limits(100, 30, 30, 30);
    }

    /** @return its port; every operation of the contract answers with nothing */
    private int start(EdgeLimits limits) {
        return start(limits, NO_RATES);
    }

    private int start(EdgeLimits limits, RateLimits rates) {
        Api api = new Api();
        ContractOperation.all().values().forEach(operation -> {
            if (operation.reads()) {
                api.answer(operation.id(), request -> Future.succeededFuture(new JsonObject()));
            } else {
                api.write(operation.id(), request -> Future.succeededFuture(Api.Answer.ok(new JsonObject())));
            }
        });
        TestAccess access = new TestAccess(api);
        EdgeServer server = await(HttpEdge.start(
                VERTX, EdgeSettings.LOCAL.with(rates).with(limits), api, access, access, FirstAnswers.NONE));
        servers.add(server);
        return server.actualPort();
    }

    private RawClient client(int port) {
        RawClient client = new RawClient(port, "127.0.0.1");
        clients.add(client);
        return client;
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        servers.forEach(server -> await(server.close()));
    }

    @AfterAll
    static void end() {
        await(VERTX.close());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final byte[] GET = bytes("GET /api/v1/counties HTTP/1.1\r\nhost: x\r\n\r\n");

    /** As somebody who may send long bodies. */
    private static byte[] head(String headers) {
        return bytes("POST /api/v1/projects HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                + TestAccess.HEADER + ": " + TestAccess.trader("331126") + "\r\n" + headers + "\r\n\r\n");
    }

    private static void isProblem(RawClient.Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(Answers.slug(answer)).isEqualTo(slug);
        if (status < 500) {
            assertThat(Answers.fault(answer, false)).isEmpty();
        } else {
            assertThat(answer.header("retry-after")).matches("[1-9][0-9]*");
        }
    }

    private static void isClosedWithin(RawClient client, int seconds) throws IOException {
        client.socket().setSoTimeout(seconds * 1_000);
        assertThatThrownBy(() -> client.read(false))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(java.net.SocketTimeoutException.class);
    }

    /** Sends a byte now and then until the other side has had enough; whether all were sent. */
    private static boolean drip(RawClient client, byte[] bytes, int millis) throws InterruptedException {
        for (byte one : bytes) {
            try {
                client.write(new byte[] {one});
            } catch (IOException closed) {
                return false;
            }
            Thread.sleep(millis);
        }
        return true;
    }

    @Test
    void whoDripsTheHeadGainsNoTimeByIt() throws Exception {
        RawClient client = client(start(limits(100, 1, 30, 30)));
        assertThat(drip(client, bytes("GET /api/v1/counties HTTP/1.1\r\nx-slow: " + "y".repeat(1_000)), 100))
                .isFalse();
        isClosedWithin(client, 5);
    }

    @Test
    void whoDripsTheNextHeadGainsNoTimeByItEither() throws Exception {
        RawClient client = client(start(limits(100, 30, 30, 1)));
        assertThat(client.send(GET, false).status()).isEqualTo(200);
        assertThat(drip(client, bytes("GET /api/v1/counties HTTP/1.1\r\nx-slow: " + "y".repeat(1_000)), 100))
                .isFalse();
        isClosedWithin(client, 5);
    }

    @Test
    void whoDripsTheBodyIsTold() throws Exception {
        RawClient client = client(start(limits(100, 30, 1, 30)));
        client.write(head("content-length: 1000"));
        client.write(bytes("{"));
        isProblem(client.read(false), 408, "too-slow");
        isClosedWithin(client, 10);
    }

    @Test
    void oneConnectionTooManyIsToldSoAndManyMoreAreNotHeld() throws Exception {
        int port = start(limits(8, 30, 30, 30));
        for (int i = 0; i < 8; i++) {
            assertThat(client(port).send(GET, false).status()).isEqualTo(200);
        }
        RawClient refused = client(port);
        isProblem(refused.send(GET, false), 503, "overloaded");
        RawClient beyond = client(port);
        beyond.socket();
        isClosedWithin(beyond, 10);
        refused.close();
        clients.getFirst().close();
        for (int tries = 0; ; tries++) {
            RawClient again = client(port);
            try {
                if (again.send(GET, false).status() == 200) {
                    break;
                }
            } catch (IOException closed) {
                // The server has not yet seen that others went.
            }
            again.close();
            assertThat(tries).isLessThan(100);
            Thread.sleep(50);
        }
    }

    @Test
    void aFloodIsToldWhenToGoOnAndOthersAreServed() throws Exception {
        int port = start(usual(), new RateLimits(2, 2));
        RawClient flooding = client(port);
        RawClient.Answer answer = flooding.send(GET, false);
        int let = 0;
        for (; answer.status() == 200 && let < 100; let++) {
            answer = flooding.send(GET, false);
        }
        assertThat(let).isBetween(15, 99);
        isProblem(answer, 429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 2);
        RawClient other = new RawClient(port, "127.0.0.2");
        clients.add(other);
        assertThat(other.send(GET, false).status()).isEqualTo(200);
        Thread.sleep(1_100);
        assertThat(flooding.send(GET, false).status()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedByItsLengthAndByItsBytes() throws Exception {
        int port = start(usual());
        isProblem(client(port).send(head("content-length: 8000001"), false), 413, "too-large");
        isProblem(client(port).send(head("content-length: 99999999999999999"), false), 413, "too-large");
        RawClient chunked = client(port);
        chunked.write(head("transfer-encoding: chunked"));
        byte[] chunk = bytes("f4240\r\n" + " ".repeat(1_000_000) + "\r\n");
        try {
            for (int i = 0; i < 9; i++) {
                chunked.write(chunk);
            }
        } catch (IOException closed) {
            // It had enough of it.
        }
        isProblem(chunked.read(false), 413, "too-large");
    }

    @Test
    void whoIsNotSignedInSendsNothingLong() throws Exception {
        int port = start(usual());
        String signIn = "POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";
        isProblem(
                client(port).send(bytes(signIn + "content-length: 16385\r\n\r\n" + " ".repeat(16_385)), false),
                413,
                "too-large");
        isProblem(
                client(port).send(bytes(signIn + "transfer-encoding: chunked\r\n\r\n0\r\n\r\n"), false),
                411,
                "length-required");
    }

    @Test
    void bodiesTogetherNeverTakeMoreThanIsSetAside() throws Exception {
        int port = start(usual());
        RawClient first = client(port);
        first.write(head("content-length: " + HALF));
        first.write(bytes(" ".repeat(HALF / 2)));
        Thread.sleep(300);
        RawClient second = client(port);
        isProblem(second.send(head("content-length: " + HALF), false), 503, "overloaded");
        first.write(bytes(" ".repeat(HALF / 2)));
        first.read(false);
        assertThat(client(port).send(head("content-length: 2\r\n\r\n{}"), false).status())
                .isLessThan(500);
    }

    @Test
    void manyRequestsInOneGoAreAnsweredInOrder() throws Exception {
        int port = start(usual());
        RawClient client = client(port);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            all.append("GET /api/v1/nothing-").append(i).append(" HTTP/1.1\r\nhost: x\r\n\r\n");
        }
        client.write(bytes(all.toString()));
        for (int i = 0; i < 300; i++) {
            RawClient.Answer answer = client.read(false);
            isProblem(answer, 404, "not-found");
            assertThat(answer.body()).contains("/api/v1/nothing-" + i + "\"");
        }
    }

    @Test
    void whatIsNoHttpOrTooMuchOfItIsTold() throws Exception {
        int port = start(usual());
        isProblem(
                client(port).send(bytes("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n"), false),
                414,
                "address-too-long");
        isProblem(
                client(port).send(bytes("GET / HTTP/1.1\r\nx: " + "a".repeat(17_000) + "\r\n\r\n"), false),
                431,
                "head-too-large");
        isProblem(client(port).send(bytes("nonsense\r\n\r\n"), false), 400, "malformed-request");
        isProblem(
                client(port).send(bytes("GET /api/v1/counties?a=%zz HTTP/1.1\r\nhost: x\r\n\r\n"), false),
                400,
                "malformed-address");
        isProblem(client(port).send(bytes("OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n"), false), 400, "malformed-address");
        byte[] form = bytes("GET /api/v1/counties HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data\r\n\r\n");
        isProblem(client(port).send(form, false), 415, "unsupported-media-type");
        byte[] nowhere = bytes("GET /nowhere HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data\r\n\r\n");
        isProblem(client(port).send(nowhere, false), 415, "unsupported-media-type");
    }
}
