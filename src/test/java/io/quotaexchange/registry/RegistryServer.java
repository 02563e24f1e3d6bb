package io.quotaexchange.registry;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.HttpEdge;
import io.quotaexchange.platform.http.OperatorToken;
import io.quotaexchange.registry.sanction.SanctionRoutes;
import io.quotaexchange.registry.sanction.Sanctions;
import io.quotaexchange.registry.task.ProvincialTasks;
import io.quotaexchange.registry.task.TaskBreakdowns;
import io.quotaexchange.registry.task.TaskRoutes;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** The registry behind HTTP on a real database; the ledger is played by a recorder, other features answer with nothing. */
final class RegistryServer implements AutoCloseable {
    static final String TOKEN = "test-token-0123456789abcdef0123456789abcdef";
    static final String BEARER = "Bearer " + TOKEN;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-06-01T08:00:00Z"), ZoneOffset.UTC);

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDatabase database;
    private final RecordingPoster poster = new RecordingPoster();
    private final HttpServer server;

    /** @param body as it came, {@code contentType} what it says it is */
    record Reply(int status, String contentType, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonObject json() {
            return new JsonObject(text());
        }
    }

    private RegistryServer(TestDatabase database, Optional<OperatorToken> operator) {
        this.database = database;
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), CLOCK);
        Registry registry = new Registry(database.application(), rulebooks, poster, CLOCK, "330000");
        await(rulebooks.adopt(RulebookDocument.shippedText("national-2017"), "usr_a", "usr_b"));
        await(rulebooks.adopt(RulebookDocument.shippedText("zhejiang-2018"), "usr_a", "usr_b"));
        await(registry.addDivisions(List.of(county("331126"), county("330421")), List.of()));
        Api api = new Api();
        new RegistryRoutes(registry, CLOCK, project -> Future.succeededFuture(List.of())).addTo(api);
        new FilingRoutes(registry).addTo(api);
        new CourseRoutes(registry, CLOCK).addTo(api);
        new SanctionRoutes(new Sanctions(database.application(), CLOCK), CLOCK, registry::countyRefusals).addTo(api);
        new TaskRoutes(
                        new ProvincialTasks(database.application(), CLOCK),
                        new TaskBreakdowns(database.application(), CLOCK),
                        CLOCK,
                        day -> registry.counties(day)
                                .map(counties ->
                                        counties.stream().map(County::code).collect(Collectors.toSet())))
                .addTo(api);
        answerTheRest(api);
        this.server = await(HttpEdge.start(database.vertx(), "127.0.0.1", 0, api, Optional.empty(), operator));
    }

    static RegistryServer start(TestDatabase database, Path folder) {
        try {
            Path file = folder.resolve("operator-token");
            Files.writeString(file, TOKEN);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return new RegistryServer(database, Optional.of(OperatorToken.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RegistryServer startReadingOnly(TestDatabase database) {
        return new RegistryServer(database, Optional.empty());
    }

    private static County county(String code) {
        return new County(
                code, "县" + code, "市", "县", false, LocalDate.parse("2000-01-01"), Optional.empty(), List.of());
    }

    /** Every operation of the contract needs an answer; those of other features are not asked here. */
    private static void answerTheRest(Api api) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(RegistryServer.class.getResourceAsStream("/" + Api.CONTRACT));
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
                        // By the registry itself.
                    }
                }));
    }

    TestDatabase database() {
        return database;
    }

    RecordingPoster poster() {
        return poster;
    }

    Reply get(String path) {
        return exchange(request(path).GET().build());
    }

    Reply post(String path, JsonObject body) {
        return send("POST", path, body, BEARER);
    }

    Reply put(String path, JsonObject body) {
        return send("PUT", path, body, BEARER);
    }

    Reply raw(String method, String path, String body) {
        return exchange(request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header("authorization", BEARER)
                .build());
    }

    /** A file as it is. */
    Reply upload(String path, byte[] content) {
        return exchange(request(path)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .header("content-type", "application/octet-stream")
                .header("authorization", BEARER)
                .build());
    }

    /** @param authorization null for none; {@code headers} name, value, … */
    Reply send(String method, String path, JsonObject body, String authorization, String... headers) {
        HttpRequest.Builder request = request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body.encode()))
                .header("content-type", "application/json");
        if (authorization != null) {
            request.header("authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/" + path));
    }

    private Reply exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("content-type").orElse(""),
                    answer.body());
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
