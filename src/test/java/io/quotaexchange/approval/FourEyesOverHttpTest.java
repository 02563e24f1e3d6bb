package io.quotaexchange.approval;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.IdentityServer;
import io.quotaexchange.identity.Person;
import io.quotaexchange.identity.Role;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.AtOnce;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Prepared by one, done when another approves: over real HTTP and a real PostgreSQL. Clause: Z10-06.2. */
@ExtendWith(PostgresFixture.class)
class FourEyesOverHttpTest {
    private static final String BID_LIMIT = "rounds/rnd_x/lots/lot_x/limits";

    private static int year = 2001;

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

    private String prepare(int mu) {
        IdentityServer.Reply reply = server.send("PUT", path, task(mu), maker);
        assertThat(reply.status()).as(reply.body().encode()).isEqualTo(202);
        assertThat(reply.headers().firstValue("location")).contains("/api/v1/proposals/" + id(reply));
        return id(reply);
    }

    private static String id(IdentityServer.Reply reply) {
        return reply.body().getString("id");
    }

    private IdentityServer.Reply approve(String id, String by) {
        return server.send("POST", "proposals/" + id + "/approval", null, by);
    }

    private int status(String at) {
        return server.get(at, approver).status();
    }

    @Test
    void z10_06_2_isPreparedByOneAndDoneWhenAnotherApproves() {
        String id = prepare(100);
        assertThat(status(path)).isEqualTo(404);
        assertThat(server.get("proposals?waiting=true&limit=200", approver)
                        .body()
                        .encode())
                .contains(id);
        assertThat(server.get("proposals?waiting=true&limit=200", maker).body().encode())
                .doesNotContain(id);
        IdentityServer.Reply done = approve(id, approver);
        assertThat(done.body().getString("state")).isEqualTo("DONE");
        assertThat(done.body().getJsonObject("outcome").getInteger("status")).isEqualTo(200);
        assertThat(status(path)).isEqualTo(200);
        io.vertx.sqlclient.Row row = await(server.database()
                        .auditor()
                        .query("SELECT maker, approver FROM registry.task_breakdown WHERE year = "
                                + path.substring(path.length() - 4))
                        .execute())
                .iterator()
                .next();
        assertThat(row.getString(0) + " " + row.getString(1)).isEqualTo("usr_maker usr_approver");
        assertThat(approve(id, approver).type()).isEqualTo("already-decided");
    }

    @Test
    void z10_06_2_neitherTheMakerNorAnotherOrganisationNorAnotherRoleApproves() {
        String id = prepare(100);
        server.add("neighbour", "330421", Role.COUNTY_APPROVER);
        server.add("province", "330000", Role.PROVINCIAL_APPROVER);
        assertThat(approve(id, maker).status()).isEqualTo(403);
        assertThat(approve(id, server.signIn("neighbour")).type()).isEqualTo("not-the-approver");
        assertThat(approve(id, server.signIn("province")).type()).isEqualTo("not-the-approver");
        assertThat(server.get("proposals/" + id, server.signIn("neighbour")).status())
                .isEqualTo(404);
        // A maker who has become the approver meanwhile.
        Person was = server.add("climber", "331126", Role.COUNTY_TRADER);
        IdentityServer.Reply prepared = server.send("PUT", path, task(100), server.signIn("climber"));
        await(server.people()
                .change(
                        new Person(
                                was.id(),
                                was.login(),
                                2,
                                "climber",
                                "331126",
                                java.util.Set.of(Role.COUNTY_APPROVER),
                                true,
                                server.clock().instant()),
                        "test"));
        assertThat(approve(id(prepared), server.signIn("climber")).type()).isEqualTo("same-person");
        // And another approver cannot approve it either: its maker no longer prepares for the county.
        assertThat(approve(id(prepared), approver).type()).isEqualTo("not-the-maker");
        assertThat(status(path)).isEqualTo(404);
    }

    @Test
    void z10_06_2_whatIsRefusedByTheRulesIsNotEvenPrepared() {
        IdentityServer.Reply refused = server.send("PUT", path, task(100).put("countyMu", 101), maker);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(server.send("PUT", path, task(100).put("maker", "usr_x"), maker)
                        .status())
                .isEqualTo(400);
        assertThat(server.send("PUT", path.replace("331126", "330421"), task(100), maker)
                        .type())
                .isEqualTo("other-organisation");
        assertThat(server.send("PUT", path, task(100), approver).type()).isEqualTo("not-permitted");
    }

    @Test
    void anExpiredOneIsNotApproved() {
        String id = prepare(100);
        server.clock().pass(Duration.ofDays(14));
        assertThat(approve(id, server.signIn("approver")).type()).isEqualTo("proposal-expired");
    }

    /** Prepared at a node whose clock is ahead, approved at another one: the order of the two stays, as the verifier asks. */
    @Test
    void isNeverDecidedBeforeItWasPrepared() {
        String taken = prepare(100);
        server.clock().pass(Duration.ofMinutes(-1));
        inOrder(server.send("POST", "proposals/" + taken + "/withdrawal", null, maker));
        String id = prepare(100);
        server.clock().pass(Duration.ofMinutes(-1));
        inOrder(approve(id, approver));
    }

    private static void inOrder(IdentityServer.Reply reply) {
        assertThat(reply.body().getJsonObject("decision").getString("decidedAt"))
                .isEqualTo(reply.body().getString("preparedAt"));
    }

    @Test
    void z10_06_2_whatWasPreparedUnderOtherRulesIsPreparedAgain() {
        String id = prepare(100);
        server.rulebook("zhejiang-2018 2");
        assertThat(approve(id, approver).type()).isEqualTo("rules-changed");
        assertThat(status(path)).isEqualTo(404);
    }

    @Test
    void isRejectedWithAReasonOrWithdrawnByTheMakerOnly() {
        String rejected = prepare(100);
        String rejection = "proposals/" + rejected + "/rejection";
        assertThat(server.send("POST", rejection, new JsonObject().put("reason", " "), approver)
                        .status())
                .isEqualTo(400);
        IdentityServer.Reply reply = server.send("POST", rejection, new JsonObject().put("reason", "面积不符"), approver);
        assertThat(reply.body().getString("state")).isEqualTo("REJECTED");
        assertThat(approve(rejected, approver).type()).isEqualTo("already-decided");

        String withdrawn = prepare(100);
        server.add("colleague", "331126", Role.COUNTY_TRADER);
        String withdrawal = "proposals/" + withdrawn + "/withdrawal";
        assertThat(server.send("POST", withdrawal, null, server.signIn("colleague"))
                        .type())
                .isEqualTo("not-the-maker");
        assertThat(server.send("POST", withdrawal, null, maker).body().getString("state"))
                .isEqualTo("WITHDRAWN");
        assertThat(approve(withdrawn, approver).type()).isEqualTo("already-decided");
        assertThat(status(path)).isEqualTo(404);
    }

    @Test
    void whatWasApprovedBeforeACrashIsDoneAfterItAndOnce() {
        String id = prepare(100);
        // As the server leaves it that dies between the approval and what it approves.
        await(server.database()
                .application()
                .query("INSERT INTO approval.decision VALUES ('" + id
                        + "', 'APPROVED', 'usr_approver', '331126', 'COUNTY_APPROVER', '', '2022-06-01T08:00:01Z')")
                .execute());
        assertThat(server.get("proposals/" + id, approver).body().getString("state"))
                .isEqualTo("APPROVED");
        assertThat(await(server.proposals().resume())).isEqualTo(1);
        assertThat(server.get("proposals/" + id, approver).body().getString("state"))
                .isEqualTo("DONE");
        assertThat(status(path)).isEqualTo(200);
        assertThat(await(server.proposals().resume())).isZero();

        // And as the one leaves it that dies after doing it, before it knows.
        String again = prepare(200);
        await(server.database()
                .application()
                .query("INSERT INTO approval.decision VALUES ('" + again
                        + "', 'APPROVED', 'usr_approver', '331126', 'COUNTY_APPROVER', '', '2022-06-01T08:00:02Z')")
                .execute());
        await(server.database()
                .application()
                .query(
                        "INSERT INTO registry.task_breakdown SELECT county, year, revision + 1, 200, towns, '{200}', maker,"
                                + " approver, recorded_at FROM registry.task_breakdown WHERE year = "
                                + path.substring(path.length() - 4))
                .execute());
        assertThat(await(server.proposals().resume())).isEqualTo(1);
        assertThat(await(server.database()
                                .auditor()
                                .query("SELECT FROM registry.task_breakdown WHERE year = "
                                        + path.substring(path.length() - 4))
                                .execute())
                        .size())
                .isEqualTo(2);
    }

    /** Of two that were approved before a stop one cannot be done: the other is, and the one is tried again the next time. */
    @Test
    void whatCannotBeDoneAfterACrashKeepsNothingElseWaiting(TestDatabase database) {
        String other = prepare(100);
        try (IdentityServer failing = new IdentityServer(
                database,
                keys,
                (api, clock) -> api.write("setBidLimit", request -> Future.failedFuture("the disk is full")))) {
            JsonObject body = new JsonObject().put("county", "331126").put("limit", "987654.32");
            IdentityServer.Reply prepared = failing.send("POST", BID_LIMIT, body, maker);
            assertThat(prepared.status()).as(prepared.body().encode()).isEqualTo(202);
            String stuck = id(prepared);
            for (String one : List.of(stuck, other)) {
                await(database.application()
                        .query(
                                "INSERT INTO approval.decision VALUES ('" + one
                                        + "', 'APPROVED', 'usr_approver', '331126', 'COUNTY_APPROVER', '', '2022-06-01T08:00:01Z')")
                        .execute());
            }
            assertThat(await(failing.proposals().resume())).isEqualTo(1);
            assertThat(state(other)).isEqualTo("DONE");
            assertThat(state(stuck)).isEqualTo("APPROVED");
            assertThat(await(server.proposals().resume())).isEqualTo(1);
            assertThat(state(stuck)).isEqualTo("DONE");
        }
    }

    private String state(String proposal) {
        return server.get("proposals/" + proposal, approver).body().getString("state");
    }

    @Test
    void severalApproversAtTheSameMomentDecideOnce() {
        List<String> approvers = new ArrayList<>(List.of(approver));
        for (String name : List.of("second", "third", "fourth", "fifth")) {
            server.add(name, "331126", Role.COUNTY_APPROVER);
            approvers.add(server.signIn(name));
        }
        for (int time = 0; time < 10; time++) {
            String id = prepare(100 + time);
            List<IdentityServer.Reply> replies = AtOnce.all(approvers.stream()
                    .<Callable<IdentityServer.Reply>>map(by -> () -> approve(id, by))
                    .toList());
            assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
            assertThat(replies.stream().filter(reply -> reply.status() == 409))
                    .hasSize(approvers.size() - 1)
                    .allMatch(reply -> reply.type().equals("already-decided"));
            assertThat(state(id)).isEqualTo("DONE");
        }
    }

    @Test
    void whatIsApprovedAndWithdrawnAtTheSameMomentIsOneOfTheTwo() {
        for (int time = 0; time < 10; time++) {
            String id = prepare(100 + time);
            List<IdentityServer.Reply> replies = AtOnce.all(List.of(
                    () -> approve(id, approver),
                    () -> server.send("POST", "proposals/" + id + "/withdrawal", null, maker)));
            assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
            assertThat(state(id)).isEqualTo(replies.getFirst().status() == 200 ? "DONE" : "WITHDRAWN");
        }
    }

    @Test
    void aSealedAmountIsReadByItsOrganisationOnlyAndNowhereInTheDatabase() {
        JsonObject body = new JsonObject().put("county", "331126").put("limit", "987654.32");
        IdentityServer.Reply prepared = server.send("POST", BID_LIMIT, body, maker);
        assertThat(prepared.status()).as(prepared.body().encode()).isEqualTo(202);
        String at = "proposals/" + id(prepared);
        server.add("auditor", "audit", Role.SETTLEMENT_AUDITOR);
        assertThat(server.get(at, approver).body().getString("body")).isEqualTo(body.encode());
        assertThat(server.get(at, server.signIn("auditor")).body().encode()).doesNotContain("987654");
        assertThat(approve(id(prepared), approver).body().getString("state")).isEqualTo("DONE");
        assertThat(server.doneWith("setBidLimit")).isEqualTo(body);
        String kept = await(server.database()
                        .administrator()
                        .query("SELECT encode(p.body, 'escape') || p::text || o::text FROM approval.proposal p"
                                + " JOIN approval.outcome o ON o.proposal = p.id WHERE p.id = '" + id(prepared) + "'")
                        .execute())
                .iterator()
                .next()
                .getString(0);
        assertThat(kept).contains("setBidLimit").doesNotContain("987654", "3938373635");
        assertThat(await(server.log().page(0, "", "", 1_000)).toString()).doesNotContain("987654");
    }

    @Test
    void z10_06_2_theDatabaseRefusesThemToo() {
        String id = prepare(100);
        for (String row : List.of(
                "'" + id + "', 'APPROVED', 'usr_maker', '331126', 'COUNTY_APPROVER', '', '2022-06-02'",
                "'" + id + "', 'APPROVED', 'usr_b', '330421', 'COUNTY_APPROVER', '', '2022-06-02'",
                "'" + id + "', 'APPROVED', 'usr_b', '331126', 'COUNTY_APPROVER', '', '2023-06-02'",
                "'" + id + "', 'REJECTED', 'usr_b', '331126', 'COUNTY_APPROVER', '', '2022-06-02'")) {
            assertThat(server.database()
                            .application()
                            .query("INSERT INTO approval.decision VALUES (" + row + ")")
                            .execute()
                            .toCompletionStage()
                            .toCompletableFuture())
                    .as(row)
                    .failsWithin(Duration.ofSeconds(20));
        }
    }
}
