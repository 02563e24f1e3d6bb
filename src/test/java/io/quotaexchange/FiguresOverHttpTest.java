package io.quotaexchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.cluster.HostPort;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.RateLimits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alerts, dashboard and runbook speak of figures that the server has, by labels that these have. */
@ExtendWith(PostgresFixture.class)
class FiguresOverHttpTest {
    private static final Pattern FIGURE =
            Pattern.compile("\\b((?:quota_exchange|vertx|jvm|process)_[a-z_]*[a-z])\\b(?:\\{([^}]*)\\})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(?:=|!=|=~|!~)\\s*\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([a-z_, ]+)\\)");
    /** Prometheus adds these itself, of the node and of a histogram. */
    private static final Set<String> ADDED = Set.of("job", "instance", "le");

    /** Names of the figures that were scraped, each with the labels of its series. */
    private static Map<String, Set<String>> scraped(String text) {
        Map<String, Set<String>> all = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher name = Pattern.compile("^([a-z_]+)(?:\\{(.*)})? ").matcher(line);
            if (name.find()) {
                Set<String> labels = all.computeIfAbsent(name.group(1), any -> new TreeSet<>());
                Matcher label = LABEL.matcher(name.group(2) == null ? "" : name.group(2));
                while (label.find()) {
                    labels.add(label.group(1));
                }
            }
        });
        return all;
    }

    /** What is wrong with a query: figures that are not there, labels that none of its figures has. */
    private static Set<String> faults(String query, Map<String, Set<String>> there) {
        Set<String> faults = new TreeSet<>();
        Set<String> labels = new TreeSet<>(ADDED);
        Matcher figure = FIGURE.matcher(query);
        while (figure.find()) {
            Set<String> own = there.get(figure.group(1));
            if (own == null) {
                faults.add("no figure " + figure.group(1));
                continue;
            }
            labels.addAll(own);
            Matcher label = LABEL.matcher(figure.group(2) == null ? "" : figure.group(2));
            while (label.find()) {
                if (!own.contains(label.group(1)) && !ADDED.contains(label.group(1))) {
                    faults.add("no label " + label.group(1) + " of " + figure.group(1));
                }
            }
        }
        Matcher grouping = GROUPING.matcher(query);
        while (grouping.find()) {
            for (String label : grouping.group(1).split(",\\s*")) {
                if (!labels.contains(label)) {
                    faults.add("no label " + label + " to group by");
                }
            }
        }
        return faults;
    }

    private static Set<String> queries() {
        Set<String> queries = new TreeSet<>();
        List<Map<String, Object>> rules =
                DeployFiles.at(DeployFiles.yaml(DeployFiles.text("observability/alerts.yaml")), "groups/0/rules");
        rules.forEach(rule -> queries.add((String) rule.get("expr")));
        JsonArray panels = new JsonObject(DeployFiles.text("observability/dashboard.json")).getJsonArray("panels");
        for (Object panel : panels) {
            for (Object target : ((JsonObject) panel).getJsonArray("targets", new JsonArray())) {
                queries.add(((JsonObject) target).getString("expr"));
            }
        }
        assertThat(queries).hasSizeGreaterThan(20);
        return queries;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void everyFigureOfAlertsDashboardAndRunbookIsThere(@TempDir Path folder, TestDatabase database) throws Exception {
        int admin = freePort();
        try (RunningExchange exchange = new RunningExchange(
                        database.logins().application(),
                        folder,
                        new RateLimits(1_000, 1_000),
                        Optional.of(new HostPort("127.0.0.1", admin)),
                        Optional.empty())
                .settled()) {
            get(exchange.port(), "/api/v1/rounds");
            Map<String, Set<String>> there = scraped(get(admin, "/metrics"));
            for (String query : queries()) {
                assertThat(faults(query, there)).as(query).isEmpty();
            }
            Matcher told = Pattern.compile("^\\| `(quota_exchange_[a-z_]+|vertx_[a-z_]+[a-z])`", Pattern.MULTILINE)
                    .matcher(Files.readString(Path.of("docs/RUNBOOK.md")));
            int figures = 0;
            while (told.find()) {
                String name = told.group(1);
                assertThat(there.keySet()).as(name).anyMatch(known -> known.matches(name + "(_count)?"));
                figures++;
            }
            assertThat(figures).isGreaterThan(6);
            assertThat(faults("sum by (colour) (rate(quota_exchange_settlement_seconds_count[5m]))", there))
                    .containsExactly("no label colour to group by");
            assertThat(faults("quota_exchange_nodes_total > 1", there))
                    .containsExactly("no figure quota_exchange_nodes_total");
            assertThat(faults("vertx_http_server_response_time_seconds_count{status=~\"5..\"}", there))
                    .containsExactly("no label status of vertx_http_server_response_time_seconds_count");
        }
    }
}
