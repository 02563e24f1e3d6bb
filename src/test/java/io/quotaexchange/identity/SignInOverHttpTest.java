package io.quotaexchange.identity;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.AtOnce;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signing in and out over real HTTP and a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
class SignInOverHttpTest {
    @TempDir
    private Path keys;

    private IdentityServer server;

    @BeforeEach
    void start(TestDatabase database) {
        await(database.administrator()
                .query("DELETE FROM identity.failure; UPDATE identity.session SET ended_at = now()")
                .execute());
        server = new IdentityServer(database, keys, false, false);
        server.add("trader", "331126", Role.COUNTY_TRADER);
        server.add("guard", "330000", Role.SECURITY_ADMINISTRATOR);
        server.add("reader", "330000", Role.AUDIT_ADMINISTRATOR);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private long count(String where) {
        return await(server.database()
                        .administrator()
                        .query("SELECT count(*) FROM identity.access_log WHERE " + where)
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginAreToldAlike() {
        IdentityServer.Reply wrong = server.tryToSignIn("trader", "Wrong-horse-77");
        IdentityServer.Reply unknown = server.tryToSignIn("nobody", "Wrong-horse-77");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.type()).isEqualTo("sign-in-failed");
    }

    @Test
    void theFifthFailureLocksAndEachFurtherOneTwiceAsLong() {
        server.add("locked", "331126", Role.COUNTY_TRADER);
        for (int i = 0; i < Lockout.OF_ACCOUNT; i++) {
            assertThat(server.tryToSignIn("locked", "no").status())
                    .as("failure " + i)
                    .isEqualTo(401);
        }
        IdentityServer.Reply locked = server.tryToSignIn("locked", IdentityServer.PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.headers().firstValue("retry-after")).contains("60");
        server.clock().pass(Duration.ofSeconds(61));
        assertThat(server.tryToSignIn("locked", "no").status()).isEqualTo(401);
        assertThat(server.tryToSignIn("locked", IdentityServer.PASSWORD)
                        .headers()
                        .firstValue("retry-after"))
                .contains("120");
        String guard = server.signIn("guard");
        assertThat(server.send("DELETE", "people/usr_locked/lock", null, guard).status())
                .isEqualTo(200);
        assertThat(server.tryToSignIn("locked", IdentityServer.PASSWORD).status())
                .isEqualTo(200);
        assertThat(count("kind = 'SIGN_IN_LOCKED'")).isGreaterThanOrEqualTo(2);
    }

    /** Who asks for all at once learns no more than who asks for one after the other. */
    @Test
    void manyTriesAtTheSameMomentAreCountedAsIfOneCameAfterTheOther() {
        server.add("raced", "331126", Role.COUNTY_TRADER);
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 4 * Lockout.OF_ACCOUNT; i++) {
            String guess = "Guess-number-" + i;
            tries.add(() -> server.tryToSignIn("raced", guess).status());
        }
        List<Integer> told = AtOnce.all(tries);
        assertThat(told.stream().filter(status -> status == 401)).hasSize(Lockout.OF_ACCOUNT);
        assertThat(told.stream().filter(status -> status == 429)).hasSize(3 * Lockout.OF_ACCOUNT);
    }

    @Test
    void anAddressThatFailsForManyAccountsWaitsToo() {
        for (int i = 0; i < Lockout.OF_ADDRESS; i++) {
            server.tryToSignIn("nobody-" + i, "no");
        }
        assertThat(server.tryToSignIn("trader", IdentityServer.PASSWORD).status())
                .isEqualTo(429);
    }

    @Test
    void aSessionEndsIdleAndAtTheLatestAfterTwelveHours() {
        String token = server.signIn("trader");
        server.clock().pass(Duration.ofMinutes(29));
        assertThat(server.get("session", token).body().getBoolean("signedIn")).isTrue();
        server.clock().pass(Duration.ofMinutes(30));
        assertThat(server.get("session", token).status()).isEqualTo(401);

        String worked = server.signIn("trader");
        for (int i = 0; i < 35; i++) {
            server.clock().pass(Duration.ofMinutes(20));
            assertThat(server.get("session", worked).status()).isEqualTo(200);
        }
        server.clock().pass(Duration.ofMinutes(20));
        assertThat(server.get("session", worked).status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsOneSessionAndEverywhereEndsAll() {
        String one = server.signIn("trader");
        String two = server.signIn("trader");
        assertThat(server.send("DELETE", "session", null, one).status()).isEqualTo(200);
        assertThat(server.get("session", one).status()).isEqualTo(401);
        assertThat(server.get("session", two).status()).isEqualTo(200);
        String three = server.signIn("trader");
        assertThat(server.send("DELETE", "sessions", null, two).status()).isEqualTo(200);
        assertThat(server.get("session", two).status()).isEqualTo(401);
        assertThat(server.get("session", three).status()).isEqualTo(401);
    }

    @Test
    void aCookieAloneChangesNothing() {
        IdentityServer.Reply signedIn = server.send(
                "POST",
                "session",
                new JsonObject()
                        .put("login", "trader")
                        .put("password", IdentityServer.PASSWORD)
                        .put("bearer", false),
                null);
        String cookie = signedIn.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(signedIn.body().containsKey("token")).isFalse();
        String shown = cookie.substring(0, cookie.indexOf(';'));
        assertThat(server.send("GET", "session", null, null, "cookie", shown)
                        .body()
                        .getBoolean("signedIn"))
                .isTrue();
        assertThat(server.send("GET", "session", null, null, "cookie", shown)
                        .body()
                        .getString("csrfToken"))
                .as("a page that was loaded again")
                .isEqualTo(signedIn.body().getString("csrfToken"));
        IdentityServer.Reply forged = server.send(
                "DELETE", "session", null, null, "cookie", shown, "x-forwarded-for", "198.51.100.7, 203.0.113.9");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.type()).isEqualTo("csrf");
        // Noted with the address of whoever asked, not with that of the proxy before the server.
        assertThat(await(server.log().pageBack(Long.MAX_VALUE, "", "REFUSED", 1)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.detail()).isEqualTo("csrf");
                    assertThat(entry.address()).isEqualTo("203.0.113.9");
                });
        assertThat(server.send("DELETE", "session", null, null, "cookie", shown, "x-csrf-token", "guess")
                        .status())
                .isEqualTo(403);
        assertThat(server.send(
                                "DELETE",
                                "session",
                                null,
                                null,
                                "cookie",
                                shown,
                                "x-csrf-token",
                                signedIn.body().getString("csrfToken"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSecondFactorIsEnrolledAskedForAndNeverGoodTwice() {
        Person person = server.add("factor", "331126", Role.COUNTY_TRADER);
        String token = server.signIn("factor");
        IdentityServer.Reply enrolled = server.send("POST", "second-factor", null, token);
        assertThat(enrolled.status()).isEqualTo(200);
        String uri = enrolled.body().getString("uri");
        assertThat(uri).startsWith("otpauth://totp/").contains("period=30");
        byte[] secret = base32(uri.replaceAll(".*secret=([A-Z2-7]+).*", "$1"));
        String token2 =
                server.send("PUT", "second-factor", code(secret), token).body().getString("token");
        assertThat(server.get("session", token).status()).isEqualTo(401);
        assertThat(server.get("session", token2).body().getString("stage")).isEqualTo("FULL");

        String half = server.signIn("factor");
        assertThat(server.get("session", half).body().getString("stage")).isEqualTo("SECOND_FACTOR");
        assertThat(server.get("projects", half).status()).isEqualTo(403);
        assertThat(server.send("PUT", "password", new JsonObject(), half).status())
                .isEqualTo(409);
        // The code that put the factor to use is spent.
        assertThat(server.send("POST", "session/second-factor", code(secret), half)
                        .status())
                .isEqualTo(401);
        server.clock().pass(Duration.ofSeconds(60));
        JsonObject next = code(secret);
        IdentityServer.Reply full = server.send("POST", "session/second-factor", next, half);
        assertThat(full.body().getString("stage")).isEqualTo("FULL");
        assertThat(server.get("session", half).status()).isEqualTo(401);
        String again = server.signIn("factor");
        assertThat(server.send("POST", "session/second-factor", next, again).status())
                .isEqualTo(401);

        JsonObject recovery = new JsonObject()
                .put("code", enrolled.body().getJsonArray("recoveryCodes").getString(3))
                .put("recovery", true)
                .put("bearer", true);
        assertThat(server.send("POST", "session/second-factor", recovery, again)
                        .body()
                        .getString("stage"))
                .isEqualTo("FULL");
        assertThat(await(server.database()
                                .administrator()
                                .query("SELECT FROM identity.second_factor WHERE person = '" + person.id() + "'")
                                .execute())
                        .size())
                .isZero();
    }

    private JsonObject code(byte[] secret) {
        long step = Totp.step(server.clock().instant().getEpochSecond());
        return new JsonObject()
                .put("code", Totp.code(secret, step))
                .put("recovery", false)
                .put("bearer", true);
    }

    private static byte[] base32(String text) {
        java.math.BigInteger value = java.math.BigInteger.ZERO;
        for (char c : text.toCharArray()) {
            value = value.shiftLeft(5).add(java.math.BigInteger.valueOf(c < 'A' ? c - '2' + 26 : c - 'A'));
        }
        byte[] bytes = value.toByteArray();
        byte[] secret = new byte[Totp.SECRET_BYTES];
        int from = Math.max(0, bytes.length - secret.length);
        System.arraycopy(bytes, from, secret, secret.length - (bytes.length - from), bytes.length - from);
        return secret;
    }

    @Test
    void theSecretOfASecondFactorIsNowhereInTheDatabase() {
        server.add("sealed", "331126", Role.COUNTY_TRADER);
        String uri = server.send("POST", "second-factor", null, server.signIn("sealed"))
                .body()
                .getString("uri");
        byte[] secret = base32(uri.replaceAll(".*secret=([A-Z2-7]+).*", "$1"));
        byte[] sealed = await(server.database()
                        .administrator()
                        .query("SELECT sealed FROM identity.second_factor WHERE person = 'usr_sealed'")
                        .execute())
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes();
        assertThat(java.util.HexFormat.of().formatHex(sealed))
                .doesNotContain(java.util.HexFormat.of().formatHex(secret));
        SealingKey key = SealingKey.in(keys);
        assertThat(key.open(sealed, "usr_sealed")).isEqualTo(secret);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> key.open(sealed, "usr_other"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whereASecondFactorIsRequiredNothingElseIsOpenBeforeIt() {
        server.close();
        server = new IdentityServer(server.database(), keys, true, false);
        server.add("novice", "331126", Role.COUNTY_TRADER);
        String token = server.signIn("novice");
        assertThat(server.get("session", token).body().getString("stage")).isEqualTo("ENROL");
        assertThat(server.get("projects", token).status()).isEqualTo(403);
        String uri = server.send("POST", "second-factor", null, token).body().getString("uri");
        byte[] secret = base32(uri.replaceAll(".*secret=([A-Z2-7]+).*", "$1"));
        String full =
                server.send("PUT", "second-factor", code(secret), token).body().getString("token");
        assertThat(server.get("projects", full).status()).isEqualTo(200);
    }

    @Test
    void whoIsAddedChangesThePasswordFirst() {
        String guard = server.signIn("guard");
        IdentityServer.Reply added = server.send(
                "POST",
                "people",
                new JsonObject()
                        .put("login", "fresh")
                        .put("displayName", "新人")
                        .put("organisation", "331126")
                        .put("roles", new JsonArray(List.of("COUNTY_TRADER"))),
                guard);
        assertThat(added.status()).isEqualTo(201);
        String first = added.body().getString("oneTimePassword");
        String token = server.tryToSignIn("fresh", first).body().getString("token");
        assertThat(server.get("session", token).body().getString("stage")).isEqualTo("PASSWORD");
        assertThat(server.get("projects", token).status()).isEqualTo(403);
        JsonObject change =
                new JsonObject().put("current", first).put("next", "short").put("bearer", true);
        IdentityServer.Reply weak = server.send("PUT", "password", change, token);
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body().getJsonArray("errors").size()).isGreaterThanOrEqualTo(2);
        String full = server.send("PUT", "password", change.put("next", "Another-horse-8"), token)
                .body()
                .getString("token");
        assertThat(server.get("projects", full).status()).isEqualTo(200);
        assertThat(server.get("session", token).status()).isEqualTo(401);
        assertThat(server.tryToSignIn("fresh", first).status()).isEqualTo(401);
    }

    @Test
    void aChangeNamesTheVersionItSawAndEndsTheSessions() {
        server.add("moved", "331126", Role.COUNTY_TRADER);
        String moved = server.signIn("moved");
        String guard = server.signIn("guard");
        String etag = server.get("people/usr_moved", guard)
                .headers()
                .firstValue("etag")
                .orElseThrow();
        JsonObject change = new JsonObject()
                .put("displayName", "moved")
                .put("organisation", "330421")
                .put("roles", new JsonArray(List.of("COUNTY_APPROVER")))
                .put("active", true);
        assertThat(server.send("PUT", "people/usr_moved", change, guard).status())
                .isEqualTo(428);
        assertThat(server.send("PUT", "people/usr_moved", change, guard, "if-match", "\"9\"")
                        .status())
                .isEqualTo(412);
        assertThat(server.send("PUT", "people/usr_moved", change, guard, "if-match", etag)
                        .status())
                .isEqualTo(200);
        assertThat(server.get("session", moved).status()).isEqualTo(401);
        assertThat(server.send("PUT", "people/usr_moved", change, guard, "if-match", etag)
                        .status())
                .isEqualTo(412);
        assertThat(server.send("PUT", "people/usr_guard", change, guard, "if-match", "\"1\"")
                        .status())
                .isEqualTo(403);
        IdentityServer.Reply both = server.send(
                "PUT",
                "people/usr_moved",
                change.copy().put("roles", new JsonArray(List.of("COUNTY_TRADER", "COUNTY_APPROVER"))),
                guard,
                "if-match",
                "\"2\"");
        assertThat(both.status()).isEqualTo(400);
    }

    @Test
    void aSecurityAdministratorSignsSomebodyElseOutEverywhere() {
        server.add("ended", "331126", Role.COUNTY_TRADER);
        String one = server.signIn("ended");
        String other = server.signIn("ended");
        String guard = server.signIn("guard");
        assertThat(server.send("DELETE", "people/usr_ended/sessions", null, one).status())
                .isEqualTo(403);
        assertThat(server.send("DELETE", "people/usr_guard/sessions", null, guard)
                        .status())
                .isEqualTo(403);
        assertThat(server.send("DELETE", "people/usr_ended/sessions", null, guard)
                        .status())
                .isEqualTo(200);
        assertThat(server.get("session", one).status()).isEqualTo(401);
        assertThat(server.get("session", other).status()).isEqualTo(401);
        assertThat(server.get("session", guard).status()).isEqualTo(200);
        assertThat(server.get("session", server.signIn("ended")).status()).isEqualTo(200);
    }

    @Test
    void theLogKeepsWhoWasRefusedAndIsReadByTheAuditAdministratorOnly() {
        String trader = server.signIn("trader");
        assertThat(server.get("access-log", trader).status()).isEqualTo(403);
        assertThat(count("kind = 'REFUSED' AND person = 'usr_trader' AND operation = 'listAccessLog'"))
                .isGreaterThanOrEqualTo(1);
        IdentityServer.Reply log = server.get("access-log?limit=200", server.signIn("reader"));
        assertThat(log.status()).isEqualTo(200);
        assertThat(log.body().encode()).doesNotContain(IdentityServer.PASSWORD, trader, "Wrong-horse");
        long newest = count("true");
        JsonObject back = server.get("access-log?limit=1&before=" + (newest + 1), server.signIn("reader"))
                .body();
        assertThat(back.getJsonArray("items").getJsonObject(0).getLong("number"))
                .isEqualTo(newest);
        assertThat(back.getLong("nextBefore")).isEqualTo(newest);
        assertThat(await(server.log().firstBroken())).isEqualTo(Optional.empty());
    }

    @Test
    void aChangedOrMissingRowOfTheLogIsFound() {
        for (int i = 0; i < 5; i++) {
            await(server.log().note("TEST", "usr_a", "127.0.0.1", "", "第" + i + "条"));
        }
        long last = count("true");
        for (String tampering : List.of(
                "UPDATE identity.access_log SET detail = 'x' WHERE number = " + (last - 2),
                "DELETE FROM identity.access_log WHERE number = " + (last - 2))) {
            await(server.database()
                    .administrator()
                    .withTransaction(connection -> connection
                            .query("ALTER TABLE identity.access_log DISABLE TRIGGER append_only; "
                                    + "CREATE TABLE IF NOT EXISTS public.kept AS SELECT * FROM identity.access_log; "
                                    + tampering)
                            .execute()));
            assertThat(await(server.log().firstBroken())).as(tampering).contains(last - 2);
            await(server.database()
                    .administrator()
                    .withTransaction(connection -> connection
                            .query(
                                    "DELETE FROM identity.access_log; INSERT INTO identity.access_log SELECT * FROM public.kept;"
                                            + "ALTER TABLE identity.access_log ENABLE ALWAYS TRIGGER append_only")
                            .execute()));
        }
        await(server.database().administrator().query("DROP TABLE public.kept").execute());
        assertThat(server.database()
                        .application()
                        .query("INSERT INTO identity.access_log SELECT 99999, now(), '', '', '', '', '', sha256('')")
                        .execute()
                        .toCompletionStage()
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(20));
    }
}
