package io.quotaexchange.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns every failure into problem details; what went wrong inside is logged under an id and not shown. */
final class ProblemAnswers {
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class.getName());
    private static final Pattern PARAMETER = Pattern.compile("(path|query|header|cookie) parameter ([A-Za-z0-9_-]+)");

    private ProblemAnswers() {}

    static void answer(RoutingContext context) {
        if (context.response().closed() || context.response().headWritten()) {
            // The reader went away, or has got half of an answer: there is nobody to tell, and nothing of ours is
            // broken.
            LOG.log(Level.FINE, "event=gone path=" + context.normalizedPath(), context.failure());
            context.request().connection().close();
            return;
        }
        Problem problem = problem(context);
        // What is busy on purpose is no fault.
        boolean fault = context.failure() != null && !(context.failure() instanceof ProblemException);
        if (problem.status() >= 500 && fault) {
            LOG.log(
                    Level.SEVERE,
                    "event=failed method=" + context.request().method() + " path=" + context.normalizedPath(),
                    context.failure());
        }
        if (problem.retryAfter() > 0) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter()));
        }
        JsonObject body = problem.json(isChinese(context), context.normalizedPath());
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.encode());
    }

    /** Chinese unless the reader asks for English first. */
    private static boolean isChinese(RoutingContext context) {
        String wanted = context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return wanted == null
                || !wanted.trim().toLowerCase(java.util.Locale.ROOT).startsWith("en");
    }

    private static Problem problem(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ValidatorException invalid) {
                return invalid(invalid);
            }
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        return switch (status) {
            case 404 -> Problem.notFound("resource", context.normalizedPath());
            case 405 ->
                Problem.of(
                        405,
                        "method-not-allowed",
                        "不支持该方法",
                        "Method not allowed",
                        "see the contract at /api/v1/openapi");
            case 413 ->
                Problem.of(413, "too-large", "内容过大", "Too large", "the body is larger than this operation takes");
            default ->
                status < 500
                        ? Problem.of(
                                status,
                                "bad-request",
                                "请求有误",
                                "Bad request",
                                "the request is not of the contract's form")
                        : Problem.of(
                                500,
                                "internal",
                                "系统内部错误",
                                "Internal error",
                                "nothing was changed by this request unless you find it; try again, or tell the operator the time");
        };
    }

    private static Problem invalid(ValidatorException invalid) {
        String message = invalid.getMessage() == null ? "invalid" : invalid.getMessage();
        Matcher named = PARAMETER.matcher(message);
        String field = named.find() ? named.group(2) : "";
        return new Problem(
                400,
                "invalid-parameter",
                "参数不符合要求",
                "A parameter is not valid",
                message,
                "",
                List.of(new Problem.Field(field, message, "see the parameter in the contract at /api/v1/openapi")));
    }
}
