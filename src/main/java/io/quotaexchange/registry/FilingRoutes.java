package io.quotaexchange.registry;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.refusal.Warning;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Filing over HTTP. Clause: M13-02.4. */
public final class FilingRoutes {
    private final Registry registry;

    public FilingRoutes(Registry registry) {
        this.registry = registry;
    }

    public void addTo(Api api) {
        api.commit("fileProject", this::check, this::file);
    }

    private static ProjectFiling filing(ApiRequest request) {
        return request.read(document -> ProjectDocument.read(document.object("filing")));
    }

    private Future<JsonObject> check(ApiRequest request) {
        return registry.review(filing(request), Optional.empty()).map(review -> {
            if (!review.refusals().isEmpty()) {
                throw RefusalProblem.of(review.refusals()).asException();
            }
            return new JsonObject()
                    .put("kept", false)
                    .put("indicators", indicators(review.indicators()))
                    .put("warnings", Warning.json(review.warnings()));
        });
    }

    private Future<Api.Answer> file(ApiRequest request) {
        ProjectFiling filing = filing(request);
        Signatures signatures = Signatures.of(request);
        return registry.review(filing, Optional.of(signatures)).compose(review -> keep(filing, signatures, review));
    }

    private Future<Api.Answer> keep(ProjectFiling filing, Signatures signatures, FilingReview review) {
        return registry.file(filing, signatures.maker(), signatures.approver()).compose(outcome -> switch (outcome) {
            case FilingOutcome.Registered registered ->
                Future.succeededFuture(Api.Answer.ok(new JsonObject()
                        .put("kept", true)
                        .put("project", RegistryRoutes.summary(registered.project()))
                        .put("indicators", indicators(registered.project().indicators()))
                        .put("warnings", Warning.json(review.warnings()))));
            case FilingOutcome.Refused refused ->
                failed(RefusalProblem.of(refused.project().refusals()));
            // Beside what keeps it from being taken, the reader wants to know what would refuse it next.
            case FilingOutcome.NotTaken notTaken ->
                failed(RefusalProblem.of(review.refusals().isEmpty() ? notTaken.refusals() : review.refusals()));
        });
    }

    private static Future<Api.Answer> failed(Problem problem) {
        return Future.failedFuture(problem.asException());
    }

    static JsonObject indicators(IndicatorVector amounts) {
        JsonObject json = new JsonObject();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            json.put(indicator.name(), indicator.printAmount(amounts.get(indicator)));
        }
        return json;
    }
}
