package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonObject;

/** An award as JSON: in the round's events, in an export, and as the document the ledger's settlements are bound to. */
public final class AwardJson {
    private AwardJson() {}

    public static JsonObject write(Award award) {
        return new JsonObject()
                .put("id", award.id())
                .put("round", award.round())
                .put("stage", award.stage())
                .put("seller", award.seller())
                .put("buyer", award.buyer())
                .put("indicator", award.indicator().name())
                .put("amount", award.indicator().printAmount(award.amount()))
                .put("price", UnitPrice.ofFen(award.priceFen()).yuan())
                .put("value", Money.ofFen(award.valueFen()).yuan())
                .put("paired", award.paired())
                .put("order", award.order())
                .put("offer", award.offer())
                .put("caseDigest", award.caseDigest())
                .put("resultDigest", award.resultDigest());
    }

    static Award read(JsonObject json) {
        IndicatorKind indicator = IndicatorKind.valueOf(json.getString("indicator"));
        return new Award(
                json.getString("id"),
                json.getString("round"),
                json.getInteger("stage"),
                json.getString("seller"),
                json.getString("buyer"),
                indicator,
                indicator.parseAmount(json.getString("amount")),
                UnitPrice.ofYuan(json.getString("price")).fen(),
                Money.ofYuan(json.getString("value")).fen(),
                json.getBoolean("paired"),
                json.getString("order"),
                json.getString("offer"),
                json.getString("caseDigest"),
                json.getString("resultDigest"));
    }
}
