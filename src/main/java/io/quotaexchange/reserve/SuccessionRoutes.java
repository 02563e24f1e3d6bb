package io.quotaexchange.reserve;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** Handing over the reserves of a division that ended, over HTTP. Clause: M13-03.1. */
public final class SuccessionRoutes {
    private final Successions successions;
    private final Clock clock;

    public SuccessionRoutes(Successions successions, Clock clock) {
        this.successions = successions;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.commit("succeedReserve", this::check, this::handOver);
    }

    private Future<JsonObject> check(ApiRequest request) {
        Signatures signatures = new Signatures(request.caller().person(), "");
        return successions
                .review(request.path("county"), CivilDay.today(clock), signatures)
                .map(refusals -> {
                    if (!refusals.isEmpty()) {
                        throw RefusalProblem.of(refusals).asException();
                    }
                    return new JsonObject().put("from", request.path("county"));
                });
    }

    private Future<Api.Answer> handOver(ApiRequest request) {
        return successions
                .handOver(request.path("county"), CivilDay.today(clock), Signatures.of(request))
                .compose(outcome -> switch (outcome) {
                    case Successions.Outcome.Done done ->
                        Future.succeededFuture(Api.Answer.ok(new JsonObject()
                                .put("act", done.act().document())
                                .put("settlement", done.settlement())));
                    case Successions.Outcome.Refused refused ->
                        Future.failedFuture(
                                RefusalProblem.of(refused.refusals()).asException());
                });
    }
}
