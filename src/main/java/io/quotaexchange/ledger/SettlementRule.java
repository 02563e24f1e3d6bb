package io.quotaexchange.ledger;

import java.util.Optional;

/** One thing the ledger demands of a settlement. */
@FunctionalInterface
interface SettlementRule {
    /** Why the settlement breaks this rule; empty if it does not. */
    Optional<Decision.Refused> check(LedgerState state, History history, Settlement settlement);

    static Optional<Decision.Refused> refuse(LedgerRefusal reason, String detail) {
        return Optional.of(new Decision.Refused(reason, detail));
    }
}
