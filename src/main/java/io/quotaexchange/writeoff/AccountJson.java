package io.quotaexchange.writeoff;

import io.quotaexchange.act.Amounts;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.construction.FeePayment;
import io.quotaexchange.construction.ReclamationFee;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A construction project with need and fee, as an answer. */
final class AccountJson {
    private AccountJson() {}

    static JsonObject write(ConstructionAccount account) {
        JsonArray lines = new JsonArray();
        account.fee().forEach(line -> lines.add(line(line)));
        JsonArray payments = new JsonArray();
        account.payments().stream().map(FeePayment::document).forEach(payments::add);
        return new JsonObject()
                .put("project", account.project().document())
                .put("need", Amounts.write(account.need()))
                .put(
                        "fee",
                        new JsonObject()
                                .put("owedYuan", Money.ofFen(account.feeFen()).yuan())
                                .put("paidYuan", Money.ofFen(account.paidFen()).yuan())
                                .put("openYuan", Money.ofFen(account.owedFen()).yuan())
                                .put("lines", lines)
                                .put("payments", payments));
    }

    private static JsonObject line(ReclamationFee.Line line) {
        return new JsonObject()
                .put("land", line.land().land().name())
                .put("grade", line.land().grade())
                .put("areaHa", IndicatorKind.QUANTITY.printAmount(line.land().area()))
                .put("zone", line.land().zone().name())
                .put("factor", line.factor())
                .put("rateYuanPerMu", Money.ofFen(line.rateFen()).yuan())
                .put("feeYuan", Money.ofFen(line.feeFen()).yuan())
                .put("clause", line.factor() == 1 ? "M13-06.1" : "Z10-04.3");
    }
}
