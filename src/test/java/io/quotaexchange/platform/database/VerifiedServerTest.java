package io.quotaexchange.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that shows a certificate: whoever asks for verify-full talks to that one and to no other. */
final class VerifiedServerTest {
    private static final char[] SECRET = "only-in-this-test".toCharArray();

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        makeCertificate("server", "ip:127.0.0.1");
        makeCertificate("stranger", "ip:127.0.0.1");
        vertx = Vertx.vertx();
        PostgresPrograms.linkInto(folder.resolve("data"));
        postgres = EmbeddedPostgres.start(
                folder.resolve("data"),
                Progress.SILENT,
                Map.of(
                        "ssl", "on",
                        "ssl_cert_file", folder.resolve("server.pem").toString(),
                        "ssl_key_file", folder.resolve("server.key").toString()));
    }

    @AfterAll
    static void stop() {
        TestDatabase.await(vertx.close());
        postgres.close();
    }

    @Test
    void theRightAuthorityIsLetIn() throws Exception {
        assertThat(isEncrypted(verifiedBy("server"))).isTrue();
        try (Connection connection = Administration.connect(verifiedBy("server"))) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void aServerThatAnotherAuthoritySignedIsNotBelieved() {
        assertThatThrownBy(() -> isEncrypted(verifiedBy("stranger"))).hasMessageContaining("SSL handshake failed");
        assertThatThrownBy(() -> Administration.connect(verifiedBy("stranger"))).hasMessageContaining("SSL");
    }

    @Test
    void requireAloneEncryptsOnly() {
        DatabaseAddress plain = postgres.logins().application();
        assertThat(isEncrypted(plain)).isFalse();
        assertThat(isEncrypted(with(plain, new Encryption.Unverified()))).isTrue();
    }

    private static boolean isEncrypted(DatabaseAddress address) {
        Pool pool = Database.open(vertx, address, 1);
        try {
            return TestDatabase.await(pool.withConnection(connection -> Future.succeededFuture(connection.isSSL())));
        } finally {
            TestDatabase.await(pool.close());
        }
    }

    private static DatabaseAddress verifiedBy(String name) {
        return with(postgres.logins().application(), new Encryption.Verified(folder.resolve(name + ".pem")));
    }

    private static DatabaseAddress with(DatabaseAddress address, Encryption encryption) {
        return new DatabaseAddress(
                address.host(), address.port(), address.database(), address.user(), address.password(), encryption);
    }

    /** A key and a certificate that it signed itself, so that it is its own authority. */
    private static void makeCertificate(String name, String host) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Command made = Command.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + host,
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(SECRET)));
        assertThat(made.succeeded()).as(made.output()).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), SECRET);
        Key key = keys.getKey(name, SECRET);
        Certificate certificate = keys.getCertificate(name);
        Files.writeString(folder.resolve(name + ".pem"), pem("CERTIFICATE", certificate.getEncoded()));
        Path keyFile = Files.createFile(
                folder.resolve(name + ".key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyFile, pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String kind, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
