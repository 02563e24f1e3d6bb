package io.quotaexchange.platform.http;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.identity.TestAccess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that has TLS itself: whoever believes its certificate is answered, and told to come by TLS only. */
final class ServerTlsTest {
    private static final char[] SECRET = "only-in-this-test".toCharArray();

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static EdgeServer server;
    private static KeyStore keys;

    @BeforeAll
    static void start() throws Exception {
        makeCertificate();
        server = start(new ServerTls(folder.resolve("server.pem"), folder.resolve("server.key")));
    }

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    @Test
    void whoBelievesTheCertificateIsAnsweredAndToldToComeByTlsOnly() throws Exception {
        HttpResponse<String> answer = get("https", client(keys));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.2", "TLSv1.3");
        assertThat(answer.headers().firstValue("strict-transport-security")).contains("max-age=31536000");
    }

    @Test
    void nobodyIsAnsweredWithoutTlsOrWithoutBelievingIt() {
        HttpClient plain = HttpClient.newHttpClient();
        assertThatThrownBy(() -> get("http", plain)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("https", HttpClient.newHttpClient())).hasMessageContaining("certification path");
    }

    @Test
    void aServerWithoutTlsSaysNothingOfIt() throws Exception {
        try (ContractServer plain = ContractServer.start(VERTX, new Api())) {
            assertThat(plain.get("health/live").headers()).doesNotContainKey("strict-transport-security");
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsOption() {
        Path certificate = folder.resolve("server.pem");
        assertThatThrownBy(() -> new ServerTls(certificate, folder.resolve("absent.key")))
                .hasMessageContaining("--tls-key")
                .hasMessageContaining("absent.key");
        assertThatThrownBy(() -> new ServerTls(folder, certificate)).hasMessageContaining("--tls-certificate");
    }

    private static EdgeServer start(ServerTls tls) {
        Api api = new Api();
        ContractServer.answerTheRest(api);
        TestAccess access = new TestAccess(api);
        return await(HttpEdge.start(VERTX, EdgeSettings.LOCAL.with(tls), api, access, access, FirstAnswers.NONE));
    }

    private static HttpResponse<String> get(String scheme, HttpClient client) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(scheme + "://127.0.0.1:" + server.actualPort() + "/api/v1/health/live"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(KeyStore trusted) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** A key and a certificate that it signed itself. */
    private static void makeCertificate() throws Exception {
        Path store = folder.resolve("server.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(SECRET))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore pair = KeyStore.getInstance(store.toFile(), SECRET);
        Files.writeString(
                folder.resolve("server.pem"),
                pem("CERTIFICATE", pair.getCertificate("server").getEncoded()));
        Files.writeString(
                folder.resolve("server.key"),
                pem("PRIVATE KEY", pair.getKey("server", SECRET).getEncoded()));
        keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setCertificateEntry("server", pair.getCertificate("server"));
    }

    private static String pem(String kind, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
