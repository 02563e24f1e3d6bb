package io.quotaexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built server asked what it should not be asked: a clear answer each time, never a failure of its own. */
final class HostileRequestsIT {
    private static final Pattern READY = Pattern.compile("Ready: (http://\\S+/)");

    @TempDir
    private static Path folder;

    private static Program server;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        server = Program.start("serve", "--port", "0", "--data", folder.toString(), "--public-reading");
        server.waitFor("Ready: ");
        Matcher ready = READY.matcher(server.output());
        assertThat(ready.find()).isTrue();
        address = ready.group(1);
    }

    @AfterAll
    static void stop() throws Exception {
        server.terminate();
        server.waitForExit();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, counties, 200",
        "GET, health/ready, 200",
        "GET, nothing, 404",
        "GET, counties/330281, 404",
        "GET, counties/3302811, 400",
        "GET, counties/%E4%B8%AD, 400",
        "GET, projects/%00, 400",
        "GET, lots?after=%00, 400",
        "GET, lots?county=%ff%fe, 400",
        "GET, lots?limit=0, 400",
        "GET, lots?limit=-5, 400",
        "GET, lots?limit=201, 400",
        "GET, lots?limit=100.5, 400",
        "GET, projects?decision=%27;DROP%20TABLE, 400",
        "GET, ledger/settlements?before=99999999999999999999, 400",
        "GET, ledger/settlements?before=2.5, 400",
        "GET, ledger/settlements?before=2.0, 200",
        "GET, ledger/settlements/99999999999999999999, 400",
        "GET, ledger/settlements/-1, 400",
        "GET, ledger/settlements/1, 404",
        "GET, lots/x/trace?unit=9223372036854775808, 400",
        "GET, rounds/rnd_x/stages/99999999999/case, 400",
        "GET, rounds/rnd_x/stages/1/case, 404",
        "POST, counties, 401",
        "DELETE, lots, 401"
    })
    void isAnswered(String method, String path, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"type\":\"/problems/", "\"status\":" + status);
        }
    }
}
