package io.quotaexchange.abuse;

import io.quotaexchange.RunningExchange;
import io.quotaexchange.identity.RightsTable;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends hostile requests in batches, from several connections at a time, and looks at every answer and at the tables behind them. */
final class HostileRun {
    private static final int CONNECTIONS = 4;
    private static final int OF_A_BATCH = 125;
    private static final int LONG_RUN = 10_000;

    /** One batch in so many has requests that are done at once if all of them is right. */
    private static final int DEEDS_IN = 5;

    private static final List<String> PEOPLE = List.of(
            "331126-trader",
            "331126-approver",
            "330421-trader",
            "330421-approver",
            "province",
            "province-approver",
            "auditor",
            "security",
            "system",
            "audit");

    /** Lists that ids are taken from: the parameter or body key, the path, the key of an item. */
    private static final List<List<String>> LISTS = List.of(
            List.of("county", "/api/v1/counties", "code"),
            List.of("project", "/api/v1/projects?limit=50", "id"),
            List.of("serial", "/api/v1/lots?limit=50", "serial"),
            List.of("round", "/api/v1/rounds", "id"),
            List.of("award", "/api/v1/rounds/{round}/awards?limit=50", "id"),
            List.of("order", "/api/v1/rounds/{round}/orders?limit=50", "id"),
            List.of("rulebook", "/api/v1/rulebooks", "id"),
            List.of("sanction", "/api/v1/sanctions", "id"),
            List.of("lot", "/api/v1/rounds/{round}/live-lots", "id"),
            List.of("proposal", "/api/v1/proposals?limit=50", "id"));

    private final RunningExchange exchange;
    private final TestDatabase database;
    private final long seed;
    private final Map<String, List<String>> ids = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, List<String>> credentials = Collections.synchronizedMap(new LinkedHashMap<>());
    private final HostileRequests requests;
    private final Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, Integer> slugs = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger addresses = new AtomicInteger();
    private final AtomicInteger prepared = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private int compared;
    private int sent;

    HostileRun(RunningExchange exchange, TestDatabase database, long seed) throws IOException {
        this.exchange = exchange;
        this.database = database;
        this.seed = seed;
        credentials.put("nobody", List.of());
        credentials.put("bogus", List.of("authorization: Bearer " + "x".repeat(43)));
        for (String person : PEOPLE) {
            credentials.put(
                    person,
                    List.of("authorization: Bearer " + signIn(person, true).getString("token")));
        }
        credentials.put("331126-trader in a browser", browser("331126-trader"));
        RightsTable rights = RightsTable.shipped(true);
        requests = new HostileRequests(rights::of, ids, credentials);
        addVictim();
        learn();
    }

    private JsonObject signIn(String person, boolean bearer) throws IOException {
        String body = new JsonObject()
                .put("login", person)
                .put("password", RunningExchange.PASSWORD)
                .put("bearer", bearer)
                .encode();
        RawClient.Answer answer = ask("POST", "/api/v1/session", List.of(), body);
        if (answer.status() != 200) {
            throw new IOException(person + " is not let in: " + answer);
        }
        return new JsonObject(answer.body())
                .put("cookie", answer.header("set-cookie").split(";")[0]);
    }

    private List<String> browser(String person) throws IOException {
        JsonObject session = signIn(person, false);
        return List.of("cookie: " + session.getString("cookie"), "x-csrf-token: " + session.getString("csrfToken"));
    }

    /** From an address of its own: no failure of another one stands in its way. */
    private RawClient.Answer ask(String method, String path, List<String> headers, String body) throws IOException {
        int number = addresses.incrementAndGet();
        try (RawClient client =
                new RawClient(exchange.port(), "127.0.%d.%d".formatted(1 + number / 250, 1 + number % 250))) {
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nhost: x\r\ncontent-length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            if (!body.isEmpty()) {
                head.append("content-type: application/json\r\n");
            }
            return client.send((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8), false);
        }
    }

    private void addVictim() throws IOException {
        String body =
                "{\"login\":\"fuzz-victim\",\"displayName\":\"无名\",\"organisation\":\"331126\",\"roles\":[\"COUNTY_TRADER\"]}";
        ask("POST", "/api/v1/people", credentials.get("security"), body);
    }

    private void learn() throws IOException {
        for (List<String> list : LISTS) {
            String path = list.get(1);
            if (path.contains("{round}")) {
                path = path.replace(
                        "{round}", ids.getOrDefault("round", List.of("x")).getFirst());
            }
            RawClient.Answer answer = ask("GET", path, credentials.get("331126-trader"), "");
            if (answer.status() == 200) {
                JsonArray items = new JsonObject(answer.body()).getJsonArray("items");
                List<String> known = items.stream()
                        .map(item -> ((JsonObject) item).getString(list.get(2), ""))
                        .filter(id -> !id.isEmpty())
                        .toList();
                if (!known.isEmpty()) {
                    ids.put(list.getFirst(), known);
                }
            }
        }
        ids.put("filing", List.of());
        ids.getOrDefault("project", List.of()).stream().findFirst().ifPresent(project -> {
            try {
                RawClient.Answer answer =
                        ask("GET", "/api/v1/projects/" + project, credentials.get("331126-trader"), "");
                JsonObject document = new JsonObject(answer.body()).getJsonObject("document");
                if (document != null) {
                    requests.bodies().put("fileProject", Map.of("filing", document.getMap()));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** @return what was wrong, with the request; empty if nothing was */
    List<String> run(int count) throws Exception {
        Tables before = Tables.of(database);
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int batch = 0; sent < count && faults.size() < 20; batch++) {
                boolean deeds = batch % DEEDS_IN == DEEDS_IN - 1;
                int preparedBefore = prepared.get();
                int doneBefore = done.get();
                long number = batch;
                int each = Math.min(
                        count > LONG_RUN ? 8 * OF_A_BATCH : OF_A_BATCH, (count - sent + CONNECTIONS - 1) / CONNECTIONS);
                List<Callable<Void>> parts = new ArrayList<>();
                for (int part = 0; part < CONNECTIONS; part++) {
                    long own = seed * 1_000_003 + number * CONNECTIONS + part;
                    parts.add(() -> {
                        send(new Random(own), each, deeds, "seed " + seed + ", batch " + number);
                        return null;
                    });
                }
                for (var part : senders.invokeAll(parts)) {
                    part.get();
                }
                sent += each * CONNECTIONS;
                Tables after = Tables.of(database);
                if (done.get() == doneBefore) {
                    compare(before, after, prepared.get() - preparedBefore, "seed " + seed + ", batch " + number);
                }
                before = after;
                if (batch % 8 == 7) {
                    learn();
                }
            }
        }
        return List.copyOf(faults);
    }

    private void compare(Tables before, Tables after, int prepared, String where) {
        compared++;
        List<String> changed = after.without("approval.proposal").differences(before.without("approval.proposal"));
        long grown = after.rows("approval.proposal") - before.rows("approval.proposal");
        if (!changed.isEmpty() || grown != prepared) {
            faults.add(where + ": " + prepared + " acts were prepared and nothing was done, but proposals grew by "
                    + grown + " and these changed: " + changed);
        }
    }

    private void send(Random random, int count, boolean deeds, String where) throws IOException {
        RawClient client = new RawClient(exchange.port(), "127.0.0.1");
        for (int i = 0; i < count; i++) {
            HostileRequests.Request request = requests.next(random, deeds);
            try {
                boolean stream =
                        request.operation().stream() && request.method().equals("GET");
                RawClient.Answer answer = client.send(request.bytes(), request.headOnly() || stream);
                if (stream && answer.status() >= 400) {
                    // The head says what it is; the body is not needed to know.
                    client.close();
                } else if (stream || answer.closes()) {
                    client.close();
                }
                note(request, answer, stream, where + ", request " + i);
            } catch (IOException e) {
                faults.add(where + ", request " + i + ": no answer (" + e + ") to " + request.shown());
                client.close();
            }
        }
        client.close();
    }

    private void note(HostileRequests.Request request, RawClient.Answer answer, boolean stream, String where)
            throws IOException {
        statuses.merge(answer.status(), 1, Integer::sum);
        boolean bodyless = request.headOnly() || stream;
        Answers.fault(answer, bodyless)
                .ifPresent(fault ->
                        faults.add(where + ": " + fault + "\n  " + request.shown() + "\n  answered " + answer));
        if (!bodyless && answer.status() >= 400) {
            slugs.merge(answer.status() + " " + Answers.slug(answer), 1, Integer::sum);
        }
        boolean writes = List.of("POST", "PUT", "DELETE", "PATCH").contains(request.method());
        if (answer.status() == 202) {
            prepared.incrementAndGet();
        } else if (writes
                && answer.status() < 300
                && !HostileRequests.OF_SIGN_INS.contains(request.operation().id())) {
            boolean tried = request.sensible()
                    && RightsTable.shipped(true).of(request.operation().id()).fourEyes();
            done.addAndGet(tried ? 0 : 1);
        }
        boolean ended = answer.status() == 401 && answer.body().contains("/problems/session-ended");
        if (ended && PEOPLE.contains(request.caller())) {
            credentials.put(
                    request.caller(),
                    List.of("authorization: Bearer "
                            + signIn(request.caller(), true).getString("token")));
        }
    }

    /** What was sent and how it was answered. */
    String summary() {
        return sent + " hostile requests of " + requests.operations() + " operations as " + credentials.size()
                + " callers, seed " + seed + ": by status " + statuses + "; " + prepared + " prepared, " + done
                + " done at once; tables compared after " + compared + " batches, "
                + Tables.of(database).all()
                + " rows at the end\n  problems: " + slugs;
    }
}
