package io.quotaexchange.writeoff;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Amounts;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.Money;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The day of a commitment passed, and it could not be written off. Clause: M13-04.7.
 *
 * @param id for example {@code ovd_331126-2022-0007}
 * @param on first day after the commitment's
 * @param missing m² and kg that the reserve was short of when this was found
 * @param owedFen reclamation fee that was not paid. Clause: Z10-06.1
 */
public record OverdueCommitment(
        String id,
        String county,
        String project,
        LocalDate on,
        IndicatorVector missing,
        long owedFen,
        String maker,
        String approver)
        implements Act {

    @Override
    public ActKind kind() {
        return ActKind.OVERDUE;
    }

    /** It moves nothing. */
    @Override
    public Optional<Settlement> settlement() {
        return Optional.empty();
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id)
                .put("county", county)
                .put("project", project)
                .put("on", on.toString())
                .put("missing", Amounts.write(missing))
                .put("owedYuan", Money.ofFen(owedFen).yuan())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static OverdueCommitment read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        document.text("kind");
        OverdueCommitment overdue = new OverdueCommitment(
                document.text("id"),
                document.text("county"),
                document.text("project"),
                document.date("on"),
                Amounts.read(document.object("missing")),
                document.parsed("owedYuan", Money::ofYuan, Money.ZERO).fen(),
                document.text("maker"),
                document.text("approver"));
        document.finish();
        return overdue;
    }
}
