package io.quotaexchange.idempotency;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.IdentityServer;
import io.quotaexchange.identity.Role;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.AtOnce;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The same request with the same key is done once: over real HTTP and a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
class IdempotencyOverHttpTest {
    private static int year = 2051;

    @TempDir
    private Path keys;

    private IdentityServer server;
    private String maker;
    private String approver;
    private String path;

    @BeforeEach
    void start(TestDatabase database) {
        server = new IdentityServer(database, keys, false, false);
        server.add("maker", "331126", Role.COUNTY_TRADER);
        server.add("approver", "331126", Role.COUNTY_APPROVER);
        maker = server.signIn("maker");
        approver = server.signIn("approver");
        path = "counties/331126/tasks/" + year++;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject task(int mu) {
        return new JsonObject()
                .put("countyMu", mu)
                .put(
                        "towns",
                        new JsonArray().add(new JsonObject().put("town", "黄田镇").put("mu", mu)));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private IdentityServer.Reply put(int mu, String key, String... more) {
        String[] headers = new String[more.length + 2];
        headers[0] = "idempotency-key";
        headers[1] = key;
        System.arraycopy(more, 0, headers, 2, more.length);
        return server.send("PUT", path, task(mu), maker, headers);
    }

    private IdentityServer.Reply post(String at, JsonObject body, String by, String key) {
        return server.send("POST", at, body, by, "idempotency-key", key);
    }

    private static boolean isReplayed(IdentityServer.Reply reply) {
        return reply.headers().firstValue("idempotent-replayed").equals(java.util.Optional.of("true"));
    }

    private static String id(IdentityServer.Reply reply) {
        return reply.body().getString("id");
    }

    private int count(String table, String where) {
        return await(server.database()
                        .administrator()
                        .query("SELECT FROM " + table + " WHERE " + where)
                        .execute())
                .size();
    }

    private int prepared() {
        return count("approval.proposal", "path LIKE '%" + path.substring(path.length() - 4) + "%'");
    }

    private void administrator(String statement) {
        await(server.database().administrator().query(statement).execute());
    }

    @Test
    void theSameRequestGetsTheFirstAnswerAndIsPreparedOnce() {
        String key = key();
        IdentityServer.Reply first = put(100, key);
        assertThat(first.status()).as(first.body().encode()).isEqualTo(202);
        assertThat(isReplayed(first)).isFalse();
        server.clock().pass(Duration.ofSeconds(5));
        IdentityServer.Reply second = put(100, key);
        assertThat(second.status()).isEqualTo(202);
        assertThat(isReplayed(second)).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("location"))
                .isEqualTo(first.headers().firstValue("location"))
                .isPresent();
        assertThat(second.headers().firstValue("content-type"))
                .isEqualTo(first.headers().firstValue("content-type"));
        assertThat(prepared()).isEqualTo(1);
        // Without a key, and with another, it is another act.
        assertThat(server.send("PUT", path, task(100), maker).status()).isEqualTo(202);
        assertThat(id(put(100, key()))).isNotEqualTo(id(first));
        assertThat(prepared()).isEqualTo(3);
    }

    @Test
    void anotherContentWithTheKeyIsRefusedByName() {
        String key = key();
        put(100, key);
        for (IdentityServer.Reply other : List.of(
                put(200, key),
                server.send("PUT", path + "?dryRun=false", task(100), maker, "idempotency-key", key),
                put(100, key, "if-match", "\"7\""),
                post("proposals/prp_00000000000000000000000000/withdrawal", null, maker, key))) {
            assertThat(other.status()).as(other.body().encode()).isEqualTo(422);
            assertThat(other.type()).isEqualTo("idempotency-key-reused");
            JsonObject error = other.body().getJsonArray("errors").getJsonObject(0);
            assertThat(error.getString("field")).isEqualTo("Idempotency-Key");
            assertThat(error.getString("remedy")).contains("新的键");
        }
        assertThat(prepared()).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToThePersonWhoSentIt() {
        server.add("colleague", "331126", Role.COUNTY_TRADER);
        String key = key();
        put(100, key);
        IdentityServer.Reply other =
                server.send("PUT", path, task(200), server.signIn("colleague"), "idempotency-key", key);
        assertThat(other.status()).isEqualTo(202);
        assertThat(isReplayed(other)).isFalse();
        assertThat(prepared()).isEqualTo(2);
    }

    @Test
    void aRefusalByTheRulesIsFinalAndOneOfRightsIsNot() {
        String key = key();
        JsonObject wrong = task(100).put("countyMu", 101);
        IdentityServer.Reply refused = server.send("PUT", path, wrong, maker, "idempotency-key", key);
        IdentityServer.Reply again =
                server.send("PUT", path, wrong, maker, "idempotency-key", key, "accept-language", "en");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(isReplayed(again)).isTrue();
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");

        // Refused with 403 on the way: the key stays free for the same request.
        String id = id(put(100, key()));
        String retried = key();
        String approval = "proposals/" + id + "/approval";
        server.add("neighbour", "330421", Role.COUNTY_APPROVER);
        String neighbour = server.signIn("neighbour");
        for (int time = 0; time < 2; time++) {
            IdentityServer.Reply reply = post(approval, null, neighbour, retried);
            assertThat(reply.type()).isEqualTo("not-the-approver");
            assertThat(isReplayed(reply)).isFalse();
        }
        assertThat(count(
                        "idempotency.answer",
                        "key IN (SELECT key FROM idempotency.request WHERE person = 'usr_neighbour')"))
                .isZero();
        assertThat(count(
                        "idempotency.given_up",
                        "key IN (SELECT key FROM idempotency.request WHERE person = 'usr_neighbour')"))
                .isEqualTo(2);
    }

    @Test
    void aDecisionIsAnsweredAgainInsteadOfAlreadyDecided() {
        String approval = "proposals/" + id(put(100, key())) + "/approval";
        String key = key();
        IdentityServer.Reply done = post(approval, null, approver, key);
        assertThat(done.body().getString("state")).isEqualTo("DONE");
        IdentityServer.Reply again = post(approval, null, approver, key);
        assertThat(again.body()).isEqualTo(done.body());
        assertThat(post(approval, null, approver, key()).type()).isEqualTo("already-decided");
    }

    @Test
    void whoLostTheRightGetsNoAnswerAgain() {
        String key = key();
        put(100, key);
        assertThat(server.send("PUT", path, task(100), null, "idempotency-key", key)
                        .status())
                .isEqualTo(401);
        assertThat(server.send("PUT", path, task(100), approver, "idempotency-key", key)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aKeyOfAnotherFormIsRefusedAndChangesNothing() {
        for (String wrong : List.of("", "x".repeat(129), "two words")) {
            IdentityServer.Reply reply = put(100, wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.body().getJsonArray("errors").getJsonObject(0).getString("field"))
                    .as(wrong + reply.body())
                    .isEqualTo("Idempotency-Key");
        }
        IdentityServer.Reply twice = put(100, "a", "idempotency-key", "b");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(prepared()).isZero();
        for (String right : List.of("1", "true", "a,b;c=\"d\"", "x".repeat(128 - 36), "~!")) {
            // Of this test alone: the tests share a database.
            String key = right.equals("1") ? "" + System.nanoTime() : right + key();
            IdentityServer.Reply reply = put(100, key.substring(0, Math.min(128, key.length())));
            assertThat(reply.status()).as(right + reply.body()).isEqualTo(202);
        }
        assertThat(prepared()).isEqualTo(5);
    }

    @Test
    void aDryRunUsesUpNoKey() {
        String key = key();
        String at = "construction-projects";
        JsonObject body =
                new JsonObject().put("county", "331126").put("project", new JsonObject().put("county", "331126"));
        IdentityServer.Reply dry = post(at + "?dryRun=true", body, maker, key);
        assertThat(dry.status()).as(dry.body().encode()).isEqualTo(200);
        IdentityServer.Reply wet = post(at, body, maker, key);
        assertThat(wet.status()).as(wet.body().encode()).isEqualTo(202);
        assertThat(isReplayed(wet)).isFalse();
    }

    @Test
    void whileItIsUnderWayItIsNotDoneASecondTime() throws Exception {
        String key = key();
        SqlConnection holding = await(server.database().administrator().getConnection());
        await(holding.query("BEGIN").execute());
        await(holding.query("LOCK TABLE approval.proposal IN EXCLUSIVE MODE").execute());
        CompletableFuture<IdentityServer.Reply> first = CompletableFuture.supplyAsync(() -> put(100, key));
        try {
            while (count(
                            "idempotency.attempt",
                            "lease_until > '2022-06-01' AND key NOT IN (SELECT key FROM idempotency.answer"
                                    + " UNION SELECT key FROM idempotency.given_up)")
                    == 0) {
                assertThat(first).isNotDone();
                Thread.sleep(10);
            }
            IdentityServer.Reply meanwhile = put(100, key);
            assertThat(meanwhile.status()).as(meanwhile.body().encode()).isEqualTo(409);
            assertThat(meanwhile.type()).isEqualTo("idempotency-key-under-way");
            assertThat(meanwhile.headers().firstValue("retry-after")).contains("1");
            assertThat(put(200, key).type()).isEqualTo("idempotency-key-reused");
        } finally {
            await(holding.query("ROLLBACK").execute());
            await(holding.close());
        }
        assertThat(first.get().status()).isEqualTo(202);
        assertThat(put(100, key).body()).isEqualTo(first.get().body());
        assertThat(prepared()).isEqualTo(1);
    }

    @Test
    void manyAtTheSameMomentPrepareOnce() {
        String key = key();
        List<IdentityServer.Reply> replies = AtOnce.all(Collections.nCopies(24, () -> put(100, key)));
        assertThat(replies).allMatch(reply -> reply.status() == 202 || reply.status() == 409);
        assertThat(replies).anyMatch(reply -> reply.status() == 202);
        assertThat(replies.stream()
                        .filter(reply -> reply.status() == 202)
                        .map(IdempotencyOverHttpTest::id)
                        .distinct())
                .hasSize(1);
        assertThat(prepared()).isEqualTo(1);
    }

    /** As a server leaves it that dies after it did something, before it keeps the answer. */
    private IdentityServer.Reply dyingBeforeTheAnswerIsKept(java.util.function.Supplier<IdentityServer.Reply> request) {
        administrator("REVOKE INSERT ON idempotency.answer, idempotency.given_up FROM quota_exchange_app");
        try {
            return request.get();
        } finally {
            administrator("GRANT INSERT ON idempotency.answer, idempotency.given_up TO quota_exchange_app");
        }
    }

    @Test
    void whatWasPreparedBeforeACrashIsNotPreparedAgainAfterIt() {
        String key = key();
        assertThat(dyingBeforeTheAnswerIsKept(() -> put(100, key)).status()).isEqualTo(500);
        assertThat(prepared()).isEqualTo(1);
        try (IdentityServer next = new IdentityServer(server.database(), keys, false, false)) {
            String[] header = {"idempotency-key", key};
            String token = next.signIn("maker");
            IdentityServer.Reply early = next.send("PUT", path, task(100), token, header);
            assertThat(early.type()).isEqualTo("idempotency-key-under-way");
            assertThat(Integer.parseInt(
                            early.headers().firstValue("retry-after").orElseThrow()))
                    .isBetween(1, 61);
            // The rules changed meanwhile: what is prepared is prepared.
            next.rulebook("zhejiang-2018 2");
            next.clock().pass(KeptAnswers.LEASE.plusSeconds(1));
            IdentityServer.Reply again = next.send("PUT", path, task(100), token, header);
            assertThat(again.status()).as(again.body().encode()).isEqualTo(202);
            assertThat(again.body().getString("rulebook")).isEqualTo("zhejiang-2018 1");
            assertThat(isReplayed(again)).isFalse();
            assertThat(isReplayed(next.send("PUT", path, task(100), token, header)))
                    .isTrue();
            assertThat(prepared()).isEqualTo(1);
            assertThat(next.get("proposals/" + id(again), token).body().getString("state"))
                    .isEqualTo("PREPARED");
        }
    }

    @Test
    void z10_06_2_whatWasApprovedBeforeACrashIsAnsweredAfterItAndDoneOnce() {
        String id = id(put(100, key()));
        String key = key();
        String approval = "proposals/" + id + "/approval";
        assertThat(dyingBeforeTheAnswerIsKept(() -> post(approval, null, approver, key))
                        .status())
                .isEqualTo(500);
        server.clock().pass(KeptAnswers.LEASE.plusSeconds(1));
        IdentityServer.Reply again = post(approval, null, approver, key);
        assertThat(again.status()).as(again.body().encode()).isEqualTo(200);
        assertThat(again.body().getString("state")).isEqualTo("DONE");
        assertThat(count("registry.task_breakdown", "year = " + path.substring(path.length() - 4)))
                .isEqualTo(1);
    }

    @Test
    void nothingOfAnAnswerOrABodyLiesInTheClear() {
        String key = key();
        IdentityServer.Reply bid = post(
                "rounds/rnd_x/lots/lot_x/limits",
                new JsonObject().put("county", "331126").put("limit", "987654.32"),
                maker,
                key);
        assertThat(bid.status()).as(bid.body().encode()).isEqualTo(202);
        String kept = await(server.database()
                        .administrator()
                        .query("SELECT string_agg(encode(a.sealed, 'escape') || r::text, ' ') FROM idempotency.answer a"
                                + " JOIN idempotency.request r ON r.key = a.key WHERE r.operation = 'setBidLimit'")
                        .execute())
                .iterator()
                .next()
                .getString(0);
        assertThat(kept).contains("usr_maker").doesNotContain("987654", "prp_", key);
    }

    @Test
    void whatIsAnsweredIsNotTriedAgainSaysTheDatabaseToo() {
        put(100, key());
        assertThat(server.database()
                        .application()
                        .query("INSERT INTO idempotency.attempt SELECT key, 2, now() FROM idempotency.answer LIMIT 1")
                        .execute()
                        .toCompletionStage()
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withMessageContaining("QX001");
    }

    @Test
    void everyOperationThatChangesSomethingSaysSoInTheContract() {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(IdempotencyOverHttpTest.class.getResourceAsStream("/" + Api.CONTRACT));
        int[] seen = {0};
        contract.get("paths")
                .values()
                .forEach(methods -> methods.forEach((method, operation) -> {
                    boolean takes = String.valueOf(operation.get("parameters")).contains("parameters/IdempotencyKey");
                    boolean should = !method.equals("get")
                            && !String.valueOf(operation.get("tags")).contains("identity");
                    assertThat(takes)
                            .as(String.valueOf(operation.get("operationId")))
                            .isEqualTo(should);
                    seen[0] += should ? 1 : 0;
                }));
        assertThat(seen[0]).isGreaterThan(40);
    }
}
