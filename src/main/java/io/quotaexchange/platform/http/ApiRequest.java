package io.quotaexchange.platform.http;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.platform.document.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A request that met the contract: its parameters by name, and its body as it came. */
public final class ApiRequest {
    private static final int DEFAULT_LIMIT = 50;

    private final ValidatedRequest request;
    private final Buffer body;

    /** @param body null where there is none */
    ApiRequest(ValidatedRequest request, Buffer body) {
        this.request = request;
        this.body = body == null ? Buffer.buffer() : body;
    }

    /** The body byte for byte; empty where there is none. */
    public byte[] bytes() {
        return body.getBytes();
    }

    /**
     * Reads the body's JSON strictly: every key that is missing, unknown, repeated or of a wrong kind is reported at once.
     *
     * @param reading asks the document for its values
     * @throws ProblemException 400 with every problem and its place
     */
    public <T> T read(Function<DocumentReader, T> reading) {
        try {
            DocumentReader document = DocumentReader.of(StrictJson.object(body.toString(StandardCharsets.UTF_8)));
            T value = reading.apply(document);
            document.finish();
            return value;
        } catch (InvalidDocument invalid) {
            throw invalidBody(invalid).asException();
        }
    }

    private static Problem invalidBody(InvalidDocument invalid) {
        List<Problem.Field> fields = invalid.problems().stream()
                .map(problem -> {
                    int colon = problem.indexOf(": ");
                    return problem.startsWith("/") && colon > 0
                            ? new Problem.Field(
                                    problem.substring(1, colon), problem.substring(colon + 2), "correct the value")
                            : new Problem.Field("", problem, "send one JSON object of the contract's form");
                })
                .toList();
        return new Problem(400, "invalid-body", "请求内容不符合要求", "The body is not valid", invalid.getMessage(), "", fields);
    }

    /** A parameter of the path; the contract says it is there. */
    public String path(String name) {
        return request.getPathParameters().get(name).get().toString();
    }

    /** A whole number of the path. */
    public long pathLong(String name) {
        return whole(name, path(name));
    }

    public Optional<String> query(String name) {
        return value(request.getQuery(), name);
    }

    public OptionalLong queryLong(String name) {
        return query(name).map(text -> OptionalLong.of(whole(name, text))).orElse(OptionalLong.empty());
    }

    /** To the contract 2.0 and 1e30 are integers too: what is none of ours is refused by name. */
    private static long whole(String name, String text) {
        try {
            return new BigDecimal(text).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            String message = "must be a whole number up to 9223372036854775807";
            throw new Problem(
                            400,
                            "invalid-parameter",
                            "参数不符合要求",
                            "A parameter is not valid",
                            name + " " + message,
                            "",
                            List.of(new Problem.Field(name, message, "give a smaller whole number")))
                    .asException();
        }
    }

    /** Rows a page: what was asked for, 50 if nothing was. */
    public int limit() {
        return (int) queryLong("limit").orElse(DEFAULT_LIMIT);
    }

    private static Optional<String> value(Map<String, RequestParameter> parameters, String name) {
        return Optional.ofNullable(parameters.get(name))
                .filter(parameter -> !parameter.isNull() && !parameter.isEmpty())
                .map(parameter -> parameter.get().toString());
    }
}
