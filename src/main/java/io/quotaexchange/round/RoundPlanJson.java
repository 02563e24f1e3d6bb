package io.quotaexchange.round;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.StageKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A round's plan as JSON. */
final class RoundPlanJson {
    private RoundPlanJson() {}

    static JsonObject write(RoundPlan plan) {
        JsonObject prices = new JsonObject();
        plan.prices()
                .forEach((indicator, price) -> prices.put(
                        indicator.name(),
                        new JsonObject()
                                .put("guide", UnitPrice.ofFen(price.guideFen()).yuan())
                                .put("fixed", UnitPrice.ofFen(price.fixedFen()).yuan())
                                .put("floor", UnitPrice.ofFen(price.floorFen()).yuan())
                                .put("cap", UnitPrice.ofFen(price.capFen()).yuan())
                                .put("tick", UnitPrice.ofFen(price.tickFen()).yuan())));
        JsonArray pairings = new JsonArray();
        plan.pairings()
                .all()
                .forEach(pair -> pairings.add(new JsonArray().add(pair.first()).add(pair.second())));
        JsonObject json = new JsonObject()
                .put("id", plan.id())
                .put("nameZh", plan.nameZh())
                .put("nameEn", plan.nameEn())
                .put("rulebook", plan.rulebook())
                .put("rulebookDigest", plan.rulebookDigest())
                .put("province", plan.province())
                .put("generated", plan.generated())
                .put("day", plan.day().toString())
                .put("prices", prices)
                .put("pairings", pairings)
                .put("assisted", new JsonArray(List.copyOf(plan.assisted())))
                .put("poolRatio", plan.poolRatio().text());
        if (!plan.buyerShare().equals(RoundPlan.NO_LIMIT)) {
            json.put("buyerShare", plan.buyerShare().text());
        }
        return json.put(
                "stages",
                RoundEventJson.array(
                        plan.stages().stream().map(RoundPlanJson::write).toList()));
    }

    private static JsonObject write(RoundPlan.Stage stage) {
        JsonObject json = new JsonObject()
                .put("number", stage.number())
                .put("kind", stage.kind().name())
                .put("mechanism", stage.mechanism().name());
        stage.indicator().ifPresent(indicator -> json.put("indicator", indicator.name()));
        return json.put("zh", stage.zh())
                .put("en", stage.en())
                .put(
                        "clauses",
                        new JsonArray(
                                stage.clauses().stream().map(ClauseId::text).toList()));
    }

    static RoundPlan read(JsonObject json) {
        Map<IndicatorKind, RoundPlan.Price> prices = new EnumMap<>(IndicatorKind.class);
        JsonObject given = json.getJsonObject("prices");
        for (String indicator : given.fieldNames()) {
            JsonObject price = given.getJsonObject(indicator);
            prices.put(
                    IndicatorKind.valueOf(indicator),
                    new RoundPlan.Price(
                            fen(price, "guide"),
                            fen(price, "fixed"),
                            fen(price, "floor"),
                            fen(price, "cap"),
                            fen(price, "tick")));
        }
        List<Pairings.Pair> pairs = json.getJsonArray("pairings").stream()
                .map(JsonArray.class::cast)
                .map(pair -> Pairings.Pair.of(pair.getString(0), pair.getString(1)))
                .toList();
        TreeSet<String> assisted = new TreeSet<>();
        json.getJsonArray("assisted").forEach(county -> assisted.add((String) county));
        return new RoundPlan(
                json.getString("id"),
                json.getString("nameZh"),
                json.getString("nameEn"),
                json.getString("rulebook"),
                json.getString("rulebookDigest"),
                json.getString("province"),
                json.getBoolean("generated"),
                LocalDate.parse(json.getString("day")),
                prices,
                new Pairings(pairs),
                assisted,
                Ratio.of(json.getString("poolRatio")),
                Ratio.of(json.getString("buyerShare", "1")),
                RoundEventJson.objects(json.getJsonArray("stages")).stream()
                        .map(RoundPlanJson::readStage)
                        .toList());
    }

    private static RoundPlan.Stage readStage(JsonObject json) {
        return new RoundPlan.Stage(
                json.getInteger("number"),
                StageKind.valueOf(json.getString("kind")),
                Mechanism.valueOf(json.getString("mechanism")),
                Optional.ofNullable(json.getString("indicator")).map(IndicatorKind::valueOf),
                json.getString("zh"),
                json.getString("en"),
                json.getJsonArray("clauses").stream()
                        .map(clause -> new ClauseId((String) clause))
                        .toList());
    }

    private static long fen(JsonObject price, String field) {
        return UnitPrice.ofYuan(price.getString(field)).fen();
    }
}
