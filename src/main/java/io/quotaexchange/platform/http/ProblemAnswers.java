package io.quotaexchange.platform.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns every failure into problem details; what went wrong inside is logged under an id and not shown. */
final class ProblemAnswers {
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class.getName());
    private static final String TYPE = "application/problem+json; charset=utf-8";
    private static final long LINGER_MILLIS = 500;

    /** After these nothing more is taken on the connection. */
    private static final Set<Integer> LAST = Set.of(408, 411, 413);

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
        boolean fault = context.failure() != null
                && !(context.failure() instanceof ProblemException)
                && !Passes.is(context.failure());
        if (problem.status() >= 500 && fault) {
            LOG.log(
                    Level.SEVERE,
                    "event=failed method=" + context.request().method() + " path=" + context.normalizedPath(),
                    context.failure());
        }
        if (problem.retryAfter() > 0) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter()));
        }
        Api.Answer answer = answer(context, problem);
        context.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!LAST.contains(problem.status())) {
            context.response().end(answer.body());
            return;
        }
        // What is still being sent is let run out for a moment, so that the answer is not lost under it; then that is
        // all.
        context.response()
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(answer.body())
                .onComplete(sent -> context.vertx()
                        .setTimer(
                                LINGER_MILLIS,
                                gone -> context.request().connection().close()));
    }

    /** What is no HTTP, or more of it than is read: the rest of the connection cannot be understood either. */
    static void malformed(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Problem problem = cause instanceof TooLongHttpLineException
                ? Problem.of(414, "address-too-long", "地址过长", "The address is too long", "shorten it")
                : cause instanceof TooLongHttpHeaderException
                        ? Problem.of(
                                431,
                                "head-too-large",
                                "请求头过大",
                                "The headers are too large",
                                "send fewer and shorter ones")
                        : Problem.of(
                                400, "malformed-request", "不是有效的 HTTP 请求", "Not a valid HTTP request", "send HTTP/1.1");
        last(request, problem);
    }

    /** An address that is none. */
    static void unreadable(HttpServerRequest request) {
        last(
                request,
                Problem.of(
                        400,
                        "malformed-address",
                        "地址格式有误",
                        "The address is malformed",
                        "it begins with /, and after each % stand two hexadecimal digits"));
    }

    private static void last(HttpServerRequest request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(problem.json(true, "").encode())
                .onComplete(sent -> request.connection().close());
    }

    /** A problem as this reader gets it. */
    static Api.Answer answer(RoutingContext context, Problem problem) {
        JsonObject body = problem.json(isChinese(context), context.normalizedPath());
        return new Api.Answer(problem.status(), TYPE, Optional.empty(), Buffer.buffer(body.encode()), List.of());
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
        if (Passes.is(failure)) {
            return Passes.PROBLEM;
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
}
