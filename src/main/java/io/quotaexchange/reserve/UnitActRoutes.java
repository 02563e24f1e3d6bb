package io.quotaexchange.reserve;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Freezing, thawing and deducting units over HTTP. Clause: M13-07.3. */
public final class UnitActRoutes {
    private final UnitActs acts;

    public UnitActRoutes(UnitActs acts) {
        this.acts = acts;
    }

    public void addTo(Api api) {
        api.commit("actOnUnits", this::check, this::take);
    }

    /** What a person may ask for by hand. */
    private enum Kind {
        FREEZE,
        THAW,
        DEDUCT;

        ActKind act() {
            return ActKind.valueOf(name());
        }
    }

    private Future<JsonObject> check(ApiRequest request) {
        UnitRequest given =
                request.read(document -> read(document, request.caller().person(), ""));
        return acts.review(given).map(decision -> switch (decision) {
            case UnitDecisions.Decision.Taken taken ->
                new JsonObject()
                        .put("kept", false)
                        .put("act", taken.act().document().put("approver", ""));
            case UnitDecisions.Decision.Refused refused ->
                throw RefusalProblem.of(refused.refusals()).asException();
        });
    }

    private Future<Api.Answer> take(ApiRequest request) {
        Signatures signatures = Signatures.of(request);
        UnitRequest given = request.read(document -> read(document, signatures.maker(), signatures.approver()));
        return acts.take(given).compose(outcome -> switch (outcome) {
            case UnitActs.Outcome.Done done ->
                Future.succeededFuture(Api.Answer.ok(new JsonObject()
                        .put("kept", true)
                        .put("act", done.act().document())
                        .put("settlement", done.settlement())
                        .put("repeated", done.repeated())));
            case UnitActs.Outcome.Refused refused -> refused(refused.refusals());
        });
    }

    private static Future<Api.Answer> refused(List<Refusal> refusals) {
        return Future.failedFuture(RefusalProblem.of(refusals).asException());
    }

    private static UnitRequest read(DocumentReader document, String maker, String approver) {
        ActKind kind = document.choice("kind", Kind.class).act();
        return new UnitRequest(
                kind,
                document.parsed("id", id -> UnitRequest.id(kind, id), ""),
                document.text("lot"),
                document.number("firstUnit", 1, Long.MAX_VALUE),
                document.number("lastUnit", 1, Long.MAX_VALUE),
                document.optionalText("reason"),
                document.optionalText("reference"),
                maker,
                approver);
    }
}
