package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import io.vertx.openapi.validation.RequestValidator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The operations of the OpenAPI contract with what answers them; requests are checked against the contract first. */
public final class Api {
    /** Where the contract lies on the class path. */
    public static final String CONTRACT = "openapi/quota-exchange.yaml";

    /** The longest body of a writing request, in bytes. */
    static final int LARGEST_BODY = 8_000_000;

    private static final String KEY_LINE = " +- \\$ref: \"#/components/parameters/IdempotencyKey\"\n";
    private static final Pattern KEY_ALONE = Pattern.compile("(?m)^ +parameters:\n" + KEY_LINE + "(?! +- )");
    private static final Pattern KEY_AMONG_OTHERS = Pattern.compile("(?m)^" + KEY_LINE);

    private static final String JSON = "application/json; charset=utf-8";

    /**
     * An answer: a status and a JSON body, a JSON text that is passed on byte for byte, or a file to be kept.
     *
     * @param fileName name under which a browser keeps it; empty where it is shown
     * @param headers more of them
     */
    public record Answer(int status, String contentType, Optional<String> fileName, Buffer body, List<Header> headers) {
        /** A header of an answer. */
        public record Header(String name, String value) {}

        public Answer(int status, String json) {
            this(status, JSON, Optional.empty(), Buffer.buffer(json), List.of());
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
            return new Answer(200, contentType, Optional.of(name), content, List.of());
        }

        public Answer with(String name, String value) {
            List<Header> more = new ArrayList<>(headers);
            more.add(new Header(name, value));
            return new Answer(status, contentType, fileName, body, List.copyOf(more));
        }
    }

    /** @param check looks as far as it can before another person is asked, and says what would become of it */
    private record Answering(
            Function<ApiRequest, Future<JsonObject>> check, Function<ApiRequest, Future<Answer>> run) {}

    /** Where several nodes share the work: has an operation done by the node whose it is. */
    public interface Place {
        /**
         * @param subject what the request is about: its node does it
         * @param checks whether it is only looked at
         * @param here does it on this node
         */
        Future<Answer> at(
                String subject, String operationId, boolean checks, ApiRequest request, Supplier<Future<Answer>> here);
    }

    /** Subject and place of the operations that are being added. */
    private record Placing(Function<ApiRequest, String> subject, Place place) {}

    private final Map<String, Answering> operations = new LinkedHashMap<>();
    /** As they are done on this node, whosever they are. */
    private final Map<String, Answering> here = new HashMap<>();

    private Optional<Placing> placing = Optional.empty();
    private final Map<String, BiConsumer<RoutingContext, ApiRequest>> streams = new HashMap<>();
    private final Set<String> writing = new HashSet<>();
    private final Set<String> openPaths = new HashSet<>();

    /** Answers an operation of the contract with JSON. */
    public Api answer(String operationId, Function<ApiRequest, Future<JsonObject>> operation) {
        return on(operationId, request -> operation.apply(request).map(Answer::ok));
    }

    /** Answers an operation with a status of its own. */
    public Api on(String operationId, Function<ApiRequest, Future<Answer>> operation) {
        return put(operationId, new Answering(request -> Future.succeededFuture(new JsonObject()), operation));
    }

    /** Answers an operation that changes something; who may is said in the rights table. */
    public Api write(String operationId, Function<ApiRequest, Future<Answer>> operation) {
        writing.add(operationId);
        return on(operationId, operation);
    }

    /**
     * Answers an operation that another person must approve.
     *
     * @param check looks at the request as far as that is possible before, changes nothing, fails with what stands against it;
     *     says what would become of it, also to who asks with {@code dryRun=true} only. It has no signatures to ask for
     * @param operation does it once it is approved; {@link ApiRequest#signatures} has both people. May be called again with the
     *     same request after a crash, so it must change nothing the second time
     */
    public Api commit(
            String operationId,
            Function<ApiRequest, Future<JsonObject>> check,
            Function<ApiRequest, Future<Answer>> operation) {
        writing.add(operationId);
        return put(operationId, new Answering(check, operation));
    }

    /** Answers a reading operation bit by bit: once rights and contract are met, what answers has the response to itself. */
    public Api stream(String operationId, BiConsumer<RoutingContext, ApiRequest> stream) {
        streams.put(operationId, stream);
        return on(operationId, request -> Future.failedFuture("is streamed: " + operationId));
    }

    /**
     * Has the operations that are added meanwhile done where their subject belongs; streams are answered here.
     *
     * @param subject of a request, for example the id of its round
     */
    public Api placed(Function<ApiRequest, String> subject, Place place, Consumer<Api> adding) {
        placing = Optional.of(new Placing(subject, place));
        adding.accept(this);
        placing = Optional.empty();
        return this;
    }

    private Api put(String operationId, Answering operation) {
        Answering known = placing.filter(placed -> !streams.containsKey(operationId))
                .map(placed -> placed(operationId, operation, placed))
                .orElse(operation);
        if (operations.putIfAbsent(operationId, known) != null) {
            throw new IllegalStateException(operationId + " is answered twice");
        }
        here.put(operationId, operation);
        return this;
    }

    private static Answering placed(String id, Answering operation, Placing placing) {
        return new Answering(
                request -> placing.place()
                        .at(
                                placing.subject().apply(request),
                                id,
                                true,
                                request,
                                () -> operation.check().apply(request).map(Answer::ok))
                        .map(answer -> answer.body().toJsonObject()),
                request -> placing.place()
                        .at(
                                placing.subject().apply(request),
                                id,
                                false,
                                request,
                                () -> operation.run().apply(request)));
    }

    /** Does on this node what another one was asked. @param checks whether it is only looked at */
    public Future<Answer> here(String operationId, boolean checks, ApiRequest request) {
        return guarded(() -> {
            Answering operation = here.get(operationId);
            return checks
                    ? operation.check().apply(request).map(Answer::ok)
                    : operation.run().apply(request);
        });
    }

    /** Does what was approved. */
    public Future<Answer> execute(String operationId, ApiRequest approved) {
        return guarded(() -> operations.get(operationId).run().apply(approved));
    }

    /** Looks again at what was prepared. */
    public Future<JsonObject> check(String operationId, ApiRequest prepared) {
        return guarded(() -> operations.get(operationId).check().apply(prepared));
    }

    private static <T> Future<T> guarded(Supplier<Future<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /**
     * Routes each operation of the contract to what answers it.
     *
     * @return fails if an operation of the contract has no answer, an answer no operation, if nothing is said of who may, or if
     *     one that changes something is not told to be writing
     */
    Future<OperationRoutes> routes(Vertx vertx, Access access, FourEyes fourEyes, FirstAnswers firstAnswers) {
        return contract(vertx).map(contract -> {
            RequestValidator validator = new ContractChecks(vertx, contract);
            Set<String> unknown = new HashSet<>(operations.keySet());
            List<String> unanswered = new ArrayList<>();
            OperationRoutes routes = new OperationRoutes(vertx);
            for (Path path : contract.getPaths()) {
                for (Operation asked : path.getOperations()) {
                    String id = asked.getOperationId();
                    Answering operation = operations.get(id);
                    if (operation == null) {
                        unanswered.add(id);
                        continue;
                    }
                    unknown.remove(id);
                    Right right = access.right(id);
                    check(asked, right);
                    if (right.open() && writing.contains(id)) {
                        openPaths.add(asked.getOpenAPIPath());
                    }
                    Course course = new Course(
                            validator,
                            access,
                            fourEyes,
                            firstAnswers,
                            asked,
                            operation.check(),
                            operation.run(),
                            Optional.ofNullable(streams.get(id)));
                    routes.add(asked.getHttpMethod(), path.getName(), course::follow);
                }
            }
            if (!unanswered.isEmpty() || !unknown.isEmpty()) {
                throw new IllegalStateException(
                        "operations without an answer: " + unanswered + ", not in the contract: " + unknown);
            }
            return routes;
        });
    }

    private void check(Operation asked, Right right) {
        String id = asked.getOperationId();
        if (writing.contains(id) == HttpMethod.GET.equals(asked.getHttpMethod())) {
            throw new IllegalStateException(id + " reads or writes otherwise than its method says");
        }
        if (right.fourEyes() && !writing.contains(id)) {
            throw new IllegalStateException(id + " changes nothing: there is nothing to approve");
        }
    }

    /** Whether something can be sent there by who is not signed in. */
    boolean isOpen(String path) {
        return openPaths.contains(path);
    }

    /**
     * The router's library knows no problem details, no event streams and no PDF: for its eyes they are plain. A key with a comma it takes
     * for a list: {@link Repeatable} looks at keys. Answers are not checked against it.
     */
    private static Future<OpenAPIContract> contract(Vertx vertx) {
        return vertx.fileSystem().readFile(CONTRACT).compose(text -> {
            String plain = text.toString(StandardCharsets.UTF_8)
                    .replace("application/problem+json", "application/json")
                    .replace("text/event-stream", "text/plain")
                    .replace("application/pdf", "application/octet-stream");
            plain = KEY_ALONE.matcher(plain).replaceAll("");
            plain = KEY_AMONG_OTHERS.matcher(plain).replaceAll("");
            Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(plain);
            return OpenAPIContract.from(vertx, new JsonObject(tree));
        });
    }
}
