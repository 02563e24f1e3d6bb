package io.quotaexchange.round;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.DecisionLines;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.explain.Explain;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Why, and why not: what was decided of an order of a stage, or of the bids for a lot, with the deciding rule, who was ahead, and the
 * smallest change that would have changed the outcome. Read off the kept case, so it says the same for ever.
 */
public final class DecisionRoutes {
    private final Vertx vertx;
    private final RoundArchive archive;

    public DecisionRoutes(Vertx vertx, RoundArchive archive) {
        this.vertx = vertx;
        this.archive = archive;
    }

    public void addTo(Api api) {
        api.answer("explainOrder", this::ofStage);
        api.answer("explainLot", this::ofLot);
    }

    private Future<RoundState> state(ApiRequest request) {
        String round = request.path("round");
        return archive.round(round)
                .map(found -> found.orElseThrow(
                                () -> Problem.notFound("round", round).asException())
                        .state());
    }

    private Future<JsonObject> ofStage(ApiRequest request) {
        int stage = (int) request.pathLong("stage");
        String order = request.path("order");
        return state(request)
                .map(state -> state.cleared(stage)
                        .map(RoundState.Cleared::caseText)
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> Problem.notFound("cleared stage", Integer.toString(stage))
                                .asException()))
                .compose(text -> explain(text, Optional.of(order)))
                .map(decisions -> {
                    if (decisions.getJsonArray("items").isEmpty()) {
                        throw Problem.notFound("order in stage " + stage, order).asException();
                    }
                    return decisions;
                });
    }

    private Future<JsonObject> ofLot(ApiRequest request) {
        String lot = request.path("lot");
        return state(request)
                .map(state -> state.live()
                        .lot(lot)
                        .flatMap(found -> found.decided())
                        .orElseThrow(() -> Problem.notFound("decided lot", lot).asException()))
                .compose(decided -> explain(decided.caseText(), Optional.empty()));
    }

    /** Beside the loop: changed cases are cleared for it, some dozens an order. */
    private Future<JsonObject> explain(String caseText, Optional<String> order) {
        return vertx.executeBlocking(
                () -> json(read(caseText), order.map(Set::of).orElse(null)), false);
    }

    private static Case read(String text) {
        try {
            return CaseFile.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedCaseException e) {
            throw new IllegalStateException("a kept case is not read: " + e.line(), e);
        }
    }

    /** @param orders null for all */
    private static JsonObject json(Case given, Set<String> orders) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            DecisionLines.write(
                    lines,
                    given,
                    Explain.seeksChanges(given, orders),
                    orders == null ? Explain.all(given) : Explain.of(given, orders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] texts = lines.toString(StandardCharsets.UTF_8).split("\n");
        JsonArray items = new JsonArray();
        for (int i = 1; i < texts.length; i++) {
            items.add(new JsonObject(texts[i]));
        }
        return new JsonObject(texts[0]).put("items", items);
    }
}
