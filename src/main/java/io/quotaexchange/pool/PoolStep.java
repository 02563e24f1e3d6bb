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
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What follows a draw: the county's payment arrives (POOL_PAY), then units and money move together (POOL_DELIVER).
 *
 * <p>Clause: Z10-07.5, Z10-10.2.
 *
 * @param number 1; of a delivery the ledger refused, the attempts after it 2, 3 …
 * @param draw that it completes
 */
public record PoolStep(ActKind kind, int number, PoolDraw draw, String maker, String approver) implements Act {
    private static final int MOST_ATTEMPTS = 999_999;

    @Override
    public String id() {
        String first =
                kind == ActKind.POOL_PAY ? paymentOf(draw) : "pdd_" + draw.id().substring("pda_".length());
        return number == 1 ? first : first + "~" + number;
    }

    /** What becomes of a draw: its payment, or its cancellation in the place of it. */
    static String paymentOf(PoolDraw draw) {
        return "pdp_" + draw.id().substring("pda_".length());
    }

    /** The attempt after this one. */
    PoolStep next() {
        return new PoolStep(kind, number + 1, draw, maker, approver);
    }

    @Override
    public String county() {
        return draw.county();
    }

    @Override
    public Optional<Settlement> settlement() {
        List<Transfer> transfers = kind == ActKind.POOL_DELIVER
                ? draw.delivery()
                : List.of(Transfer.of(
                        Account.system(AccountKind.OUTSIDE, Unit.CNY),
                        new Account(draw.county(), AccountKind.CASH, Unit.CNY),
                        draw.valueFen()));
        return Optional.of(Act.settlement(this, transfers, List.of()));
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind.text())
                .put("id", id())
                .put("number", number)
                .put("draw", draw.document())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static PoolStep read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        return new PoolStep(
                ActKind.of(document.text("kind")).orElseThrow(),
                document.whole("number", 1, MOST_ATTEMPTS),
                PoolDraw.read(json.getJsonObject("draw")),
                document.text("maker"),
                document.text("approver"));
    }
}
