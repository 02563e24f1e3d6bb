package io.quotaexchange.round.live;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** An announced lot as JSON: in the round's events, in an export, and for everybody to read. Nothing in it is secret. */
public final class LotJson {
    private LotJson() {}

    public static JsonObject write(Lot lot) {
        return new JsonObject()
                .put("lot", lot.id())
                .put("stage", lot.stage())
                .put("listing", lot.listing())
                .put("county", lot.county())
                .put("indicator", lot.indicator().name())
                .put("amount", lot.indicator().printAmount(lot.amount()))
                .put("start", UnitPrice.ofFen(lot.prices().startFen()).yuan())
                .put("increment", UnitPrice.ofFen(lot.prices().incrementFen()).yuan())
                .put("cap", UnitPrice.ofFen(lot.prices().capFen()).yuan())
                .put("confirmSteps", lot.prices().confirmSteps())
                .put("opensAt", lot.times().opensAt().toString())
                .put("closesAt", lot.times().closesAt().toString())
                .put("extension", lot.times().extensionSeconds())
                .put("matchWindow", lot.times().matchWindowSeconds())
                .put("keyDigest", lot.seals().keyDigest())
                .put("seedDigest", lot.seals().seedDigest())
                .put("sealedSeed", lot.seals().sealedSeed());
    }

    static Lot read(JsonObject json) {
        IndicatorKind indicator = IndicatorKind.valueOf(json.getString("indicator"));
        return new Lot(
                json.getString("lot"),
                json.getInteger("stage"),
                json.getString("listing"),
                json.getString("county"),
                indicator,
                indicator.parseAmount(json.getString("amount")),
                new Lot.Prices(
                        fen(json, "start"), fen(json, "increment"), fen(json, "cap"), json.getInteger("confirmSteps")),
                new Lot.Times(
                        Instant.parse(json.getString("opensAt")),
                        Instant.parse(json.getString("closesAt")),
                        json.getLong("extension"),
                        json.getLong("matchWindow")),
                new Lot.Seals(json.getString("keyDigest"), json.getString("seedDigest"), json.getString("sealedSeed")));
    }

    private static long fen(JsonObject json, String field) {
        return UnitPrice.ofYuan(json.getString(field)).fen();
    }
}
