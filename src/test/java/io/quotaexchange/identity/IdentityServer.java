package io.quotaexchange.identity;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.approval.ProposalRoutes;
import io.quotaexchange.approval.Proposals;
import io.quotaexchange.approval.Trust;
import io.quotaexchange.idempotency.KeptAnswers;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ClientAddress;
import io.quotaexchange.platform.http.EdgeServer;
import io.quotaexchange.platform.http.EdgeSettings;
import io.quotaexchange.platform.http.HttpEdge;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.registry.task.ProvincialTasks;
import io.quotaexchange.registry.task.TaskBreakdowns;
import io.quotaexchange.registry.task.TaskRoutes;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.TrustedAct;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.Yaml;

/** Sign-ins, rights and four eyes over HTTP on a real database, with a clock of its own; tasks are real, other features answer nothing. */
public final class IdentityServer implements AutoCloseable {
    /** The tests stand where a trusted proxy would. */
    private static final ClientAddress PROXY = ClientAddress.behind(List.of("127.0.0.1"));

    /** Of everybody whom a test adds. */
    public static final String PASSWORD = "Correct-horse-7";

    /** Cheap: the people of tests sign in again and again, and what a real hash costs is shown elsewhere. */
    private static final String HASH = Passwords.hash(PASSWORD, new Passwords.Cost(64, 1, 1));

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDatabase database;
    private final TestClock clock = new TestClock(Instant.parse("2022-06-01T08:00:00Z"));
    private final People people;
    private final AccessLog log;
    private final Proposals proposals;
    private final EdgeServer server;
    private final Map<String, JsonObject> done = new ConcurrentHashMap<>();
    private String rulebook = "zhejiang-2018 1";
    private Trust trust = Trust.NOBODY;

    /** @param body as it came */
    public record Reply(int status, JsonObject body, java.net.http.HttpHeaders headers) {
        public String type() {
            return body.getString("type", "").replace("/problems/", "");
        }
    }

    public IdentityServer(TestDatabase database, Path keys, boolean factorRequired, boolean publicReading) {
        this(database, keys, factorRequired, publicReading, Optional.empty());
    }

    /** @param features answer what is theirs */
    public IdentityServer(TestDatabase database, Path keys, BiConsumer<Api, Clock> features) {
        this(database, keys, false, false, Optional.empty(), features);
    }

    /** @param oidc the provider that people may sign in by */
    IdentityServer(
            TestDatabase database,
            Path keys,
            boolean factorRequired,
            boolean publicReading,
            Optional<OidcSettings> oidc) {
        this(database, keys, factorRequired, publicReading, oidc, (api, clock) -> {});
    }

    private IdentityServer(
            TestDatabase database,
            Path keys,
            boolean factorRequired,
            boolean publicReading,
            Optional<OidcSettings> oidc,
            BiConsumer<Api, Clock> features) {
        this.database = database;
        this.people = new People(database.application(), clock);
        this.log = new AccessLog(database.application(), clock);
        SignIns signIns = new SignIns(
                database.vertx(), database.application(), clock, people, log, SealingKey.in(keys), factorRequired);
        RightsTable rights = RightsTable.shipped(publicReading);
        Api api = new Api();
        this.proposals = new Proposals(
                database.application(),
                api,
                rights::of,
                people,
                day -> Future.succeededFuture(Optional.of(rulebook)),
                (operation, body, day) -> trust.limit(operation, body, day),
                SealingKey.in(keys),
                clock);
        SessionRoutes sessions = new SessionRoutes(signIns, false, new JsonArray(), oidc.isPresent());
        sessions.addTo(api);
        new OidcRoutes(
                        database.vertx(),
                        database.application(),
                        oidc,
                        signIns,
                        people,
                        log,
                        sessions,
                        SealingKey.in(keys),
                        clock,
                        false)
                .addTo(api);
        new PeopleRoutes(people, signIns, log, clock).addTo(api);
        new ProposalRoutes(proposals).addTo(api);
        new TaskRoutes(
                        new ProvincialTasks(database.application(), clock),
                        new TaskBreakdowns(database.application(), clock),
                        clock,
                        day -> Future.succeededFuture(Set.of("331126", "330421")))
                .addTo(api);
        features.accept(api, clock);
        answerTheRest(api, rights);
        this.server = await(HttpEdge.start(
                database.vertx(),
                EdgeSettings.LOCAL.with(PROXY),
                api,
                new IdentityAccess(rights, signIns, log, PROXY),
                proposals,
                new KeptAnswers(database.application(), SealingKey.in(keys), clock)));
    }

    /** Every operation of the contract needs an answer. */
    private void answerTheRest(Api api, RightsTable rights) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(IdentityServer.class.getResourceAsStream("/" + Api.CONTRACT));
        contract.get("paths")
                .values()
                .forEach(methods -> methods.forEach((method, operation) -> {
                    String id = String.valueOf(operation.get("operationId"));
                    try {
                        if (method.equals("get")) {
                            api.answer(id, request -> Future.succeededFuture(new JsonObject()));
                        } else {
                            api.write(id, request -> {
                                String body = new String(request.bytes(), StandardCharsets.UTF_8);
                                done.put(id, body.isEmpty() ? new JsonObject() : new JsonObject(body));
                                return Future.succeededFuture(Api.Answer.ok(done.get(id)));
                            });
                        }
                    } catch (IllegalStateException answered) {
                        // By the features above.
                    }
                }));
    }

    /** From now on these rules are in force, with what they trust one person with. */
    public void adopt(Rulebook rules) {
        rulebook = rules.id() + " " + rules.digest();
        trust = (operation, body, day) ->
                Future.succeededFuture(TrustedAct.limit(rules, operation, body).map(Money::yuan));
    }

    public TestDatabase database() {
        return database;
    }

    public TestClock clock() {
        return clock;
    }

    public Proposals proposals() {
        return proposals;
    }

    public AccessLog log() {
        return log;
    }

    public People people() {
        return people;
    }

    /** The body that an operation of another feature was last done with; null if it was not. */
    public JsonObject doneWith(String operation) {
        return done.get(operation);
    }

    public void rulebook(String now) {
        rulebook = now;
    }

    /** Of the API, with a slash at its end. */
    String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/api/v1/";
    }

    /** Adds somebody unless they are there. */
    public Person add(String login, String organisation, Role... roles) {
        Person person =
                new Person(PeopleRoutes.id(login), login, 1, login, organisation, Set.of(roles), true, clock.instant());
        await(people.byId(person.id())
                .compose(found ->
                        found.isPresent() ? Future.succeededFuture() : people.add(person, HASH, false, "test")));
        return person;
    }

    /** @return a token for {@code Authorization: Bearer} */
    public String signIn(String login) {
        Reply reply = tryToSignIn(login, PASSWORD);
        if (reply.status() != 200) {
            throw new IllegalStateException(login + ": " + reply.body());
        }
        return reply.body().getString("token");
    }

    public Reply tryToSignIn(String login, String password) {
        return send(
                "POST",
                "session",
                new JsonObject().put("login", login).put("password", password).put("bearer", true),
                null);
    }

    /** @param token null for nobody; {@code headers} name, value, … */
    public Reply send(String method, String path, JsonObject body, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/" + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()));
        if (body != null) {
            request.header("content-type", "application/json");
        }
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject(),
                    answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file as it is. */
    public Reply upload(String path, byte[] content, String token) {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .header("content-type", "application/octet-stream")
                .header("authorization", "Bearer " + token)
                .build());
    }

    public Reply get(String path, String token) {
        return send("GET", path, null, token);
    }

    @Override
    public void close() {
        await(server.close());
    }
}
