package io.quotaexchange.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** The OpenID provider as this exchange speaks with it: authorization code with PKCE, a signed token of identity. Blocks. */
final class OidcProvider {
    /** What a browser carries through a sign-in; sealed where it lies there. */
    record Pending(String state, String nonce, String verifier, Instant until) {
        static Pending begun(Instant until) {
            return new Pending(new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue(), until);
        }

        JsonObject json() {
            return new JsonObject()
                    .put("state", state)
                    .put("nonce", nonce)
                    .put("verifier", verifier)
                    .put("until", until.toString());
        }

        static Pending read(JsonObject json) {
            return new Pending(
                    json.getString("state"),
                    json.getString("nonce"),
                    json.getString("verifier"),
                    Instant.parse(json.getString("until")));
        }
    }

    /** The provider does not vouch for anybody, or not in a way that can be believed. */
    static final class NotVouchedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotVouchedException(String why) {
            super(why);
        }
    }

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST_KEY_BYTES = 256 * 1024;
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, Instant until) {}

    private final OidcSettings settings;
    private Known known;

    OidcProvider(OidcSettings settings) {
        this.settings = settings;
    }

    String issuer() {
        return settings.issuer().toString();
    }

    /** Its addresses and keys, looked up again from time to time. */
    private synchronized Known known() throws IOException {
        if (known == null || !Instant.now().isBefore(known.until())) {
            try {
                OIDCProviderMetadata metadata =
                        OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
                OidcSettings.requireProtected("token endpoint", metadata.getTokenEndpointURI());
                OidcSettings.requireProtected("keys", metadata.getJWKSetURI());
                IDTokenValidator validator = new IDTokenValidator(
                        new Issuer(settings.issuer()),
                        new ClientID(settings.client()),
                        JWSAlgorithm.parse(settings.algorithm()),
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_KEY_BYTES));
                known = new Known(metadata, validator, Instant.now().plus(KNOWN_FOR));
            } catch (GeneralException | IllegalArgumentException e) {
                throw new IOException("the provider cannot be asked: " + e.getMessage(), e);
            }
        }
        return known;
    }

    /** Where the browser goes. */
    URI authorization(Pending pending) throws IOException {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID(settings.client()), settings.redirect())
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(new State(pending.state()))
                .nonce(new Nonce(pending.nonce()))
                .codeChallenge(new CodeVerifier(pending.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * The subject that the provider vouches for; nothing else of the token counts.
     *
     * @throws NotVouchedException if it refuses the code, or its token does not hold
     * @throws IOException if it cannot be reached
     */
    String subject(String code, Pending pending) throws IOException, NotVouchedException {
        Known provider = known();
        HTTPRequest request = new TokenRequest.Builder(
                        provider.metadata().getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID(settings.client()), new Secret(settings.secret())),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code), settings.redirect(), new CodeVerifier(pending.verifier())))
                .build()
                .toHTTPRequest();
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        request.setFollowRedirects(false);
        try {
            TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
            if (!(answer instanceof OIDCTokenResponse tokens)
                    || tokens.getOIDCTokens().getIDToken() == null) {
                throw new NotVouchedException("no token of identity for this code");
            }
            return provider.validator()
                    .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(pending.nonce()))
                    .getSubject()
                    .getValue();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new NotVouchedException(String.valueOf(e.getMessage()));
        }
    }
}
