package io.quotaexchange.oversight;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.approval.ProposalDigest;
import io.quotaexchange.identity.IdentityServer;
import io.quotaexchange.identity.Role;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Small acts that a rulebook trusts one person with: done at once, recorded as such, and forged. Clause: Z10-06.2. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TrustedActVerificationTest {
    private static final String USES = "counties/331126/proceeds-uses";

    @TempDir
    private static Path folder;

    private TestDatabase database;
    private IdentityServer server;
    private String maker;
    private int forged;

    @BeforeAll
    void start(TestDatabase given) {
        database = given;
        server = new IdentityServer(database, folder.resolve("keys"), false, false);
        JsonObject rules = new JsonObject(RulebookDocument.shippedText("zhejiang-2018"));
        rules.getJsonObject("terms")
                .put(
                        "trusted",
                        new JsonObject().put("USE_OF_PROCEEDS", upTo("5000.00")).put("FEE_PAYMENT", upTo("800.00")));
        server.adopt(await(new Rulebooks(database.application(), ClauseCatalogue.shipped(), server.clock())
                .adopt(rules.encode(), "m", "a")));
        server.add("maker", "331126", Role.COUNTY_TRADER);
        server.add("approver", "331126", Role.COUNTY_APPROVER);
        maker = server.signIn("maker");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static JsonObject upTo(String yuan) {
        return new JsonObject()
                .put("value", yuan)
                .put("clause", "Z10-06.2")
                .put("basis", "PARAMETER")
                .put("zh", yuan + " 元以内由经办人一人办理")
                .put("en", "up to " + yuan + " yuan one person suffices");
    }

    /** The reclamation fee has a limit of its own, by the sum that its form calls yuan. */
    @Test
    @Order(2)
    void z10_06_1_aSmallPaymentOfTheReclamationFeeTakesOnePerson() {
        String path = "construction-projects/con_331126-2022-0001/fee-payments";
        for (String yuan : List.of("800.00", "800.01")) {
            JsonObject payment = new JsonObject()
                    .put("number", 1)
                    .put("yuan", yuan)
                    .put("paidOn", "2022-06-01")
                    .put("voucher", "缴款书 " + yuan);
            IdentityServer.Reply reply = server.send("POST", path, payment, maker);
            assertThat(reply.status()).as(reply.body().encode()).isEqualTo(202);
            assertThat(reply.body().getString("state")).isEqualTo(yuan.equals("800.00") ? "DONE" : "PREPARED");
            if (yuan.equals("800.00")) {
                assertThat(reply.body().getJsonObject("decision").getString("kind"))
                        .isEqualTo("TRUSTED");
                assertThat(reply.body().getJsonObject("decision").getString("reason"))
                        .isEqualTo("800.00");
            }
        }
        // No other county's, and not by the word that other forms use for a sum.
        IdentityServer.Reply other = server.send(
                "POST",
                "construction-projects/con_330421-2022-0001/fee-payments",
                new JsonObject().put("number", 1).put("yuan", "1.00"),
                maker);
        assertThat(other.status()).isEqualTo(403);
        IdentityServer.Reply amount =
                server.send("POST", path, new JsonObject().put("number", 2).put("amount", "1.00"), maker);
        assertThat(amount.body().getString("state")).isEqualTo("PREPARED");
    }

    private JsonObject send(String path, Object amount) {
        IdentityServer.Reply reply = server.send("POST", path, new JsonObject().put("amount", amount), maker);
        assertThat(reply.status()).as(reply.body().encode()).isEqualTo(202);
        return reply.body();
    }

    @Test
    @Order(1)
    void z10_06_2_upToTheLimitOnePersonSufficesAndItIsRecordedSo() {
        JsonObject small = send(USES, "5000.00");
        assertThat(small.getString("state")).isEqualTo("DONE");
        JsonObject decision = small.getJsonObject("decision");
        assertThat(decision.getString("kind")).isEqualTo("TRUSTED");
        assertThat(decision.getString("person")).isEqualTo("usr_maker");
        assertThat(decision.getString("reason")).isEqualTo("5000.00");
        assertThat(small.getJsonObject("outcome").getInteger("status")).isEqualTo(200);
        IdentityServer.Reply again = server.send(
                "POST", "proposals/" + small.getString("id") + "/approval", null, server.signIn("approver"));
        assertThat(again.type()).isEqualTo("already-decided");
    }

    @Test
    @Order(2)
    void z10_06_2_everythingElseWaitsForASecondPerson() {
        for (Object amount : new Object[] {"5000.01", 5, "", "x"}) {
            assertThat(send(USES, amount).getString("state"))
                    .as(String.valueOf(amount))
                    .isEqualTo("PREPARED");
        }
        IdentityServer.Reply deposit = server.send(
                "POST",
                "rounds/rnd_x/deposits",
                new JsonObject().put("county", "331126").put("amount", "1.00"),
                maker);
        assertThat(deposit.body().getString("state")).isEqualTo("PREPARED");
    }

    private Path export() {
        Path file = folder.resolve("export-" + ++forged + ".zip");
        await(new Export(database.vertx(), database.auditor(), "330000").to(file));
        return file;
    }

    private String verify(UnaryOperator<JsonObject> change) throws IOException {
        Forgery forgery = Forgery.of(export());
        int line = 0;
        while (!forgery.lines(ArchiveFile.APPROVALS).get(line).contains("TRUSTED")) {
            line++;
        }
        Path file = forgery.replace(
                        ArchiveFile.APPROVALS,
                        line,
                        text -> change.apply(new JsonObject(text)).encode())
                .remanifestAlone()
                .write(folder.resolve("forged-" + ++forged + ".zip"));
        return Verification.of(file, Verification.Known.NOTHING).wrong().orElse("holds");
    }

    private static JsonObject withBody(JsonObject proposal, String body) {
        byte[] digest = ProposalDigest.of(
                proposal.getString("operation"),
                proposal.getJsonObject("path").encode(),
                proposal.getJsonObject("query").encode(),
                body.getBytes(StandardCharsets.UTF_8));
        return proposal.put("body", body).put("digest", HexFormat.of().formatHex(digest));
    }

    @Test
    @Order(3)
    void z10_06_2_aForgedTrustedActIsFound() throws IOException {
        assertThat(Verification.of(export(), Verification.Known.NOTHING).wrong())
                .isEmpty();
        assertThat(verify(proposal -> withBody(proposal, "{\"amount\":\"5000.01\"}")))
                .contains("no rulebook permits");
        assertThat(verify(proposal -> {
                    proposal.getJsonObject("decision").put("reason", "6000.00");
                    return proposal;
                }))
                .contains("no rulebook permits");
        assertThat(verify(proposal -> proposal.put("rulebook", "zhejiang-2018 00")))
                .contains("no rulebook permits");
        assertThat(verify(proposal -> {
                    proposal.getJsonObject("decision").put("person", "usr_approver");
                    return proposal;
                }))
                .contains("was not done by its maker alone");
        assertThat(verify(proposal -> {
                    proposal.getJsonObject("decision").put("kind", "APPROVED");
                    return proposal;
                }))
                .contains("prepared it and decided on it");
    }
}
