package io.quotaexchange.platform.cluster;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.ApiRequestJson;
import io.quotaexchange.platform.http.Passes;
import io.quotaexchange.platform.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Operations done by the node whose they are, whichever node was asked. While something is handed over they are tried again for some
 * seconds, which is safe because each of them does the second time what it did the first; then the sender is told to try again.
 */
public final class SharedOperations implements Api.Place {
    private static final String KIND = "operation";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final long PAUSE_MILLIS = 150;
    /** A clearing may take so long. */
    private static final long ANSWER_MILLIS = 30_000;

    private final Cluster cluster;
    private final BooleanSupplier cutOff;
    private volatile Api api;

    /** @param cutOff whether this node sees fewer nodes than live: it can do nothing for anybody, and says so at once */
    public SharedOperations(Cluster cluster, BooleanSupplier cutOff) {
        this.cluster = cluster;
        this.cutOff = cutOff;
        cluster.calls().answer(KIND, this::asked);
    }

    /** @param known what other nodes may ask this one to do */
    public void answerFrom(Api known) {
        api = known;
    }

    @Override
    public Future<Api.Answer> at(
            String subject, String operationId, boolean checks, ApiRequest request, Supplier<Future<Api.Answer>> here) {
        return tries(subject, operationId, checks, request, here, System.nanoTime() + PATIENCE_NANOS);
    }

    private Future<Api.Answer> tries(
            String subject,
            String operationId,
            boolean checks,
            ApiRequest request,
            Supplier<Future<Api.Answer>> here,
            long until) {
        Optional<UUID> owner = cluster.owner(subject);
        Future<Api.Answer> tried = owner.isEmpty()
                ? Future.failedFuture(Passes.PROBLEM.asException())
                : owner.get().equals(cluster.self()) ? here.get() : ask(owner.get(), operationId, checks, request);
        return tried.recover(failure -> {
            if (!isPassing(failure, owner)) {
                return Future.failedFuture(failure);
            }
            if (System.nanoTime() >= until || cutOff.getAsBoolean()) {
                return Future.failedFuture(Passes.PROBLEM.asException());
            }
            return cluster.vertx()
                    .timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                    .compose(waited -> tries(subject, operationId, checks, request, here, until));
        });
    }

    /** A node that says nothing is asked again once it is not reckoned with any more; before, nobody knows. */
    private boolean isPassing(Throwable failure, Optional<UUID> owner) {
        if (failure instanceof ReplyException reply) {
            return reply.failureType() != ReplyFailure.TIMEOUT
                    || owner.filter(node -> cluster.serving().contains(node)).isEmpty();
        }
        return failure instanceof ProblemException known ? known.problem() == Passes.PROBLEM : Passes.is(failure);
    }

    private Future<Api.Answer> ask(UUID node, String operationId, boolean checks, ApiRequest request) {
        JsonObject question = new JsonObject()
                .put("operation", operationId)
                .put("checks", checks)
                .put("request", ApiRequestJson.write(request));
        return cluster.calls().ask(node, KIND, question, ANSWER_MILLIS).compose(reply -> {
            if (reply.containsKey("answer")) {
                return Future.succeededFuture(ApiRequestJson.readAnswer(reply.getJsonObject("answer")));
            }
            if (reply.containsKey("problem")) {
                return Future.failedFuture(ApiRequestJson.readProblem(reply.getJsonObject("problem"))
                        .asException());
            }
            return Future.failedFuture(
                    reply.getBoolean("passes")
                            ? Passes.PROBLEM.asException()
                            : new IllegalStateException("node " + node + ": " + reply.getString("failure")));
        });
    }

    private Future<JsonObject> asked(JsonObject question) {
        if (api == null) {
            return Future.succeededFuture(new JsonObject().put("passes", true));
        }
        return api.here(
                        question.getString("operation"),
                        question.getBoolean("checks"),
                        ApiRequestJson.read(question.getJsonObject("request")))
                .map(answer -> new JsonObject().put("answer", ApiRequestJson.write(answer)))
                .otherwise(failure -> failure instanceof ProblemException known
                        ? new JsonObject().put("problem", ApiRequestJson.write(known.problem()))
                        : new JsonObject()
                                .put("passes", Passes.is(failure))
                                .put("failure", String.valueOf(failure.getMessage())));
    }
}
