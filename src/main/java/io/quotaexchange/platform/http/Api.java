package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ValidatedRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The operations of the OpenAPI contract with what answers them; requests are checked against the contract first. */
public final class Api {
    /** Where the contract lies on the class path. */
    public static final String CONTRACT = "openapi/quota-exchange.yaml";

    /** The longest body of a writing request, in bytes. */
    static final int LARGEST_BODY = 8_000_000;

    private static final String JSON = "application/json; charset=utf-8";

    /**
     * An answer: a status and a JSON body, a JSON text that is passed on byte for byte, or a file to be kept.
     *
     * @param fileName name under which a browser keeps it; empty where it is shown
     */
    public record Answer(int status, String contentType, Optional<String> fileName, Buffer body) {
        public Answer(int status, String json) {
            this(status, JSON, Optional.empty(), Buffer.buffer(json));
        }

        public static Answer ok(JsonObject json) {
            return new Answer(200, json.encode());
        }

        /** Bytes that were stored as they are. */
        public static Answer verbatim(String json) {
            return new Answer(200, json);
        }

        /** @param name ASCII, without quotes */
        public static Answer file(String contentType, String name, Buffer content) {
            return new Answer(200, contentType, Optional.of(name), content);
        }
    }

    private final Map<String, Function<ApiRequest, Future<Answer>>> operations = new LinkedHashMap<>();
    private final Set<String> writing = new HashSet<>();

    /** Answers an operation of the contract with JSON. */
    public Api answer(String operationId, Function<ApiRequest, Future<JsonObject>> operation) {
        return on(operationId, request -> operation.apply(request).map(Answer::ok));
    }

    /** Answers an operation with a status of its own. */
    public Api on(String operationId, Function<ApiRequest, Future<Answer>> operation) {
        if (operations.putIfAbsent(operationId, operation) != null) {
            throw new IllegalStateException(operationId + " is answered twice");
        }
        return this;
    }

    /** Answers an operation that changes something: mounted only where writing is let in. */
    public Api write(String operationId, Function<ApiRequest, Future<Answer>> operation) {
        on(operationId, operation);
        writing.add(operationId);
        return this;
    }

    /**
     * Builds the router.
     *
     * @param mayWrite whether the writing operations are part of it; without them their paths know reading only
     * @return fails if an operation of the contract has no answer, an answer no operation, or one that changes something is
     *     not told to be writing
     */
    public Future<Router> router(Vertx vertx, boolean mayWrite) {
        return contract(vertx, mayWrite).map(contract -> {
            RouterBuilder builder = mayWrite
                    ? RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler())
                            .rootHandler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                    : RouterBuilder.create(vertx, contract);
            List<String> unanswered = builder.getRoutes().stream()
                    .map(route -> route.getOperation().getOperationId())
                    .filter(id -> !operations.containsKey(id))
                    .toList();
            if (!unanswered.isEmpty()) {
                throw new IllegalStateException("operations without an answer: " + unanswered);
            }
            operations.forEach((id, operation) -> {
                if (mayWrite || !writing.contains(id)) {
                    mount(builder, id, operation);
                }
            });
            return builder.createRouter();
        });
    }

    private void mount(RouterBuilder builder, String id, Function<ApiRequest, Future<Answer>> operation) {
        OpenAPIRoute route = builder.getRoute(id);
        if (route == null) {
            throw new IllegalStateException("not in the contract: " + id);
        }
        if (writing.contains(id) == HttpMethod.GET.equals(route.getOperation().getHttpMethod())) {
            throw new IllegalStateException(id + " reads or writes otherwise than its method says");
        }
        route.addHandler(context -> run(context, operation));
    }

    /** The router's library knows no problem details: for its eyes they are plain JSON. Answers are not checked against it. */
    private static Future<OpenAPIContract> contract(Vertx vertx, boolean mayWrite) {
        return vertx.fileSystem().readFile(CONTRACT).compose(text -> {
            String plain =
                    text.toString(StandardCharsets.UTF_8).replace("application/problem+json", "application/json");
            Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(plain);
            JsonObject contract = new JsonObject(tree);
            if (!mayWrite) {
                leaveReadingOnly(contract.getJsonObject("paths"));
            }
            return OpenAPIContract.from(vertx, contract);
        });
    }

    private static void leaveReadingOnly(JsonObject paths) {
        for (String path : List.copyOf(paths.fieldNames())) {
            JsonObject methods = paths.getJsonObject(path);
            List.of("put", "post", "delete", "patch").forEach(methods::remove);
            if (!methods.containsKey("get")) {
                paths.remove(path);
            }
        }
    }

    private static void run(RoutingContext context, Function<ApiRequest, Future<Answer>> operation) {
        ValidatedRequest validated = context.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
        Future<Answer> answer;
        try {
            answer = operation.apply(new ApiRequest(validated, context.body().buffer()));
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        answer.onSuccess(done -> {
                    context.response()
                            .setStatusCode(done.status())
                            .putHeader(HttpHeaders.CONTENT_TYPE, done.contentType())
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                    done.fileName()
                            .ifPresent(name -> context.response()
                                    .putHeader("content-disposition", "attachment; filename=\"" + name + "\""));
                    context.response().end(done.body());
                })
                .onFailure(context::fail);
    }
}
