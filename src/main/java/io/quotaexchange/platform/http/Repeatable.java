package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Has a request with an {@code Idempotency-Key} done once, whatever becomes of its answer on the way. */
record Repeatable(FirstAnswers answers, String operationId) {
    /** The header of a request. */
    static final String KEY = "Idempotency-Key";

    /** The header of an answer that was given before. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,128}");
    private static final String FORM_TEXT = "must be 1 to 128 visible ASCII characters, once";

    /** Of these nobody knows whether another time it would be the same. */
    private static final Set<Integer> NOT_FINAL = Set.of(401, 403, 408, 425, 429);

    /** @throws ProblemException 400 if it is of another form */
    static Optional<String> key(RoutingContext context) {
        List<String> sent = context.request().headers().getAll(KEY);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        if (sent.size() > 1 || !FORM.matcher(sent.getFirst()).matches()) {
            throw new Problem(
                            400,
                            "invalid-parameter",
                            "参数不符合要求",
                            "A parameter is not valid",
                            KEY + " " + FORM_TEXT,
                            "",
                            List.of(new Problem.Field(KEY, FORM_TEXT, "send a random UUID, a new one for each act")))
                    .asException();
        }
        return Optional.of(sent.getFirst());
    }

    /** @param act does it; told by {@link ApiRequest#attempt} which try it is */
    Future<Api.Answer> once(
            RoutingContext context, ApiRequest request, String key, Function<ApiRequest, Future<Api.Answer>> act) {
        return answers.begin(request.caller().person(), key, operationId, content(context, request))
                .compose(begun -> {
                    if (begun.answer().isPresent()) {
                        return Future.succeededFuture(begun.answer().get().with(REPLAYED, "true"));
                    }
                    return begun.attempt().isPresent()
                            ? attempt(context, request, begun.attempt().get(), act)
                            : act.apply(request);
                });
    }

    private Future<Api.Answer> attempt(
            RoutingContext context,
            ApiRequest request,
            FirstAnswers.Attempt attempt,
            Function<ApiRequest, Future<Api.Answer>> act) {
        Future<Api.Answer> answer;
        try {
            answer = act.apply(request.as(attempt));
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        return answer.transform(done -> {
            Optional<Api.Answer> last = done.succeeded()
                    ? Optional.of(done.result()).filter(given -> isFinal(given.status()))
                    : refusal(context, done.cause());
            Future<Void> kept = last.isPresent() ? answers.keep(attempt, last.get()) : answers.giveUp(attempt);
            return done.succeeded()
                    ? kept.map(done.result())
                    : kept.transform(whatever -> Future.failedFuture(done.cause()));
        });
    }

    private static Optional<Api.Answer> refusal(RoutingContext context, Throwable failure) {
        return failure instanceof ProblemException known
                        && isFinal(known.problem().status())
                        && known.problem().retryAfter() == 0
                ? Optional.of(ProblemAnswers.answer(context, known.problem()))
                : Optional.empty();
    }

    private static boolean isFinal(int status) {
        return status >= 200 && status < 300 || status >= 400 && status < 500 && !NOT_FINAL.contains(status);
    }

    /** Method, path, query, version seen and body, each with its length before it. */
    private static byte[] content(RoutingContext context, ApiRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String query = context.request().query();
        byte[][] parts = {
            utf8(context.request().method().name()),
            utf8(context.request().path()),
            utf8(query == null ? "" : query),
            utf8(request.ifMatch().orElse("")),
            request.bytes()
        };
        for (byte[] part : parts) {
            bytes.writeBytes(utf8(part.length + ":"));
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
