package io.quotaexchange.act;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The reading operations on acts. */
public final class ActRoutes {
    private final Acts acts;

    public ActRoutes(Acts acts) {
        this.acts = acts;
    }

    public void addTo(Api api) {
        api.answer("listActs", this::list);
        api.answer(
                "getAct",
                request -> acts.find(request.path("act"))
                        .map(found -> write(found.orElseThrow(() ->
                                Problem.notFound("act", request.path("act")).asException()))));
    }

    private Future<JsonObject> list(ApiRequest request) {
        int limit = request.limit();
        return acts.page(
                        request.query("kind").map(ActKind::valueOf),
                        request.query("county"),
                        request.query("after").orElse(""),
                        limit + 1)
                .map(found -> {
                    JsonArray items = new JsonArray();
                    found.stream().limit(limit).forEach(act -> items.add(write(act)));
                    JsonObject page = new JsonObject().put("items", items);
                    return found.size() <= limit
                            ? page
                            : page.put("nextAfter", found.get(limit - 1).id());
                });
    }

    private static JsonObject write(KeptAct act) {
        JsonObject json = new JsonObject()
                .put("id", act.id())
                .put("kind", act.kind().name())
                .put("kindZh", act.kind().zh())
                .put("kindEn", act.kind().en())
                .put("county", act.county())
                .put("document", new JsonObject(act.document()))
                .put("maker", act.maker())
                .put("approver", act.approver())
                .put("recordedAt", act.recordedAt().toString());
        act.settlement().ifPresent(settlement -> json.put("settlement", settlement));
        act.refusal().ifPresent(refusal -> json.put("refusal", refusal));
        return json;
    }
}
