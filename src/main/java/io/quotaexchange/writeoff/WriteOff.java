package io.quotaexchange.writeoff;

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
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A construction project's need leaves its county's reserve, the three indicators each by itself (核销).
 *
 * <p>Clause: M13-04.1, M13-04.5, M13-04.7.
 *
 * @param kind WRITE_OFF, or FULFIL where the county had committed itself
 * @param id for example {@code wof_331126-2022-0007}: a project has one
 * @param amounts m² and kg: the project's need
 * @param on day of the write-off
 * @param automatic whether the day of a commitment passed, and nobody had to ask. Clause: M13-04.7
 */
public record WriteOff(
        ActKind kind,
        String id,
        String county,
        String project,
        IndicatorVector amounts,
        LocalDate on,
        boolean automatic,
        String maker,
        String approver)
        implements Act {

    /** County reserve → written off, one posting an indicator that is above zero. Clause: M13-04.5. */
    @Override
    public Optional<Settlement> settlement() {
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
        return Optional.of(Act.settlement(this, transfers, List.of()));
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind.text())
                .put("id", id)
                .put("county", county)
                .put("project", project)
                .put("amounts", Amounts.write(amounts))
                .put("on", on.toString())
                .put("automatic", automatic)
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static WriteOff read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        WriteOff writeOff = new WriteOff(
                ActKind.of(document.text("kind")).orElseThrow(),
                document.text("id"),
                document.text("county"),
                document.text("project"),
                Amounts.read(document.object("amounts")),
                document.date("on"),
                document.flag("automatic"),
                document.text("maker"),
                document.text("approver"));
        document.finish();
        return writeOff;
    }
}
