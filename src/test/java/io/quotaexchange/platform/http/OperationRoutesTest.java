package io.quotaexchange.platform.http;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Finding an operation among few answers as a router does that tries all. */
class OperationRoutesTest {
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH);

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> TEMPLATES = new ArrayList<>();
    private static HttpServer few;
    private static HttpServer all;

    @BeforeAll
    static void start() {
        Map<String, Object> tree = new Yaml().load(OperationRoutesTest.class.getResourceAsStream("/" + Api.CONTRACT));
        OpenAPIContract contract = await(OpenAPIContract.from(VERTX, plain(tree)));
        OperationRoutes routes = new OperationRoutes(VERTX);
        Router slow = Router.router(VERTX);
        for (Path path : contract.getPaths()) {
            TEMPLATES.add(path.getName());
            for (Operation operation : path.getOperations()) {
                Handler<RoutingContext> course = context -> tell(context, operation);
                routes.add(operation.getHttpMethod(), path.getName(), course);
                slow.route(operation.getHttpMethod(), path.getName().replaceAll("\\{([^/]+?)}", ":$1"))
                        .handler(course);
            }
        }
        Router quick = Router.router(VERTX);
        quick.route("/*").handler(routes);
        Router beneath = Router.router(VERTX);
        beneath.route("/*").subRouter(slow);
        few = listen(quick);
        all = listen(beneath);
    }

    private static JsonObject plain(Map<String, Object> tree) {
        return new JsonObject(new JsonObject(tree)
                .encode()
                .replace("application/problem+json", "application/json")
                .replace("text/event-stream", "text/plain")
                .replace("application/pdf", "application/octet-stream"));
    }

    private static void tell(RoutingContext context, Operation operation) {
        context.end(operation.getOperationId() + " " + new TreeMap<>(context.pathParams()));
    }

    private static HttpServer listen(Router router) {
        return await(VERTX.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        await(VERTX.close());
    }

    private static String answer(HttpServer server, HttpMethod method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .method(method.name(), HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> reply = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return reply.statusCode() + " " + reply.headers().firstValue("allow").orElse("") + " "
                + (reply.statusCode() == 200 ? reply.body() : "");
    }

    private static void same(HttpMethod method, String path) throws Exception {
        assertThat(answer(few, method, path)).as(method + " " + path).isEqualTo(answer(all, method, path));
    }

    @Test
    void everyOperationIsFoundWithItsParameters() throws Exception {
        for (String template : TEMPLATES) {
            String path = template.replaceAll("\\{[^/]+?}", "x%201-%E5%8E%BF");
            for (HttpMethod method : METHODS) {
                same(method, path);
            }
        }
        assertThat(TEMPLATES).hasSizeGreaterThan(100);
    }

    /** Wrong methods, parts too many or too few, slashes and dots and escapes where they do not belong. */
    @Test
    void whatIsNoOperationIsNoneInTheSameWay() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] odd = {
            "/", "//", "/.", "/..", "/%2F", "/%2e%2e", "/x", "/rounds", "/lots/1", "?a=/b/c", ";v=1", ":", "/*"
        };
        for (int i = 0; i < 1_500; i++) {
            StringBuilder path = new StringBuilder(TEMPLATES
                    .get(random.nextInt(TEMPLATES.size()))
                    .replaceAll("\\{[^/]+?}", random.nextBoolean() ? "1" : "rounds"));
            for (int change = random.nextInt(3); change > 0; change--) {
                if (random.nextBoolean()) {
                    path.append(odd[random.nextInt(odd.length)]);
                } else {
                    int at = path.indexOf("/", 1 + random.nextInt(path.length()));
                    path.insert(at < 0 ? path.length() : at, odd[random.nextInt(odd.length)]);
                }
            }
            HttpMethod method = METHODS.get(random.nextInt(METHODS.size()));
            assertThat(answer(few, method, path.toString()))
                    .as("seed " + seed + ": " + method + " " + path)
                    .isEqualTo(answer(all, method, path.toString()));
        }
    }

    @Test
    void aResourceIsNeverAParameter() {
        OperationRoutes routes = new OperationRoutes(VERTX);
        assertThatThrownBy(() -> routes.add(HttpMethod.GET, "/api/v1/{any}", context -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/api/v1/{any}");
    }
}
