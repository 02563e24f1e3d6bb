package io.quotaexchange.identity;

import static io.quotaexchange.platform.database.TestDatabase.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A real, small OpenID provider: addresses, keys, codes that are worth one token to who knows the verifier; and what a bad one would do. */
final class SmallProvider implements AutoCloseable {
    static final String CLIENT = "quota-exchange";
    static final String SECRET = "a-secret-of-the-client-that-is-long-enough";

    /** How a token is signed. */
    enum Signing {
        RIGHT,
        OTHER_KEY,
        NONE,
        HMAC_WITH_THE_SECRET
    }

    private final Vertx vertx;
    private final RSAKey key;
    private final RSAKey other;
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    volatile Signing signing = Signing.RIGHT;
    volatile UnaryOperator<JWTClaimsSet.Builder> claims = builder -> builder;

    SmallProvider(Vertx vertx) {
        this.vertx = vertx;
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            other = new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server = await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    String issuer() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/.well-known/openid-configuration" -> json(request, 200, metadata());
            case "/jwks" -> json(request, 200, new JsonObject(new JWKSet(key.toPublicJWK()).toString()));
            case "/token" -> request.setExpectMultipart(true).endHandler(end -> token(request));
            default -> json(request, 404, new JsonObject());
        }
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/jwks")
                .put("response_types_supported", new JsonArray(List.of("code")))
                .put("subject_types_supported", new JsonArray(List.of("public")))
                .put("id_token_signing_alg_values_supported", new JsonArray(List.of("RS256")));
    }

    private static void json(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body.encode());
    }

    /** What somebody does on the provider's page who signs in there; returns the address it sends the browser to. */
    URI signIn(URI asked) {
        Map<String, String> query = new HashMap<>();
        for (String pair : asked.getRawQuery().split("&")) {
            String[] two = pair.split("=", 2);
            query.put(two[0], URLDecoder.decode(two[1], StandardCharsets.UTF_8));
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        return URI.create(query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    }

    private void token(HttpServerRequest request) {
        MultiMap form = request.formAttributes();
        Map<String, String> asked = codes.remove(String.valueOf(form.get("code")));
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean right = asked != null
                && basic.equals(request.getHeader("authorization"))
                && "S256".equals(asked.get("code_challenge_method"))
                && challenge(String.valueOf(form.get("code_verifier"))).equals(asked.get("code_challenge"))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"));
        if (!right) {
            json(request, 400, new JsonObject().put("error", "invalid_grant"));
            return;
        }
        json(
                request,
                200,
                new JsonObject()
                        .put("access_token", "nobody-uses-it")
                        .put("token_type", "Bearer")
                        .put("id_token", idToken(asked.get("nonce"))));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String idToken(String nonce) {
        JWTClaimsSet set = claims.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject("zhang-san")
                        .claim("nonce", nonce)
                        .claim("roles", List.of("PROVINCIAL_ADMINISTRATOR", "SECURITY_ADMINISTRATOR"))
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300))))
                .build();
        try {
            return switch (signing) {
                case NONE -> new PlainJWT(set).serialize();
                case RIGHT -> signed(JWSAlgorithm.RS256, new RSASSASigner(key), set);
                case OTHER_KEY -> signed(JWSAlgorithm.RS256, new RSASSASigner(other), set);
                case HMAC_WITH_THE_SECRET -> signed(JWSAlgorithm.HS256, new MACSigner(SECRET), set);
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet set) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("one").build(), set);
        jwt.sign(signer);
        return jwt.serialize();
    }

    @Override
    public void close() {
        await(server.close());
    }
}
