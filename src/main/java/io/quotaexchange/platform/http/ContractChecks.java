package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.json.schema.impl.SchemaValidatorImpl;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.impl.OpenAPIFormatValidator;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.RequestValidatorImpl;
import io.vertx.openapi.validation.impl.ValidatedRequestImpl;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The library's checks of requests against the contract, with four things done otherwise: the validator of a schema is made once (the
 * library makes one for each parameter of each request, and copies every schema of the contract into it), what is short is looked at
 * where it arrives, not on another thread behind all other requests, a parameter that was in order lately is in order again, and what is refused
 * is refused in words of ours ({@link ContractViolations}).
 */
final class ContractChecks extends RequestValidatorImpl {
    /** What is longer is looked at on a worker thread: it could hold others up. */
    private static final int LONG_BODY_BYTES = 65_536;

    /** As the library has it for OpenAPI 3.1. */
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri("app://")
            .setOutputFormat(OutputFormat.Basic);

    /** Values of a parameter that are kept, and how long they may be: ids of rounds and lots come again and again. */
    private static final int MOST_KEPT = 1_000;

    private static final int LONGEST_KEPT = 64;

    /** What was in order, by parameter and text. */
    private final Map<Parameter, Map<String, RequestParameter>> inOrder = new ConcurrentHashMap<>();

    ContractChecks(Vertx vertx, OpenAPIContract contract) {
        super(vertx, withValidatorsMadeOnce(contract));
    }

    @Override
    public Future<ValidatedRequest> validate(ValidatableRequest request, String operationId) {
        return getOperation(operationId)
                .compose(operation -> isLong(request)
                        ? vertx.executeBlocking(() -> check(request, operation), false)
                        : Future.succeededFuture(check(request, operation)));
    }

    private static boolean isLong(ValidatableRequest request) {
        return request.getBody() != null
                && request.getBody().getBuffer(Buffer.buffer()).length() > LONG_BODY_BYTES;
    }

    /** @throws ProblemException 400 with everything that is not as the contract says */
    private ValidatedRequest check(ValidatableRequest request, Operation operation) {
        Map<String, RequestParameter> cookies = new HashMap<>();
        Map<String, RequestParameter> headers = new HashMap<>();
        Map<String, RequestParameter> path = new HashMap<>();
        Map<String, RequestParameter> query = new HashMap<>();
        try {
            for (Parameter parameter : operation.getParameters()) {
                switch (parameter.getIn()) {
                    case COOKIE -> check(parameter, request.getCookies(), cookies);
                    case HEADER -> check(parameter, request.getHeaders(), headers);
                    case PATH -> check(parameter, request.getPathParameters(), path);
                    case QUERY -> check(parameter, request.getQuery(), query);
                }
            }
        } catch (ValidatorException first) {
            throw violations(request, operation).asException();
        }
        return new ValidatedRequestImpl(cookies, headers, path, query, body(request, operation));
    }

    /** @throws ProblemException 400 with everything that is wrong in a body whose parameters are in order */
    private RequestParameter body(ValidatableRequest request, Operation operation) {
        if (operation.getRequestBody() == null) {
            return new RequestParameterImpl(null);
        }
        try {
            return validateBody(operation.getRequestBody(), request);
        } catch (ValidatorException refusal) {
            // The refusal names all that is wrong: to look through a long body again would take as long again.
            ContractViolations violations = new ContractViolations(contract.getSchemaRepository());
            body(violations, request, operation, refusal);
            throw violations.problem().asException();
        }
    }

    private static void body(
            ContractViolations violations,
            ValidatableRequest request,
            Operation operation,
            ValidatorException refusal) {
        violations.body(
                operation.getRequestBody(),
                request.getBody() == null ? null : request.getBody().getBuffer(),
                refusal);
    }

    /** Looks through the whole of a request that was refused: the first fault is not all that its sender wants to know. */
    private Problem violations(ValidatableRequest request, Operation operation) {
        ContractViolations violations = new ContractViolations(contract.getSchemaRepository());
        for (Parameter parameter : operation.getParameters()) {
            Map<String, RequestParameter> sent = switch (parameter.getIn()) {
                case COOKIE -> request.getCookies();
                case HEADER -> request.getHeaders();
                case PATH -> request.getPathParameters();
                case QUERY -> request.getQuery();
            };
            try {
                validateParameter(parameter, sent.get(parameter.getName()));
            } catch (ValidatorException refusal) {
                violations.parameter(parameter, refusal);
            }
        }
        if (operation.getRequestBody() != null) {
            try {
                validateBody(operation.getRequestBody(), request);
            } catch (ValidatorException refusal) {
                body(violations, request, operation, refusal);
            }
        }
        return violations.problem();
    }

    private void check(Parameter parameter, Map<String, RequestParameter> sent, Map<String, RequestParameter> checked) {
        checked.put(parameter.getName(), checked(parameter, sent.get(parameter.getName())));
    }

    /** Checks a value, unless the same one of the same parameter was in order lately. */
    private RequestParameter checked(Parameter parameter, RequestParameter sent) {
        if (sent == null || !(sent.get() instanceof String text) || text.length() > LONGEST_KEPT) {
            return validateParameter(parameter, sent);
        }
        Map<String, RequestParameter> kept = inOrder.computeIfAbsent(parameter, any -> new ConcurrentHashMap<>());
        RequestParameter known = kept.get(text);
        if (known == null) {
            known = validateParameter(parameter, sent);
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(text, known);
        }
        return known;
    }

    private static OpenAPIContract withValidatorsMadeOnce(OpenAPIContract contract) {
        SchemaRepository schemas = contract.getSchemaRepository();
        Map<JsonSchema, Validator> made = new IdentityHashMap<>();
        SchemaRepository once = instead(SchemaRepository.class, schemas, (proxy, method, arguments) -> {
            if (!method.getName().equals("validator")
                    || arguments.length != 1
                    || !(arguments[0] instanceof JsonSchema schema)) {
                return method.invoke(schemas, arguments);
            }
            synchronized (made) {
                return made.computeIfAbsent(schema, wanted -> validator(schemas, wanted));
            }
        });
        return instead(
                OpenAPIContract.class,
                contract,
                (proxy, method, arguments) ->
                        method.getName().equals("getSchemaRepository") ? once : method.invoke(contract, arguments));
    }

    /** As the library makes it, but with the schemas that it refers to instead of all. */
    private static Validator validator(SchemaRepository schemas, JsonSchema wanted) {
        String uri = wanted.get("__absolute_uri__");
        JsonSchema known = uri == null ? null : schemas.find(uri);
        JsonSchema schema = known == null ? wanted : known;
        Map<String, JsonSchema> referred = new HashMap<>();
        boolean complete = collect(schemas, schema, referred, Collections.newSetFromMap(new IdentityHashMap<>()));
        return complete
                ? new SchemaValidatorImpl(schema, OPTIONS, referred, false, new OpenAPIFormatValidator())
                : schemas.validator(wanted);
    }

    /** @return false if something is referred to that is not found in this way */
    private static boolean collect(
            SchemaRepository schemas, Object part, Map<String, JsonSchema> referred, Set<Object> seen) {
        if (part instanceof JsonArray array) {
            return array.stream().allMatch(item -> collect(schemas, item, referred, seen));
        }
        if (part instanceof Map<?, ?> map) {
            return !seen.add(map) || collect(schemas, new JsonObject(copy(map)), referred, seen);
        }
        if (part instanceof List<?> list) {
            return list.stream().allMatch(item -> collect(schemas, item, referred, seen));
        }
        if (!(part instanceof JsonObject object) || !seen.add(object.getMap())) {
            return true;
        }
        if (object.containsKey("$dynamicRef") || object.containsKey("$recursiveRef")) {
            return false;
        }
        if (object.containsKey("$ref")) {
            String reference = object.getString("__absolute_ref__", object.getString("$ref"));
            JsonSchema target = schemas.find(reference);
            if (target == null) {
                return false;
            }
            if (referred.put(reference, target) == null && !collect(schemas, target, referred, seen)) {
                return false;
            }
        }
        return object.getMap().values().stream().allMatch(value -> collect(schemas, value, referred, seen));
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copied = new HashMap<>();
        map.forEach((key, value) -> copied.put(String.valueOf(key), value));
        return copied;
    }

    private static <T> T instead(Class<T> type, T original, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                original.getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handler.invoke(proxy, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
