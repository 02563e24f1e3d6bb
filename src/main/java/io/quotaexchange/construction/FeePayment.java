package io.quotaexchange.construction;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.quantity.Money;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reclamation fee that a construction unit paid to the treasury. Neither has an account in the ledger: it is a recorded fact.
 *
 * <p>Clause: Z10-06.1.
 *
 * @param id for example {@code fee_331126-2022-0007-1}
 * @param project id of the construction project
 * @param fen paid
 * @param voucher number of the treasury's receipt
 */
public record FeePayment(
        String id,
        String county,
        String project,
        long fen,
        LocalDate paidOn,
        String voucher,
        String maker,
        String approver)
        implements Act {

    @Override
    public ActKind kind() {
        return ActKind.FEE_PAYMENT;
    }

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
                .put("yuan", Money.ofFen(fen).yuan())
                .put("paidOn", paidOn.toString())
                .put("voucher", voucher)
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static FeePayment read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        document.text("kind");
        FeePayment payment = new FeePayment(
                document.text("id"),
                document.text("county"),
                document.text("project"),
                document.parsed("yuan", Money::ofYuan, Money.ZERO).fen(),
                document.date("paidOn"),
                document.text("voucher"),
                document.text("maker"),
                document.text("approver"));
        document.finish();
        return payment;
    }
}
