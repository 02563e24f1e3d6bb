package io.quotaexchange.settlement;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Page;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.AwardJson;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reading operation on awards: what was awarded, and how far each has come. */
public final class AwardRoutes {
    private final RoundArchive archive;
    private final AwardSteps steps;

    public AwardRoutes(RoundArchive archive, AwardSteps steps) {
        this.archive = archive;
        this.steps = steps;
    }

    public void addTo(Api api) {
        api.answer("listAwards", this::awards);
    }

    private Future<JsonObject> awards(ApiRequest request) {
        String id = request.path("round");
        return archive.round(id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("round", id).asException()))
                .compose(replay -> steps.ofRound(id).map(taken -> page(request, replay.state(), taken)));
    }

    private static JsonObject page(ApiRequest request, RoundState state, List<AwardSteps.Taken> taken) {
        Map<String, List<AwardSteps.Taken>> byAward = new HashMap<>();
        taken.forEach(step -> byAward.computeIfAbsent(step.award(), fresh -> new ArrayList<>())
                .add(step));
        List<JsonObject> rows = new ArrayList<>();
        for (Award award : state.awards()) {
            boolean wanted = request.query("county")
                            .map(county -> county.equals(award.seller()) || county.equals(award.buyer()))
                            .orElse(true)
                    && (request.queryLong("stage").isEmpty()
                            || request.queryLong("stage").getAsLong() == award.stage());
            if (wanted) {
                rows.add(row(
                        state.order(award.order()).map(RoundState.Entered::order),
                        award,
                        byAward.getOrDefault(award.id(), List.of())));
            }
        }
        return Page.after(rows, "id", request);
    }

    /** The award with how far it has come. */
    static JsonObject row(Optional<Order> order, Award award, List<AwardSteps.Taken> taken) {
        JsonObject json = AwardJson.write(award)
                .put("fromPool", award.fromPool())
                .put("status", Step.status(Settling.steps(taken)));
        order.filter(Order.Request.class::isInstance)
                .map(Order.Request.class::cast)
                .ifPresent(request -> json.put("project", request.projectZh()).put("projectEn", request.projectEn()));
        taken.stream()
                .filter(step -> step.step() == Step.DELIVERED)
                .flatMap(step -> step.settlement().stream())
                .forEach(sequence -> json.put("deliveredBy", sequence));
        return json;
    }
}
