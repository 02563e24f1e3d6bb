package io.quotaexchange.platform.http;

import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A request that met the contract: its parameters, by name. */
public final class ApiRequest {
    private static final int DEFAULT_LIMIT = 50;

    private final ValidatedRequest request;

    ApiRequest(ValidatedRequest request) {
        this.request = request;
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
