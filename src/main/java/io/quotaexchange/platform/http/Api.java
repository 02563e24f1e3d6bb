package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ValidatedRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The operations of the OpenAPI contract with what answers them; requests are checked against the contract first. */
public final class Api {
    /** Where the contract lies on the class path. */
    public static final String CONTRACT = "openapi/quota-exchange.yaml";

    /** An answer: a status and a JSON body, or a JSON text that is passed on byte for byte. */
    public record Answer(int status, String body) {
        public static Answer ok(JsonObject json) {
            return new Answer(200, json.encode());
        }

        /** Bytes that were stored as they are. */
        public static Answer verbatim(String json) {
            return new Answer(200, json);
        }
    }

    private final Map<String, Function<ApiRequest, Future<Answer>>> operations = new LinkedHashMap<>();

    /** Answers an operation of the contract with JSON. */
    public Api answer(String operationId, Function<ApiRequest, Future<JsonObject>> operation) {
        return on(operationId, request -> operation.apply(request).map(Answer::ok));
    }

    /** Answers an operation with a status of its own. */
    public Api on(String operationId, Function<ApiRequest, Future<Answer>> operation) {
        if (operations.put(operationId, operation) != null) {
            throw new IllegalStateException(operationId + " is answered twice");
        }
        return this;
    }

    /**
     * Builds the router.
     *
     * @return fails if an operation of the contract has no answer, or an answer no operation
     */
    public Future<Router> router(Vertx vertx) {
        return contract(vertx).map(contract -> {
            RouterBuilder builder = RouterBuilder.create(vertx, contract);
            List<String> unanswered = builder.getRoutes().stream()
                    .map(route -> route.getOperation().getOperationId())
                    .filter(id -> !operations.containsKey(id))
                    .toList();
            if (!unanswered.isEmpty()) {
                throw new IllegalStateException("operations without an answer: " + unanswered);
            }
            operations.forEach((id, operation) -> {
                OpenAPIRoute route = builder.getRoute(id);
                if (route == null) {
                    throw new IllegalStateException("not in the contract: " + id);
                }
                route.addHandler(context -> run(context, operation));
            });
            return builder.createRouter();
        });
    }

    /** The router's library knows no problem details: for its eyes they are plain JSON. Answers are not checked against it. */
    private static Future<OpenAPIContract> contract(Vertx vertx) {
        return vertx.fileSystem().readFile(CONTRACT).compose(text -> {
            String plain =
                    text.toString(StandardCharsets.UTF_8).replace("application/problem+json", "application/json");
            Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(plain);
            return OpenAPIContract.from(vertx, new JsonObject(tree));
        });
    }

    private static void run(RoutingContext context, Function<ApiRequest, Future<Answer>> operation) {
        ValidatedRequest validated = context.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
        Future<Answer> answer;
        try {
            answer = operation.apply(new ApiRequest(validated));
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        answer.onSuccess(done -> context.response()
                        .setStatusCode(done.status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(done.body()))
                .onFailure(context::fail);
    }
}
