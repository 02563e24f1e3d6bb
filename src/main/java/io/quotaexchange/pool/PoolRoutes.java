package io.quotaexchange.pool;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Amounts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;

/** The provincial pool over HTTP. Clause: Z10-07.3. */
public final class PoolRoutes {
    private static final Signatures LATER = new Signatures("maker", "approver");

    private final PoolActs pool;
    private final String province;
    private final Clock clock;

    public PoolRoutes(PoolActs pool, String province, Clock clock) {
        this.pool = pool;
        this.province = province;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("getPool", this::balance);
        api.answer("listPoolDraws", this::draws);
        api.answer("listPoolSubsidies", request -> list(ActKind.POOL_SUBSIDY, request));
        api.commit("drawFromPool", this::review, this::draw);
        api.commit("deliverPoolDraw", this::reviewDelivery, this::deliver);
        api.commit("cancelPoolDraw", this::reviewCancellation, this::cancel);
        api.commit("payPoolSubsidy", this::reviewSubsidy, this::subsidise);
    }

    private Future<JsonObject> balance(ApiRequest request) {
        return pool.held(province, AccountKind.POOL)
                .compose(free -> pool.held(province, AccountKind.AWARDED)
                        .map(drawn -> new JsonObject()
                                .put("free", Amounts.write(free))
                                .put("awarded", Amounts.write(drawn))));
    }

    private Future<JsonObject> list(ActKind kind, ApiRequest request) {
        int limit = request.limit();
        return pool.page(kind, request.query("after").orElse(""), limit).map(page -> {
            JsonObject json = new JsonObject()
                    .put("items", page.stream().map(PoolRoutes::write).toList());
            return page.size() < limit
                    ? json
                    : json.put("nextAfter", page.getLast().id());
        });
    }

    /** With the day until which each may be paid. Clause: M13-05.8. */
    private Future<JsonObject> draws(ApiRequest request) {
        return list(ActKind.POOL_AWARD, request).compose(page -> {
            List<JsonObject> items = page.getJsonArray("items").stream()
                    .map(JsonObject.class::cast)
                    .toList();
            List<Future<JsonObject>> standings = items.stream()
                    .map(item -> pool.standing(item.getString("id")).map(item::mergeIn))
                    .toList();
            return Future.all(standings).map(page);
        });
    }

    private static JsonObject write(KeptAct act) {
        JsonObject json = new JsonObject(act.document())
                .put("recordedAt", act.recordedAt().toString());
        act.settlement().ifPresent(sequence -> json.put("settlement", sequence));
        act.refusal().ifPresent(refusal -> json.put("refusal", refusal));
        return json;
    }

    private PoolActs.Request given(ApiRequest request, Signatures people) {
        return request.read(document -> new PoolActs.Request(
                request.path("construction"),
                Amounts.read(document.object("amounts")),
                CivilDay.today(clock),
                people.maker(),
                people.approver()));
    }

    private Future<JsonObject> review(ApiRequest request) {
        return pool.review(given(request, LATER)).compose(PoolRoutes::reviewed);
    }

    private Future<JsonObject> reviewDelivery(ApiRequest request) {
        return pool.reviewDelivery(request.path("construction"), LATER.maker(), LATER.approver())
                .compose(PoolRoutes::reviewed);
    }

    private Future<JsonObject> reviewSubsidy(ApiRequest request) {
        return pool.reviewSubsidy(request.path("project"), CivilDay.today(clock), LATER.maker(), LATER.approver())
                .compose(PoolRoutes::reviewed);
    }

    private PoolActs.Cancelling cancelling(ApiRequest request, Signatures people) {
        return request.read(document -> new PoolActs.Cancelling(
                request.path("construction"),
                document.text("reason"),
                CivilDay.today(clock),
                people.maker(),
                people.approver()));
    }

    private Future<JsonObject> reviewCancellation(ApiRequest request) {
        return pool.reviewCancellation(cancelling(request, LATER)).compose(PoolRoutes::reviewed);
    }

    private Future<Api.Answer> cancel(ApiRequest request) {
        return pool.cancel(cancelling(request, Signatures.of(request))).compose(PoolRoutes::answer);
    }

    private static Future<JsonObject> reviewed(List<Refusal> refusals) {
        return refusals.isEmpty() ? Future.succeededFuture(new JsonObject()) : refused(refusals);
    }

    private static <T> Future<T> refused(List<Refusal> refusals) {
        return Future.failedFuture(RefusalProblem.of(refusals).asException());
    }

    private Future<Api.Answer> draw(ApiRequest request) {
        return pool.draw(given(request, Signatures.of(request))).compose(PoolRoutes::answer);
    }

    private Future<Api.Answer> deliver(ApiRequest request) {
        Signatures people = Signatures.of(request);
        return pool.deliver(request.path("construction"), people.maker(), people.approver())
                .compose(PoolRoutes::answer);
    }

    private Future<Api.Answer> subsidise(ApiRequest request) {
        Signatures people = Signatures.of(request);
        return pool.subsidise(request.path("project"), CivilDay.today(clock), people.maker(), people.approver())
                .compose(PoolRoutes::answer);
    }

    private static Future<Api.Answer> answer(PoolActs.Outcome outcome) {
        return switch (outcome) {
            case PoolActs.Outcome.Done done -> Future.succeededFuture(Api.Answer.ok(written(done.act(), done)));
            case PoolActs.Outcome.Refused refused -> refused(refused.refusals());
        };
    }

    private static JsonObject written(Act act, PoolActs.Outcome.Done done) {
        return new JsonObject()
                .put("act", act.document())
                .put("settlement", done.settlement())
                .put("repeated", done.repeated());
    }
}
