package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** An owner's reserves and money, as the contract's schema Reserve says. */
final class ReserveJson {
    private final List<AccountBalance> balances;
    private final List<Turnover> turnover;

    ReserveJson(List<AccountBalance> balances, List<Turnover> turnover) {
        this.balances = balances;
        this.turnover = turnover;
    }

    JsonObject write(String owner, long sequence) {
        JsonArray indicators = new JsonArray();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            indicators.add(indicator(indicator));
        }
        return new JsonObject()
                .put("county", owner)
                .put("sequence", sequence)
                .put("indicators", indicators)
                .put(
                        "money",
                        new JsonObject()
                                .put("cash", money(AccountKind.CASH))
                                .put("deposit", money(AccountKind.DEPOSIT))
                                .put("revenue", money(AccountKind.REVENUE)));
    }

    private JsonObject indicator(IndicatorKind indicator) {
        Unit unit = Unit.of(indicator);
        return new JsonObject()
                .put("indicator", indicator.name())
                .put("free", indicator.printAmount(balance(AccountKind.RESERVE, unit)))
                .put("listed", indicator.printAmount(balance(AccountKind.LISTED, unit)))
                .put("awarded", indicator.printAmount(balance(AccountKind.AWARDED, unit)))
                .put("frozen", indicator.printAmount(balance(AccountKind.FROZEN, unit)))
                .put("pool", indicator.printAmount(balance(AccountKind.POOL, unit)))
                .put("minted", indicator.printAmount(moved(unit, SettlementCode.MINT, true)))
                .put("received", indicator.printAmount(moved(unit, SettlementCode.DELIVER, true)))
                .put("delivered", indicator.printAmount(moved(unit, SettlementCode.DELIVER, false)))
                .put("writtenOff", indicator.printAmount(moved(unit, SettlementCode.WRITE_OFF, false)));
    }

    private String money(AccountKind kind) {
        return Money.ofFen(balance(kind, Unit.CNY)).yuan();
    }

    private long balance(AccountKind kind, Unit unit) {
        return balances.stream()
                .filter(balance ->
                        balance.account().kind() == kind && balance.account().unit() == unit)
                .mapToLong(AccountBalance::balance)
                .sum();
    }

    private long moved(Unit unit, SettlementCode code, boolean incoming) {
        return turnover.stream()
                .filter(row -> row.unit() == unit && row.code() == code && row.incoming() == incoming)
                .mapToLong(Turnover::amount)
                .sum();
    }
}
