package io.quotaexchange.writeoff;

import io.quotaexchange.construction.KeyProjectDecision;
import io.quotaexchange.construction.KeyProjects;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** The province certifies key projects, over HTTP. Clause: M13-05.4, Z10-10.1. */
public final class KeyProjectRoutes {
    /** Who signs is known once it is approved: until then two different people stand in. */
    private static final Signatures LATER = new Signatures("maker", "approver");

    private final KeyProjects projects;
    private final Clock clock;

    public KeyProjectRoutes(KeyProjects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.commit(
                "certifyKeyProject",
                request -> projects.review(asked(request, LATER)).map(KeyProjectRoutes::decided),
                request -> projects.decide(asked(request, Signatures.of(request)))
                        .map(outcome -> Api.Answer.ok(decided(outcome))));
    }

    private KeyProjects.Asked asked(ApiRequest request, Signatures people) {
        return request.read(document -> new KeyProjects.Asked(
                request.path("construction"),
                document.flag("certified"),
                document.text("reason"),
                CivilDay.today(clock),
                people.maker(),
                people.approver()));
    }

    private static JsonObject decided(KeyProjects.Outcome outcome) {
        return switch (outcome) {
            case KeyProjects.Outcome.Done done -> write(done.decision());
            case KeyProjects.Outcome.Refused refused ->
                throw RefusalProblem.of(refused.refusals()).asException();
        };
    }

    static JsonObject write(KeyProjectDecision decision) {
        return new JsonObject()
                .put("decision", decision.id())
                .put("certified", decision.certified())
                .put("reason", decision.reason())
                .put("on", decision.on().toString());
    }
}
