package io.quotaexchange.ledger;

import java.util.List;

/** One thing the ledger demands of a settlement. */
@FunctionalInterface
interface SettlementRule {
    /** How the settlement breaks this rule; empty if it does not. */
    List<Violation> check(LedgerState state, History history, Settlement settlement);
}
