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

/** Filing over HTTP; with {@code dryRun} nothing is kept. Clause: M13-02.4. */
public final class FilingRoutes {
    private final Registry registry;

    public FilingRoutes(Registry registry) {
        this.registry = registry;
    }

    public void addTo(Api api) {
        api.write("fileProject", this::file);
    }

    private record Given(ProjectFiling filing, Signatures signatures) {}

    private Future<Api.Answer> file(ApiRequest request) {
        Given given = request.read(
                document -> new Given(ProjectDocument.read(document.object("filing")), Signatures.read(document)));
        return registry.review(given.filing(), given.signatures())
                .compose(review -> request.query("dryRun").map("true"::equals).orElse(false)
                        ? answer(review)
                        : keep(given, review));
    }

    private static Future<Api.Answer> answer(FilingReview review) {
        if (!review.refusals().isEmpty()) {
            return Future.failedFuture(RefusalProblem.of(review.refusals()).asException());
        }
        return Future.succeededFuture(Api.Answer.ok(new JsonObject()
                .put("kept", false)
                .put("indicators", indicators(review.indicators()))
                .put("warnings", Warning.json(review.warnings()))));
    }

    private Future<Api.Answer> keep(Given given, FilingReview review) {
        return registry.file(
                        given.filing(),
                        given.signatures().maker(),
                        given.signatures().approver())
                .compose(outcome -> switch (outcome) {
                    case FilingOutcome.Registered registered ->
                        Future.succeededFuture(Api.Answer.ok(new JsonObject()
                                .put("kept", true)
                                .put("project", RegistryRoutes.summary(registered.project()))
                                .put(
                                        "indicators",
                                        indicators(registered.project().indicators()))
                                .put("warnings", Warning.json(review.warnings()))));
                    case FilingOutcome.Refused refused ->
                        failed(RefusalProblem.of(refused.project().refusals()));
                    // Beside what keeps it from being taken, the reader wants to know what would refuse it next.
                    case FilingOutcome.NotTaken notTaken ->
                        failed(RefusalProblem.of(
                                review.refusals().isEmpty() ? notTaken.refusals() : review.refusals()));
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
