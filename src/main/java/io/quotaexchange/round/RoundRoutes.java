package io.quotaexchange.round;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Page;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The reading operations on rounds. */
public final class RoundRoutes {
    private final RoundArchive archive;

    public RoundRoutes(RoundArchive archive) {
        this.archive = archive;
    }

    public void addTo(Api api) {
        api.answer("listRounds", request -> rounds());
        api.answer("getRound", request -> replay(request).map(RoundJson::write));
        api.answer("listOrders", this::orders);
        api.answer("listFlows", this::flows);
        api.answer("getMarketReport", request -> replay(request).map(replay -> MarketReport.of(replay.state())));
        api.on("getStageCase", request -> cleared(request).map(stage -> Api.Answer.verbatim(stage.caseText())));
        api.on("getStageResult", request -> cleared(request).map(stage -> Api.Answer.verbatim(stage.resultText())));
    }

    private Future<JsonObject> rounds() {
        return archive.rounds()
                .compose(ids -> Future.all(ids.stream().map(archive::round).toList()))
                .map(all -> {
                    JsonArray items = new JsonArray();
                    for (int i = 0; i < all.size(); i++) {
                        all.<java.util.Optional<RoundArchive.Replay>>resultAt(i)
                                .ifPresent(replay -> items.add(RoundJson.write(replay)));
                    }
                    return new JsonObject().put("items", items);
                });
    }

    private Future<RoundArchive.Replay> replay(ApiRequest request) {
        String id = request.path("round");
        return archive.round(id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("round", id).asException()));
    }

    private Future<RoundState.Cleared> cleared(ApiRequest request) {
        int stage = (int) request.pathLong("stage");
        return replay(request)
                .map(replay -> replay.state()
                        .cleared(stage)
                        .filter(found -> !found.caseText().isEmpty())
                        .orElseThrow(() -> Problem.notFound("cleared stage", Integer.toString(stage))
                                .asException()));
    }

    private Future<JsonObject> orders(ApiRequest request) {
        return replay(request).map(replay -> {
            RoundState state = replay.state();
            List<JsonObject> rows = new ArrayList<>();
            for (RoundState.Entered entered : state.orders()) {
                boolean wanted = request.query("kind")
                                .map(kind -> kind.equals(OrderView.kind(entered.order())))
                                .orElse(true)
                        && request.query("county")
                                .map(county -> county.equals(entered.order().county()))
                                .orElse(true);
                if (wanted) {
                    rows.add(OrderView.write(state, entered));
                }
            }
            return Page.after(rows, "id", request);
        });
    }

    private record Between(String seller, String buyer, IndicatorKind indicator) implements Comparable<Between> {
        @Override
        public int compareTo(Between other) {
            int bySeller = seller.compareTo(other.seller);
            int byBuyer = bySeller != 0 ? bySeller : buyer.compareTo(other.buyer);
            return byBuyer != 0 ? byBuyer : indicator.compareTo(other.indicator);
        }
    }

    private Future<JsonObject> flows(ApiRequest request) {
        return replay(request).map(replay -> {
            TreeMap<Between, List<Award>> flows = new TreeMap<>();
            for (Award award : replay.state().awards()) {
                flows.computeIfAbsent(
                                new Between(award.seller(), award.buyer(), award.indicator()), key -> new ArrayList<>())
                        .add(award);
            }
            JsonArray items = new JsonArray();
            flows.forEach((between, awards) -> items.add(flow(between, awards)));
            return new JsonObject().put("items", items);
        });
    }

    private static JsonObject flow(Between between, List<Award> awards) {
        long amount = awards.stream().mapToLong(Award::amount).reduce(0, Math::addExact);
        long valueFen = awards.stream().mapToLong(Award::valueFen).reduce(0, Math::addExact);
        return new JsonObject()
                .put("seller", between.seller())
                .put("buyer", between.buyer())
                .put("indicator", between.indicator().name())
                .put("amount", between.indicator().printAmount(amount))
                .put("value", Money.ofFen(valueFen).yuan())
                .put("paired", awards.get(0).paired());
    }
}
