package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The course of a request through one operation: rights, contract, whose business it is, then done or put before another person. */
record Course(
        RequestValidator validator,
        Access access,
        FourEyes fourEyes,
        FirstAnswers firstAnswers,
        Operation operation,
        Function<ApiRequest, Future<JsonObject>> check,
        Function<ApiRequest, Future<Api.Answer>> run,
        Optional<BiConsumer<RoutingContext, ApiRequest>> stream) {
    /** Operations whose answers are sessions and passwords. */
    private static final String SIGN_IN_TAG = "identity";

    private static final RequestExtractor EXTRACTOR = RequestExtractor.withBodyHandler();

    private String id() {
        return operation.getOperationId();
    }

    void follow(RoutingContext context) {
        RequestLines.operation(context, id());
        Caller caller = Gate.caller(context);
        String address = Gate.address(context);
        Future<Api.Answer> answer;
        try {
            answer = answer(context, caller, address);
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        OwnLoop.goOn(answer.recover(failure -> failure instanceof ProblemException known && isRefusal(known.problem())
                        ? access.refused(caller, id(), address, known.problem())
                                .transform(kept -> Future.failedFuture(failure))
                        : Future.failedFuture(failure)))
                .onSuccess(done -> send(context, done))
                .onFailure(context::fail);
    }

    private static boolean isRefusal(Problem problem) {
        return problem.status() == 401 || problem.status() == 403;
    }

    private Future<Api.Answer> answer(RoutingContext context, Caller caller, String address) {
        Right right = access.right(id());
        Optional<Problem> refusal = right.refusal(caller);
        if (refusal.isPresent()) {
            return Future.failedFuture(refusal.get().asException());
        }
        return extracted(context)
                .compose(request -> validator.validate(request, id()))
                .map(validated -> ApiRequest.of(
                        validated,
                        context.body().buffer(),
                        caller,
                        Optional.ofNullable(context.request().getHeader(HttpHeaders.IF_MATCH)),
                        new ApiRequest.Origin(
                                address,
                                Optional.ofNullable(context.request().getHeader(HttpHeaders.USER_AGENT))
                                        .orElse(""))))
                .compose(request -> {
                    Optional<Problem> other = right.refusal(request);
                    if (other.isPresent()) {
                        return Future.failedFuture(other.get().asException());
                    }
                    if (stream.isPresent()) {
                        stream.get().accept(context, request);
                        // The stream answers, for as long as it likes.
                        return Promise.<Api.Answer>promise().future();
                    }
                    Optional<String> key = key(context, request);
                    return key.isPresent()
                            ? new Repeatable(firstAnswers, id())
                                    .once(context, request, key.get(), sent -> act(sent, right, address))
                            : act(request, right, address);
                });
    }

    private Future<ValidatableRequest> extracted(RoutingContext context) {
        try {
            return EXTRACTOR.extractValidatableRequest(context, operation);
        } catch (ValidatorException unreadable) {
            throw ContractViolations.unreadable(context.request(), operation).asException();
        }
    }

    /** What changes nothing needs no key, and what makes or ends a sign-in keeps no answer. */
    private Optional<String> key(RoutingContext context, ApiRequest request) {
        boolean takesKey = !isReading()
                && !operation.getTags().contains(SIGN_IN_TAG)
                && request.caller().isSignedIn();
        Optional<String> key = takesKey ? Repeatable.key(context) : Optional.empty();
        return isDryRun(request) ? Optional.empty() : key;
    }

    private boolean isReading() {
        return operation.getHttpMethod().equals(HttpMethod.GET);
    }

    private static boolean isDryRun(ApiRequest request) {
        return request.query("dryRun").equals(Optional.of("true"));
    }

    /** Does it or puts it before another person, and has it noted. */
    private Future<Api.Answer> act(ApiRequest request, Right right, String address) {
        Future<Api.Answer> answer = right.fourEyes() ? prepare(request) : run.apply(request);
        return isReading()
                ? answer
                : answer.compose(done -> access.done(request.caller(), id(), address, done.status())
                        .map(done));
    }

    private Future<Api.Answer> prepare(ApiRequest request) {
        Optional<FirstAnswers.Attempt> again = request.attempt().filter(FirstAnswers.Attempt::isAgain);
        return again.isEmpty()
                ? prepareFirst(request)
                : fourEyes.prepared(again.get())
                        .compose(found ->
                                found.isPresent() ? Future.succeededFuture(found.get()) : prepareFirst(request));
    }

    private Future<Api.Answer> prepareFirst(ApiRequest request) {
        return check.apply(request)
                .compose(preview -> isDryRun(request)
                        ? Future.succeededFuture(Api.Answer.ok(preview))
                        : fourEyes.prepare(id(), request, preview));
    }

    private static void send(RoutingContext context, Api.Answer done) {
        context.response()
                .setStatusCode(done.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, done.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        done.headers().forEach(header -> context.response().headers().add(header.name(), header.value()));
        done.fileName()
                .ifPresent(name ->
                        context.response().putHeader("content-disposition", "attachment; filename=\"" + name + "\""));
        context.response().end(done.body());
    }
}
