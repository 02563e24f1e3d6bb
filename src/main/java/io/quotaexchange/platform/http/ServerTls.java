package io.quotaexchange.platform.http;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * TLS in the server itself, where no proxy stands before it: TLS 1.2 and 1.3, and browsers are told to come by TLS only.
 *
 * @param certificate PEM: the server's certificate, then those that lead to its authority
 * @param key PEM, PKCS #8, not encrypted; readable for the server's user only
 */
public record ServerTls(Path certificate, Path key) {
    /** A year, in seconds; not for other names under the same domain, which are not ours to speak for. */
    static final String STRICT = "max-age=31536000";

    public ServerTls {
        readable("--tls-certificate", certificate);
        readable("--tls-key", key);
    }

    private static void readable(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    option + ": " + file + " cannot be read: name a PEM file of the server's user");
        }
    }

    void addTo(HttpServerOptions options) {
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificate.toString())
                        .addKeyPath(key.toString()));
    }
}
