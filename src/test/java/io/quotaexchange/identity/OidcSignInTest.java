package io.quotaexchange.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by an OpenID provider that runs in this test: the right token lets in whom it names, every other one nobody. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OidcSignInTest {
    private static final Map<String, UnaryOperator<JWTClaimsSet.Builder>> BAD = Map.of(
            "another issuer", claims -> claims.issuer("https://elsewhere.example"),
            "another audience", claims -> claims.audience("another-client"),
            "expired", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))),
            "without an end", claims -> claims.expirationTime(null),
            "another nonce", claims -> claims.claim("nonce", "not-this-one"),
            "without a nonce", claims -> claims.claim("nonce", null),
            "without a subject", claims -> claims.subject(null));

    @TempDir
    private static Path folder;

    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private SmallProvider provider;
    private IdentityServer server;
    private String security;

    @BeforeAll
    void start(TestDatabase database) {
        provider = new SmallProvider(database.vertx());
        server = new IdentityServer(
                database,
                folder.resolve("keys"),
                false,
                false,
                Optional.of(new OidcSettings(
                        URI.create(provider.issuer()),
                        SmallProvider.CLIENT,
                        SmallProvider.SECRET,
                        URI.create("http://127.0.0.1:1" + OidcSettings.CALLBACK),
                        "RS256")));
        server.add("zhang", "331126", Role.COUNTY_TRADER);
        server.add("left", "331126", Role.COUNTY_TRADER);
        server.add("security", "330000", Role.SECURITY_ADMINISTRATOR);
        security = server.signIn("security");
        assertThat(map("usr_zhang", "zhang-san").status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void aGoodProvider() {
        provider.signing = SmallProvider.Signing.RIGHT;
        provider.claims = claims -> claims;
        // Failures are counted by address: every test has its own quarter of an hour.
        server.clock().pass(Duration.ofMinutes(16));
        security = server.signIn("security");
    }

    private IdentityServer.Reply map(String person, String subject) {
        return server.send(
                "PUT", "people/" + person + "/oidc-subject", new JsonObject().put("subject", subject), security);
    }

    private HttpResponse<String> get(String path, String cookie) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
            if (!cookie.isEmpty()) {
                request.header("cookie", cookie);
            }
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(text -> text.startsWith(name + "="))
                .map(text -> text.substring(0, text.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private record Begun(String cookie, URI back) {}

    /** From the sign-in page to the provider's, until it sends the browser back. */
    private Begun begin() {
        HttpResponse<String> started = get("session/oidc", "");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(303);
        assertThat(String.join(" ", started.headers().allValues("set-cookie")))
                .contains("HttpOnly", "SameSite=Lax", "Path=/api/v1/session/oidc");
        URI page = URI.create(started.headers().firstValue("location").orElseThrow());
        assertThat(page.toString()).startsWith(provider.issuer() + "/authorize").contains("code_challenge_method=S256");
        return new Begun(cookie(started, "qx_oidc"), provider.signIn(page));
    }

    private HttpResponse<String> finish(Begun begun) {
        return get("session/oidc/callback?" + begun.back().getRawQuery(), begun.cookie());
    }

    private static void refused(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + slug);
        assertThat(cookie(answer, "qx_session")).isEmpty();
    }

    @Test
    void whomTheProviderVouchesForIsWhoTheyAreHereAndNothingMore() {
        HttpResponse<String> answer = finish(begin());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains("/");
        JsonObject session =
                new JsonObject(get("session", cookie(answer, "qx_session")).body());
        assertThat(session.getBoolean("signedIn")).isTrue();
        assertThat(session.getString("person")).isEqualTo("usr_zhang");
        // The token claims to be two administrators.
        assertThat(session.getJsonArray("roles")).containsExactly("COUNTY_TRADER");
    }

    @Test
    void aCodeIsWorthOneSignIn() {
        Begun begun = begin();
        assertThat(finish(begun).statusCode()).isEqualTo(303);
        refused(finish(begun), 401, "oidc-not-vouched");
    }

    @ParameterizedTest
    @EnumSource(
            value = SmallProvider.Signing.class,
            names = {"OTHER_KEY", "NONE", "HMAC_WITH_THE_SECRET"})
    void aTokenThatIsNotSignedByTheProvidersKeyIsRefused(SmallProvider.Signing signing) {
        provider.signing = signing;
        refused(finish(begin()), 401, "oidc-not-vouched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "another issuer",
                "another audience",
                "expired",
                "without an end",
                "another nonce",
                "without a nonce",
                "without a subject"
            })
    void aTokenThatSaysSomethingElseIsRefused(String what) {
        provider.claims = BAD.get(what);
        refused(finish(begin()), 401, "oidc-not-vouched");
    }

    @Test
    void whoDidNotBeginHereIsRefused() {
        Begun begun = begin();
        Begun another = begin();
        refused(get("session/oidc/callback?" + begun.back().getRawQuery(), ""), 401, "oidc-not-begun");
        refused(finish(new Begun(another.cookie(), begun.back())), 401, "oidc-not-begun");
        refused(finish(new Begun("qx_oidc=Zm9yZ2Vk", begun.back())), 401, "oidc-not-begun");
        refused(get("session/oidc/callback?error=access_denied", begun.cookie()), 401, "oidc-not-begun");
        server.clock().pass(Duration.ofMinutes(11));
        refused(finish(begun), 401, "oidc-not-begun");
    }

    @Test
    void aSubjectThatIsNobodyHereOrSomebodyWhoLeftIsRefused() {
        provider.claims = claims -> claims.subject("stranger");
        refused(finish(begin()), 403, "oidc-subject-unknown");
        assertThat(map("usr_left", "zhang-san").type()).isEqualTo("oidc-subject-taken");
        assertThat(map("usr_left", "li-si").status()).isEqualTo(200);
        IdentityServer.Reply left = server.send(
                "PUT",
                "people/usr_left",
                new JsonObject()
                        .put("displayName", "left")
                        .put("organisation", "331126")
                        .put("roles", new JsonArray().add("COUNTY_TRADER"))
                        .put("active", false),
                security,
                "if-match",
                "\"1\"");
        assertThat(left.status()).as(left.body().encode()).isEqualTo(200);
        provider.claims = claims -> claims.subject("li-si");
        refused(finish(begin()), 403, "oidc-subject-unknown");
        assertThat(server.send("DELETE", "people/usr_left/oidc-subject", null, security)
                        .status())
                .isEqualTo(200);
        assertThat(server.send(
                                "PUT",
                                "people/usr_security/oidc-subject",
                                new JsonObject().put("subject", "x"),
                                security)
                        .type())
                .isEqualTo("only-others");
    }

    @Test
    void settingsThatWouldSendSecretsInTheClearAreRefused() {
        for (List<String> wrong : List.of(
                List.of("http://id.example.gov.cn", "https://x.example" + OidcSettings.CALLBACK, "RS256"),
                List.of("https://id.example.gov.cn", "http://x.example" + OidcSettings.CALLBACK, "RS256"),
                List.of("https://id.example.gov.cn", "https://x.example/elsewhere", "RS256"),
                List.of("https://id.example.gov.cn", "https://x.example" + OidcSettings.CALLBACK, "HS256"))) {
            assertThatThrownBy(() -> new OidcSettings(
                            URI.create(wrong.get(0)), "client", "secret", URI.create(wrong.get(1)), wrong.get(2)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--oidc-");
        }
    }
}
