package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;

/** Orders as JSON; amounts and prices as decimal text. */
final class OrderJson {
    private OrderJson() {}

    static JsonObject write(Order order) {
        JsonObject json = new JsonObject();
        switch (order) {
            case Order.Listing listing ->
                json.put("kind", "LISTING")
                        .put("id", listing.id())
                        .put("county", listing.county())
                        .put("indicator", listing.indicator().name())
                        .put("amount", listing.indicator().printAmount(listing.amount()))
                        .put("limit", UnitPrice.ofFen(listing.limitFen()).yuan());
            case Order.Request request -> {
                JsonObject amounts = new JsonObject();
                request.amounts()
                        .forEach((indicator, amount) -> amounts.put(indicator.name(), indicator.printAmount(amount)));
                json.put("kind", "REQUEST")
                        .put("id", request.id())
                        .put("county", request.county())
                        .put("projectZh", request.projectZh())
                        .put("projectEn", request.projectEn())
                        .put("tier", request.tier())
                        .put("amounts", amounts)
                        .put("divisible", request.divisible())
                        .put("poolEligible", request.poolEligible());
                if (!request.construction().isEmpty()) {
                    json.put("construction", request.construction());
                }
            }
            case Order.Bid bid ->
                json.put("kind", "BID")
                        .put("id", bid.id())
                        .put("county", bid.county())
                        .put("indicator", bid.indicator().name())
                        .put("amount", bid.indicator().printAmount(bid.amount()))
                        .put("limit", UnitPrice.ofFen(bid.limitFen()).yuan());
            case Order.SealedBid bid ->
                json.put("kind", "SEALED_BID")
                        .put("id", bid.id())
                        .put("county", bid.county())
                        .put("commitment", bid.commitment())
                        .put("envelope", bid.envelope());
        }
        return json.put("maker", order.maker()).put("approver", order.approver());
    }

    static Order read(JsonObject json) {
        String kind = json.getString("kind");
        return switch (kind) {
            case "LISTING" -> {
                IndicatorKind indicator = IndicatorKind.valueOf(json.getString("indicator"));
                yield new Order.Listing(
                        json.getString("id"),
                        json.getString("county"),
                        indicator,
                        indicator.parseAmount(json.getString("amount")),
                        UnitPrice.ofYuan(json.getString("limit")).fen(),
                        json.getString("maker"),
                        json.getString("approver"));
            }
            case "REQUEST" -> {
                Map<IndicatorKind, Long> amounts = new EnumMap<>(IndicatorKind.class);
                for (Map.Entry<String, Object> entry : json.getJsonObject("amounts")) {
                    IndicatorKind indicator = IndicatorKind.valueOf(entry.getKey());
                    amounts.put(indicator, indicator.parseAmount((String) entry.getValue()));
                }
                yield new Order.Request(
                        json.getString("id"),
                        json.getString("county"),
                        json.getString("construction", ""),
                        json.getString("projectZh"),
                        json.getString("projectEn"),
                        json.getInteger("tier"),
                        amounts,
                        json.getBoolean("divisible"),
                        json.getBoolean("poolEligible"),
                        json.getString("maker"),
                        json.getString("approver"));
            }
            case "BID" -> {
                IndicatorKind indicator = IndicatorKind.valueOf(json.getString("indicator"));
                yield new Order.Bid(
                        json.getString("id"),
                        json.getString("county"),
                        indicator,
                        indicator.parseAmount(json.getString("amount")),
                        UnitPrice.ofYuan(json.getString("limit")).fen(),
                        json.getString("maker"),
                        json.getString("approver"));
            }
            case "SEALED_BID" ->
                new Order.SealedBid(
                        json.getString("id"),
                        json.getString("county"),
                        json.getString("commitment"),
                        json.getString("envelope"),
                        json.getString("maker"),
                        json.getString("approver"));
            default -> throw new IllegalArgumentException("unknown kind of order: " + kind);
        };
    }
}
