package io.quotaexchange.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Postings that happen together or not at all, as asked for.
 *
 * @param idempotencyKey the caller's, kept for ever: the same key and content gives the first answer again, the same key with
 *     other content is refused
 * @param maker who did it
 * @param approver who approved it, another person, where four eyes are asked for
 * @param transfers at least one, posted in this order
 * @param issues the lots a MINT brings into being; empty otherwise
 */
public record Settlement(
        SettlementCode code,
        String idempotencyKey,
        Fact fact,
        String maker,
        Optional<String> approver,
        List<Transfer> transfers,
        List<LotIssue> issues) {
    public Settlement {
        transfers = List.copyOf(transfers);
        issues = List.copyOf(issues);
    }
}
