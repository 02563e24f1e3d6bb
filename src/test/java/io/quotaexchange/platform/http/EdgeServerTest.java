package io.quotaexchange.platform.http;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One port, several event loops. */
class EdgeServerTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    private static EdgeServer listen(int port, String name) {
        return await(EdgeServer.listen(
                VERTX,
                "127.0.0.1",
                port,
                3,
                () -> VERTX.createHttpServer()
                        .requestHandler(request -> request.response()
                                .end(name + " " + Thread.currentThread().getName()))));
    }

    private static String get(EdgeServer server) throws Exception {
        try (HttpClient fresh = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
            return fresh.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void connectionsAreSpreadOverTheLoops() throws Exception {
        EdgeServer server = listen(0, "one");
        Set<String> threads = new TreeSet<>();
        for (int i = 0; i < 6; i++) {
            threads.add(get(server));
        }
        assertThat(threads).hasSize(3);
        await(server.close());
        assertThatThrownBy(() -> get(server)).isInstanceOf(java.net.ConnectException.class);
    }

    @Test
    void twoAtAnyFreePortAreTwo() throws Exception {
        EdgeServer one = listen(0, "one");
        EdgeServer two = listen(0, "two");
        assertThat(one.actualPort()).isNotEqualTo(two.actualPort());
        for (int i = 0; i < 4; i++) {
            assertThat(get(one)).startsWith("one ");
            assertThat(get(two)).startsWith("two ");
        }
        await(one.shutdown(1));
        await(two.close());
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> listen(taken.getLocalPort(), "late")).hasRootCauseInstanceOf(BindException.class);
        }
    }
}
