package io.quotaexchange.act;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.vertx.core.json.JsonObject;

/** The three amounts as they stand in documents: hectares with four decimals, whole kg. */
public final class Amounts {
    private Amounts() {}

    public static JsonObject write(IndicatorVector amounts) {
        JsonObject json = new JsonObject();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            json.put(indicator.name(), indicator.printAmount(amounts.get(indicator)));
        }
        return json;
    }

    public static IndicatorVector read(DocumentReader place) {
        IndicatorVector amounts = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            amounts = amounts.with(indicator, place.parsed(indicator.name(), indicator::parseAmount, 0L));
        }
        return amounts;
    }
}
