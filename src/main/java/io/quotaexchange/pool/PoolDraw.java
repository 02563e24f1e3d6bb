package io.quotaexchange.pool;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Amounts;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key project draws from the pool a share of what its county cannot supply, at the fixed price. Clause: Z10-10.2, Z10-07.3, Z10-07.5.
 *
 * @param id for example {@code pda_331126-2022-0007}: a project has one
 * @param province owner of the pool
 * @param project the construction project that it is for
 * @param free what the county had, in its reserve and on offer, when it was decided, m² and kg
 * @param amounts drawn, m² and kg
 * @param prices by indicator: the fixed price of key projects on the day, fen per mu or kg
 * @param rulebook digest of the rulebook in force on the day
 */
public record PoolDraw(
        String id,
        String province,
        String county,
        String project,
        LocalDate on,
        IndicatorVector free,
        IndicatorVector amounts,
        Map<IndicatorKind, UnitPrice> prices,
        String rulebook,
        String maker,
        String approver)
        implements Act {
    public PoolDraw {
        prices = Map.copyOf(prices);
    }

    @Override
    public ActKind kind() {
        return ActKind.POOL_AWARD;
    }

    /** Fen: what the county pays, each indicator rounded once. */
    public long valueFen() {
        long value = 0;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            value = Math.addExact(
                    value,
                    indicator.value(
                            amounts.get(indicator), prices.get(indicator).fen()));
        }
        return value;
    }

    /** Pool → awarded of the province. */
    @Override
    public Optional<Settlement> settlement() {
        List<Transfer> transfers = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (amounts.get(indicator) > 0) {
                Unit unit = Unit.of(indicator);
                transfers.add(Transfer.of(
                        new Account(province, AccountKind.POOL, unit),
                        new Account(province, AccountKind.AWARDED, unit),
                        amounts.get(indicator)));
            }
        }
        return Optional.of(Act.settlement(this, transfers, List.of()));
    }

    /** What was drawn goes to the county's reserve against its money, in one settlement. */
    public List<Transfer> delivery() {
        List<Transfer> transfers = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (amounts.get(indicator) > 0) {
                Unit unit = Unit.of(indicator);
                transfers.add(Transfer.of(
                                new Account(province, AccountKind.AWARDED, unit),
                                new Account(county, AccountKind.RESERVE, unit),
                                amounts.get(indicator))
                        .atPrice(prices.get(indicator).fen()));
            }
        }
        transfers.add(Transfer.of(
                new Account(county, AccountKind.CASH, Unit.CNY),
                new Account(province, AccountKind.REVENUE, Unit.CNY),
                valueFen()));
        return transfers;
    }

    @Override
    public JsonObject document() {
        JsonObject fixed = new JsonObject();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            fixed.put(indicator.name(), prices.get(indicator).yuan());
        }
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id)
                .put("province", province)
                .put("county", county)
                .put("project", project)
                .put("on", on.toString())
                .put("free", Amounts.write(free))
                .put("amounts", Amounts.write(amounts))
                .put("prices", fixed)
                .put("rulebook", rulebook)
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static PoolDraw read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        document.text("kind");
        DocumentReader fixed = document.object("prices");
        Map<IndicatorKind, UnitPrice> prices = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            prices.put(indicator, fixed.parsed(indicator.name(), UnitPrice::ofYuan, UnitPrice.ofFen(0)));
        }
        PoolDraw draw = new PoolDraw(
                document.text("id"),
                document.text("province"),
                document.text("county"),
                document.text("project"),
                document.date("on"),
                Amounts.read(document.object("free")),
                Amounts.read(document.object("amounts")),
                prices,
                document.text("rulebook"),
                document.text("maker"),
                document.text("approver"));
        document.finish();
        return draw;
    }
}
