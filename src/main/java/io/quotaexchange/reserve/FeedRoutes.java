package io.quotaexchange.reserve;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Batches of a monitoring feed over HTTP: the CSV file is the body. Clause: M13-07.3. */
public final class FeedRoutes {
    private final Feeds feeds;

    public FeedRoutes(Feeds feeds) {
        this.feeds = feeds;
    }

    public void addTo(Api api) {
        api.answer("listFeeds", this::list);
        api.answer("getFeed", request -> find(request.path("batch")));
        api.commit("takeFeed", this::check, this::take);
    }

    private Future<JsonObject> list(ApiRequest request) {
        return feeds.batches(request.query("after").orElse(""), request.limit() + 1)
                .map(batches -> {
                    JsonArray items = new JsonArray();
                    batches.stream().limit(request.limit()).forEach(batch -> items.add(batch.json()));
                    JsonObject page = new JsonObject().put("items", items);
                    return batches.size() <= request.limit()
                            ? page
                            : page.put(
                                    "nextAfter",
                                    batches.get(request.limit() - 1).id());
                });
    }

    private Future<JsonObject> find(String id) {
        return feeds.batch(id)
                .compose(found -> feeds.report(id)
                        .map(report -> found.orElseThrow(
                                        () -> Problem.notFound("feed", id).asException())
                                .json()
                                .put("lines", lines(report))));
    }

    private static FeedBatch batch(ApiRequest request, String maker, String approver) {
        return new FeedBatch(
                request.path("batch"), request.query("source").orElseThrow(), text(request.bytes()), maker, approver);
    }

    private Future<JsonObject> check(ApiRequest request) {
        FeedBatch batch = batch(request, request.caller().person(), "");
        return feeds.review(batch).map(refusals -> {
            if (!refusals.isEmpty()) {
                throw RefusalProblem.of(refusals).asException();
            }
            return new JsonObject().put("id", batch.id()).put("source", batch.source());
        });
    }

    private Future<Api.Answer> take(ApiRequest request) {
        Signatures signatures = Signatures.of(request);
        FeedBatch batch = batch(request, signatures.maker(), signatures.approver());
        return feeds.take(batch).compose(outcome -> switch (outcome) {
            case Feeds.Outcome.Taken taken ->
                find(batch.id()).map(json -> Api.Answer.ok(json.put("repeated", taken.repeated())));
            case Feeds.Outcome.Refused refused ->
                Future.failedFuture(RefusalProblem.of(refused.refusals()).asException());
        });
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(
                            400,
                            "invalid-body",
                            "请求内容不符合要求",
                            "The body is not valid",
                            "the file is not UTF-8 text",
                            "",
                            List.of(new Problem.Field("", "is not UTF-8 text", "save the file as CSV in UTF-8")))
                    .asException();
        }
    }

    private static JsonArray lines(FeedReport report) {
        JsonArray lines = new JsonArray();
        report.lines().forEach(line -> lines.add(line.document()));
        return lines;
    }
}
