package io.quotaexchange.faults;

import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counties that bid and a province that pays in, all the time, at any node that answers. Whoever gets no answer, or is told to try again,
 * sends the same again at another node; what was acknowledged is remembered.
 */
final class Traffic {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long AGAIN_MILLIS = 100;
    private static final long GIVE_UP_NANOS = 90_000_000_000L;

    /** @param nanos when its answer came */
    record Acknowledged(String id, String subject, long nanos) {}

    private final List<Exchanges.Node> nodes;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<Thread> clients = new ArrayList<>();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private volatile boolean stopping;
    private long pauseMillis = 300;

    Traffic(List<Exchanges.Node> nodes) {
        this.nodes = nodes;
    }

    record Answer(int status, String text) {}

    Queue<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** What no client should ever see. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How often something was sent again. */
    long repeated() {
        return repeated.get();
    }

    /** How often a node said to try again. */
    long told() {
        return told.get();
    }

    /** One client for every round, one for the ledger. */
    void start(List<LotsProvince.OpenLot> lots) {
        Map<String, List<LotsProvince.OpenLot>> rounds = new java.util.TreeMap<>();
        lots.stream()
                .filter(lot -> !lot.closes())
                .forEach(lot -> rounds.computeIfAbsent(lot.round(), round -> new ArrayList<>())
                        .add(lot));
        signIn(lots.getFirst().one() + "-trader");
        signIn(lots.getFirst().other() + "-trader");
        signIn("province");
        signIn("province-approver");
        rounds.values().forEach(ofRound -> client(() -> bid(ofRound)));
        client(() -> bidOnce(lots.stream().filter(LotsProvince.OpenLot::closes).toList()));
        client(() -> payIn(lots.getFirst().one()));
    }

    /** As many bids as go, one client for every round, without a pause. */
    void hurry(List<LotsProvince.OpenLot> lots) {
        pauseMillis = 0;
        signIn(lots.getFirst().one() + "-trader");
        signIn(lots.getFirst().other() + "-trader");
        lots.stream()
                .map(LotsProvince.OpenLot::round)
                .distinct()
                .forEach(round -> client(() -> bid(
                        lots.stream().filter(lot -> lot.round().equals(round)).toList())));
    }

    private void client(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failure) {
                        wrong.add(failure.toString());
                    }
                },
                "client");
        clients.add(thread);
        thread.start();
    }

    void stop() throws InterruptedException {
        stopping = true;
        for (Thread client : clients) {
            client.join();
        }
    }

    private void signIn(String login) {
        Answer answer = send(
                "POST",
                "/api/v1/session",
                "",
                "",
                new JsonObject()
                        .put("login", login)
                        .put("password", LotsProvince.PASSWORD)
                        .put("bearer", true));
        tokens.put(login, new JsonObject(answer.text()).getString("token"));
    }

    /** Lot after lot, the two counties in turn, up to one step below the cap. */
    private void bid(List<LotsProvince.OpenLot> lots) {
        for (LotsProvince.OpenLot lot : lots) {
            long price = lot.startFen();
            for (int turn = 0; price < lot.capFen(); turn++, price += lot.stepFen()) {
                if (stopping) {
                    return;
                }
                String county = turn % 2 == 0 ? lot.one() : lot.other();
                String id = "bid_" + lot.lot().substring(4) + "-" + turn;
                if (!bid(lot, county, id, price)) {
                    return;
                }
                pause(pauseMillis);
            }
        }
        if (pauseMillis > 0) {
            wrong.add("no lot of " + lots.getFirst().round() + " is left to bid for");
        }
    }

    /** The lots that close one after another get a bid each, so that there is something to decide. */
    private void bidOnce(List<LotsProvince.OpenLot> lots) {
        for (LotsProvince.OpenLot lot : lots) {
            if (stopping || !bid(lot, lot.one(), "bid_" + lot.lot().substring(4) + "-0", lot.startFen())) {
                return;
            }
        }
    }

    private boolean bid(LotsProvince.OpenLot lot, String county, String id, long priceFen) {
        Answer answer = send(
                "POST",
                "/api/v1/rounds/" + lot.round() + "/lots/" + lot.lot() + "/bids",
                county + "-trader",
                "",
                new JsonObject()
                        .put("id", id)
                        .put("county", county)
                        .put("price", UnitPrice.ofFen(priceFen).yuan())
                        .put("confirmJump", true));
        if (answer.status() != 200) {
            wrong.add(id + ": " + answer.status() + " " + answer.text());
            return false;
        }
        acknowledged.add(new Acknowledged(id, lot.round(), System.nanoTime()));
        return true;
    }

    /** Money that comes in, prepared by one person and approved by another. */
    private void payIn(String county) {
        for (int i = 1; !stopping; i++) {
            String id = "pin_faults-" + i;
            Answer prepared = send(
                    "POST",
                    "/api/v1/counties/" + county + "/payments-in",
                    "province",
                    "prepare-" + i,
                    new JsonObject()
                            .put("id", id)
                            .put("amount", "1.00")
                            .put("reference", "slip " + i)
                            .put("note", "")
                            .put("on", "2022-06-15"));
            if (prepared.status() != 202) {
                wrong.add(id + ": " + prepared.status() + " " + prepared.text());
                return;
            }
            String proposal = new JsonObject(prepared.text()).getString("id");
            Answer approved = send(
                    "POST", "/api/v1/proposals/" + proposal + "/approval", "province-approver", "approve-" + i, null);
            if (approved.status() != 200) {
                wrong.add(id + ": " + approved.status() + " " + approved.text());
                return;
            }
            acknowledged.add(new Acknowledged(id, "ledger", System.nanoTime()));
            pause(pauseMillis);
        }
    }

    /** At any node, again and again, until there is an answer that says what became of it. */
    Answer send(String method, String path, String login, String key, JsonObject body) {
        Random random = new Random();
        long until = System.nanoTime() + GIVE_UP_NANOS;
        int asked = random.nextInt(nodes.size());
        while (true) {
            // Never the one that was asked last, if there are several.
            asked = (asked + 1 + random.nextInt(Math.max(1, nodes.size() - 1))) % nodes.size();
            Exchanges.Node node = nodes.get(asked);
            if (node.httpPort() != 0) {
                try {
                    Answer answer = once(node, method, path, login, key, body);
                    if (answer.status() != 503 && answer.status() != 409 && answer.status() != 500) {
                        return answer;
                    }
                    if (answer.status() == 500) {
                        wrong.add(path + ": 500 " + answer.text());
                    }
                    if (answer.status() == 409 && !answer.text().contains("under-way")) {
                        return answer;
                    }
                    told.incrementAndGet();
                } catch (IOException gone) {
                    // It was killed, or stands still.
                }
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("no answer to " + path + " for 90 seconds");
            }
            repeated.incrementAndGet();
            pause(AGAIN_MILLIS);
        }
    }

    /** Whether a node says that every part of it is well. */
    boolean isReady(Exchanges.Node node) {
        try {
            return once(node, "GET", "/api/v1/health/ready", "", "", null).status() == 200;
        } catch (IOException away) {
            return false;
        }
    }

    Answer once(Exchanges.Node node, String method, String path, String login, String key, JsonObject body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + node.host() + ":" + node.httpPort() + path))
                .timeout(PATIENCE)
                .header("accept-language", "en")
                .header("content-type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.encode()));
        if (!login.isEmpty()) {
            request.header("authorization", "Bearer " + tokens.get(login));
        }
        if (!key.isEmpty()) {
            request.header("idempotency-key", key);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
