package io.quotaexchange.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A request and its answer as they go from node to node. */
public final class ApiRequestJson {
    private ApiRequestJson() {}

    /** Everything an operation may ask of its request. */
    public static JsonObject write(ApiRequest request) {
        Caller caller = request.caller();
        JsonObject json = new JsonObject()
                .put("path", texts(request.pathParameters()))
                .put("query", texts(request.queryParameters()))
                .put("body", request.bytes())
                .put(
                        "caller",
                        new JsonObject()
                                .put("person", caller.person())
                                .put("displayName", caller.displayName())
                                .put("organisation", caller.organisation())
                                .put("roles", new JsonArray(List.copyOf(caller.roles())))
                                .put("bound", caller.bound())
                                .put("session", caller.session()))
                .put("address", request.origin().address())
                .put("agent", request.origin().agent());
        request.signed().ifPresent(both -> json.put("maker", both.maker()).put("approver", both.approver()));
        request.ifMatch().ifPresent(version -> json.put("ifMatch", version));
        request.attempt()
                .ifPresent(tried -> json.put(
                        "attempt",
                        new JsonObject()
                                .put("key", tried.key())
                                .put("number", tried.number())
                                .put("firstBegunAt", tried.firstBegunAt().toString())));
        return json;
    }

    public static ApiRequest read(JsonObject json) {
        JsonObject caller = json.getJsonObject("caller");
        Set<String> roles = new HashSet<>();
        caller.getJsonArray("roles").forEach(role -> roles.add((String) role));
        return ApiRequest.ofNode(
                texts(json.getJsonObject("path")),
                texts(json.getJsonObject("query")),
                Buffer.buffer(json.getBinary("body")),
                new Caller(
                        caller.getString("person"),
                        caller.getString("displayName"),
                        caller.getString("organisation"),
                        roles,
                        caller.getBoolean("bound"),
                        caller.getString("session")),
                json.containsKey("maker")
                        ? Optional.of(new Signatures(json.getString("maker"), json.getString("approver")))
                        : Optional.empty(),
                Optional.ofNullable(json.getString("ifMatch")),
                new ApiRequest.Origin(json.getString("address"), json.getString("agent")),
                Optional.ofNullable(json.getJsonObject("attempt"))
                        .map(tried -> new FirstAnswers.Attempt(
                                tried.getString("key"),
                                tried.getInteger("number"),
                                Instant.parse(tried.getString("firstBegunAt")))));
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject json = new JsonObject();
        texts.forEach(json::put);
        return json;
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        json.forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
        return texts;
    }

    public static JsonObject write(Api.Answer answer) {
        JsonArray headers = new JsonArray();
        answer.headers()
                .forEach(header ->
                        headers.add(new JsonObject().put("name", header.name()).put("value", header.value())));
        JsonObject json = new JsonObject()
                .put("status", answer.status())
                .put("contentType", answer.contentType())
                .put("body", answer.body().getBytes())
                .put("headers", headers);
        answer.fileName().ifPresent(name -> json.put("fileName", name));
        return json;
    }

    public static Api.Answer readAnswer(JsonObject json) {
        List<Api.Answer.Header> headers = new ArrayList<>();
        for (Object header : json.getJsonArray("headers")) {
            JsonObject pair = (JsonObject) header;
            headers.add(new Api.Answer.Header(pair.getString("name"), pair.getString("value")));
        }
        return new Api.Answer(
                json.getInteger("status"),
                json.getString("contentType"),
                Optional.ofNullable(json.getString("fileName")),
                Buffer.buffer(json.getBinary("body")),
                List.copyOf(headers));
    }

    public static JsonObject write(Problem problem) {
        JsonArray errors = new JsonArray();
        problem.errors()
                .forEach(error -> errors.add(new JsonObject()
                        .put("field", error.field())
                        .put("message", error.message())
                        .put("remedy", error.remedy())));
        return new JsonObject()
                .put("status", problem.status())
                .put("slug", problem.slug())
                .put("zh", problem.zh())
                .put("en", problem.en())
                .put("detail", problem.detail())
                .put("clause", problem.clause())
                .put("errors", errors)
                .put("violations", problem.violations())
                .put("retryAfter", problem.retryAfter());
    }

    public static Problem readProblem(JsonObject json) {
        List<Problem.Field> errors = new ArrayList<>();
        for (Object error : json.getJsonArray("errors")) {
            JsonObject field = (JsonObject) error;
            errors.add(
                    new Problem.Field(field.getString("field"), field.getString("message"), field.getString("remedy")));
        }
        return new Problem(
                json.getInteger("status"),
                json.getString("slug"),
                json.getString("zh"),
                json.getString("en"),
                json.getString("detail"),
                json.getString("clause"),
                List.copyOf(errors),
                json.getJsonArray("violations"),
                json.getLong("retryAfter"));
    }
}
