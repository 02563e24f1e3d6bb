package io.quotaexchange.identity;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * An OpenID provider that people may sign in by, beside their password.
 *
 * @param issuer as it stands in its tokens, for example {@code https://id.example.gov.cn}
 * @param client what this exchange is called there
 * @param secret that shows it
 * @param redirect where the provider sends people back: the exchange's own address and {@link #CALLBACK}
 * @param algorithm that its tokens are signed with: one, so that no other can be slipped in
 */
public record OidcSettings(URI issuer, String client, String secret, URI redirect, String algorithm) {
    /** Path of the operation that people come back to. */
    public static final String CALLBACK = "/api/v1/session/oidc/callback";

    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    /** @throws IllegalArgumentException saying which option is wrong */
    public OidcSettings {
        requireProtected("--oidc-issuer", issuer);
        requireProtected("--oidc-redirect", redirect);
        if (!CALLBACK.equals(redirect.getPath())) {
            throw new IllegalArgumentException("--oidc-redirect must end in " + CALLBACK);
        }
        if (client.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("--oidc-client and the file of --oidc-secret-file must not be empty");
        }
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException("--oidc-algorithm must be one of RS256, PS256, ES256");
        }
    }

    /** What carries tokens goes by TLS, but on this machine. */
    static void requireProtected(String name, URI address) {
        boolean plain = "http".equals(address.getScheme()) && isLoopback(address.getHost());
        if (!"https".equals(address.getScheme()) && !plain) {
            throw new IllegalArgumentException(name + " must be an https address, not " + address);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
