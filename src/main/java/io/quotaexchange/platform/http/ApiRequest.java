package io.quotaexchange.platform.http;

import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
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

    public long pathLong(String name) {
        return Long.parseLong(path(name));
    }

    public Optional<String> query(String name) {
        return value(request.getQuery(), name);
    }

    public OptionalLong queryLong(String name) {
        return query(name).map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty());
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
