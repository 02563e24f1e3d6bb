package io.quotaexchange.platform.http;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.identity.TestAccess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.Yaml;

/** The features under test behind HTTP, called by somebody of the province; operations of other features answer with nothing. */
public final class ContractServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final EdgeServer server;

    /** @param headers of the answer by name, the first value of each */
    public record Reply(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonObject json() {
            return new JsonObject(text());
        }

        /** Codes of the violations, in order. */
        public List<String> codes() {
            return json().getJsonArray("violations").stream()
                    .map(violation -> ((JsonObject) violation).getString("code"))
                    .toList();
        }
    }

    private ContractServer(EdgeServer server) {
        this.server = server;
    }

    /** @param api with the answers of the features under test; the rest is added */
    public static ContractServer start(Vertx vertx, Api api) {
        return start(vertx, api, access -> access);
    }

    /** @param guard of what the callers of tests may do */
    public static ContractServer start(Vertx vertx, Api api, UnaryOperator<Access> guard) {
        answerTheRest(api);
        TestAccess access = new TestAccess(api);
        return new ContractServer(
                await(HttpEdge.start(vertx, EdgeSettings.LOCAL, api, guard.apply(access), access, FirstAnswers.NONE)));
    }

    /** Whatever has no answer yet answers with nothing. */
    static void answerTheRest(Api api) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(ContractServer.class.getResourceAsStream("/" + Api.CONTRACT));
        contract.get("paths")
                .values()
                .forEach(methods -> methods.forEach((method, operation) -> {
                    String id = String.valueOf(operation.get("operationId"));
                    try {
                        if (method.equals("get")) {
                            api.answer(id, request -> Future.succeededFuture(new JsonObject()));
                        } else {
                            api.write(id, request -> Future.succeededFuture(Api.Answer.ok(new JsonObject())));
                        }
                    } catch (IllegalStateException answered) {
                        // By a feature under test.
                    }
                }));
    }

    public Reply get(String path) {
        return exchange(request(path).GET().build());
    }

    public Reply post(String path, JsonObject body) {
        return json("POST", path, body);
    }

    public Reply put(String path, JsonObject body) {
        return json("PUT", path, body);
    }

    /** @param body null for none; {@code caller} as the header of {@link TestAccess} says it */
    public Reply send(String method, String path, JsonObject body, String caller) {
        return exchange(request(path)
                .setHeader(TestAccess.HEADER, caller)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()))
                .header("content-type", "application/json")
                .build());
    }

    private Reply json(String method, String path, JsonObject body) {
        return exchange(request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body.encode()))
                .header("content-type", "application/json")
                .build());
    }

    /** A file as it is. */
    public Reply upload(String path, byte[] content) {
        return exchange(request(path)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .header("content-type", "application/octet-stream")
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/" + path))
                .header(TestAccess.HEADER, TestAccess.administrator());
    }

    private Reply exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new java.util.TreeMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Reply(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(server.close());
    }
}
