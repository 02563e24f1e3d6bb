package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.ascending.AscendingOutcome;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import java.util.List;

/** Writes the result of an ascending auction. */
final class AscendingResultWriter {
    private AscendingResultWriter() {}

    static void write(JsonLines out, AscendingResult value) {
        answers(out.list("bids"), value.bids());
        answers(out.list("matches"), value.matches());
        out.field("closedAt", TimeText.print(value.closedAt()));
        if (value.outcome() instanceof AscendingOutcome.Sold sold) {
            out.field("outcome", "SOLD")
                    .field("winner", sold.winner())
                    .field("price", UnitPrice.ofFen(sold.priceFen()).yuan())
                    .field("value", Money.ofFen(sold.valueFen()).yuan())
                    .field("decidedBy", sold.decidedBy().name());
        } else {
            out.field("outcome", value.outcome() instanceof AscendingOutcome.Unsold ? "UNSOLD" : "BELOW_RESERVE");
        }
    }

    private static void answers(JsonLines out, List<AscendingResult.Answer> answers) {
        for (AscendingResult.Answer answer : answers) {
            out.object()
                    .field("id", answer.id())
                    .field("accepted", answer.reason().isEmpty());
            if (answer.reason().isPresent()) {
                out.field("reason", answer.reason().get().name());
            }
            out.endObject();
        }
        out.endList();
    }
}
