package io.quotaexchange.pool;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The province pays a county for what the pool took of a project's land, once a project. Clause: Z10-07.4.
 *
 * @param project id in the registry
 * @param area m² that the pool took
 * @param rate fen per mu, by the rulebook that the project was decided under
 */
public record PoolSubsidy(
        String county, String project, long area, UnitPrice rate, LocalDate on, String maker, String approver)
        implements Act {
    @Override
    public ActKind kind() {
        return ActKind.POOL_SUBSIDY;
    }

    /** For example {@code psb_33112620190012}. */
    @Override
    public String id() {
        return "psb_" + project.substring("prj_".length());
    }

    /** Fen, rounded half up once. */
    public long fen() {
        return IndicatorKind.QUANTITY.value(area, rate.fen());
    }

    /** The provincial treasury → the county's cash. */
    @Override
    public Optional<Settlement> settlement() {
        return Optional.of(Act.settlement(
                this,
                List.of(Transfer.of(
                        Account.system(AccountKind.OUTSIDE, Unit.CNY),
                        new Account(county, AccountKind.CASH, Unit.CNY),
                        fen())),
                List.of()));
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id())
                .put("county", county)
                .put("project", project)
                .put("areaHa", IndicatorKind.QUANTITY.printAmount(area))
                .put("yuanPerMu", rate.yuan())
                .put("on", on.toString())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static PoolSubsidy read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        document.text("kind");
        document.text("id");
        PoolSubsidy subsidy = new PoolSubsidy(
                document.text("county"),
                document.text("project"),
                document.parsed("areaHa", IndicatorKind.QUANTITY::parseAmount, 0L),
                document.parsed("yuanPerMu", UnitPrice::ofYuan, UnitPrice.ofFen(0)),
                document.date("on"),
                document.text("maker"),
                document.text("approver"));
        document.finish();
        return subsidy;
    }
}
