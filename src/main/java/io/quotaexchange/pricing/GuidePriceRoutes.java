package io.quotaexchange.pricing;

import io.quotaexchange.platform.http.Api;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The reading operation on guide prices. */
public final class GuidePriceRoutes {
    private final GuidePrices prices;

    public GuidePriceRoutes(GuidePrices prices) {
        this.prices = prices;
    }

    public void addTo(Api api) {
        api.answer(
                "listGuidePrices",
                request -> prices.all().map(all -> {
                    JsonArray items = new JsonArray();
                    all.forEach(price -> items.add(write(price)));
                    return new JsonObject().put("items", items);
                }));
    }

    /** A guide price with its components, as the contract and an export have it. */
    public static JsonObject write(GuidePrice price) {
        JsonObject json = new JsonObject()
                .put("indicator", price.indicator().name())
                .put("price", price.price().yuan())
                .put("averageCost", price.averageCost().yuan())
                .put("compensation", price.compensation().yuan())
                .put("upkeep", price.upkeep().yuan())
                .put("effectiveFrom", price.effectiveFrom().toString());
        price.effectiveTo().ifPresent(last -> json.put("effectiveTo", last.toString()));
        return json;
    }
}
