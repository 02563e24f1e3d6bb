package io.quotaexchange.writeoff;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written off for one construction project (核销单): the three amounts, each by itself.
 *
 * <p>Clause: M13-04.1, M13-04.4, M13-04.5.
 *
 * @param id for example {@code wof_2018-1_r0007}
 * @param county whose reserve it is taken from
 * @param request the request of the round that the project made; empty if it made none
 * @param amounts m² and kg
 */
public record WriteOffSlip(
        String id,
        String county,
        String projectZh,
        String projectEn,
        String request,
        IndicatorVector amounts,
        String maker,
        String approver) {

    /** The slip as it stands in an export; the ledger's settlement is bound to its digest. */
    public JsonObject document() {
        JsonObject json = new JsonObject()
                .put("id", id)
                .put("county", county)
                .put("projectZh", projectZh)
                .put("projectEn", projectEn)
                .put("request", request);
        JsonObject given = new JsonObject();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            given.put(indicator.name(), indicator.printAmount(amounts.get(indicator)));
        }
        return json.put("amounts", given).put("maker", maker).put("approver", approver);
    }

    /** Inverse of {@link #document()}. */
    public static WriteOffSlip read(JsonObject json) {
        JsonObject given = json.getJsonObject("amounts");
        IndicatorVector amounts = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            amounts = amounts.with(indicator, indicator.parseAmount(given.getString(indicator.name())));
        }
        return new WriteOffSlip(
                json.getString("id"),
                json.getString("county"),
                json.getString("projectZh"),
                json.getString("projectEn"),
                json.getString("request"),
                amounts,
                json.getString("maker"),
                json.getString("approver"));
    }

    /** County reserve → written off, one posting an indicator that is above zero. Clause: M13-04.5. */
    public Settlement settlement() {
        List<Transfer> transfers = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (amounts.get(indicator) > 0) {
                Unit unit = Unit.of(indicator);
                transfers.add(Transfer.of(
                        new Account(county, AccountKind.RESERVE, unit),
                        Account.system(AccountKind.WRITTEN_OFF, unit),
                        amounts.get(indicator)));
            }
        }
        return new Settlement(
                SettlementCode.WRITE_OFF,
                id + ":write-off",
                new Fact("write-off", id, Sm3.digest(document().encode())),
                maker,
                Optional.of(approver),
                transfers,
                List.of());
    }
}
