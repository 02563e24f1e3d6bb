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
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A draw that was not paid goes back to the pool: decided by the province, or by its deadline. It has the id that the payment of the draw
 * would have, so that only one of them ever happens. Clause: Z10-07.5, M13-05.8.
 *
 * @param draw that was made and not paid
 * @param why who ends it
 * @param reason of the province; empty where the deadline ended it
 * @param on the civil day on which it was ended
 * @param maker of a cancellation by its deadline the maker of the draw, {@code approver} likewise
 */
public record PoolCancellation(PoolDraw draw, Why why, String reason, LocalDate on, String maker, String approver)
        implements Act {
    /** What ends a draw. */
    public enum Why {
        DECIDED,
        DEADLINE
    }

    @Override
    public ActKind kind() {
        return ActKind.POOL_CANCEL;
    }

    @Override
    public String id() {
        return PoolStep.paymentOf(draw);
    }

    /** Whose units they are again. */
    @Override
    public String county() {
        return draw.province();
    }

    /** Awarded of the province → pool. */
    @Override
    public Optional<Settlement> settlement() {
        List<Transfer> transfers = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (draw.amounts().get(indicator) > 0) {
                Unit unit = Unit.of(indicator);
                transfers.add(Transfer.of(
                        new Account(draw.province(), AccountKind.AWARDED, unit),
                        new Account(draw.province(), AccountKind.POOL, unit),
                        draw.amounts().get(indicator)));
            }
        }
        return Optional.of(Act.settlement(this, transfers, List.of()));
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id())
                .put("project", draw.project())
                .put("draw", draw.document())
                .put("why", why.name())
                .put("reason", reason)
                .put("on", on.toString())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static PoolCancellation read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        return new PoolCancellation(
                PoolDraw.read(json.getJsonObject("draw")),
                document.choice("why", Why.class),
                json.getString("reason"),
                document.date("on"),
                document.text("maker"),
                document.text("approver"));
    }
}
