package io.quotaexchange.registry;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.EdgeServer;
import io.quotaexchange.platform.http.EdgeSettings;
import io.quotaexchange.platform.http.FirstAnswers;
import io.quotaexchange.platform.http.HttpEdge;
import io.quotaexchange.registry.paper.Papers;
import io.quotaexchange.registry.sanction.SanctionRoutes;
import io.quotaexchange.registry.sanction.Sanctions;
import io.quotaexchange.registry.task.ProvincialTasks;
import io.quotaexchange.registry.task.TaskBreakdowns;
import io.quotaexchange.registry.task.TaskRoutes;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-06-01T08:00:00Z"), ZoneOffset.UTC);

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDatabase database;
    private final RecordingPoster poster = new RecordingPoster();
    private final EdgeServer server;

    /** @param body as it came, {@code contentType} what it says it is */
    record Reply(int status, String contentType, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonObject json() {
            return new JsonObject(text());
        }
    }

    private RegistryServer(TestDatabase database) {
        this.database = database;
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), CLOCK);
        Registry registry = new Registry(database.application(), rulebooks, poster, CLOCK, "330000");
        await(rulebooks.adopt(RulebookDocument.shippedText("national-2017"), "usr_a", "usr_b"));
        await(rulebooks.adopt(RulebookDocument.shippedText("zhejiang-2018"), "usr_a", "usr_b"));
        await(registry.addDivisions(List.of(county("331126"), county("330421"), county("320826")), List.of()));
        Api api = new Api();
        new RegistryRoutes(registry, CLOCK, project -> Future.succeededFuture(List.of())).addTo(api);
        new FilingRoutes(registry).addTo(api);
        new ImportRoutes(registry).addTo(api);
        new DivisionRoutes(new DivisionChanges(
                        database.application(), CLOCK, code -> Future.succeededFuture(Optional.empty())))
                .addTo(api);
        new PaperRoutes(registry, new Papers(database.application(), CLOCK), CLOCK).addTo(api);
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
        new StandingRoutes(registry, new ProvincialTasks(database.application(), CLOCK)::of, CLOCK).addTo(api);
        new PairingRoutes(
                        registry,
                        new PairingEnds(database.application(), CLOCK),
                        () -> Future.succeededFuture(true),
                        CLOCK)
                .addTo(api);
        answerTheRest(api);
        TestAccess access = new TestAccess(api);
        this.server =
                await(HttpEdge.start(database.vertx(), EdgeSettings.LOCAL, api, access, access, FirstAnswers.NONE));
    }

    static RegistryServer start(TestDatabase database) {
        return new RegistryServer(database);
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

    /** @param caller who asks */
    Reply get(String path, String caller) {
        return exchange(request(path).GET().header(TestAccess.HEADER, caller).build());
    }

    Reply post(String path, JsonObject body) {
        return send("POST", path, body, whoMay(path));
    }

    Reply put(String path, JsonObject body) {
        return send("PUT", path, body, whoMay(path));
    }

    /** Somebody of the county for its projects and towns, of the province for the rest. */
    private static String whoMay(String path) {
        return path.startsWith("project") || path.startsWith("counties")
                ? TestAccess.trader("331126")
                : TestAccess.administrator();
    }

    Reply raw(String method, String path, String body) {
        return exchange(request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header(TestAccess.HEADER, whoMay(path))
                .build());
    }

    /** A file as it is. */
    Reply upload(String path, byte[] content) {
        return exchange(request(path)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .header("content-type", "application/octet-stream")
                .header(TestAccess.HEADER, whoMay(path))
                .build());
    }

    /** @param caller null for nobody */
    Reply send(String method, String path, JsonObject body, String caller) {
        HttpRequest.Builder request = request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body.encode()))
                .header("content-type", "application/json");
        if (caller != null) {
            request.header(TestAccess.HEADER, caller);
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
