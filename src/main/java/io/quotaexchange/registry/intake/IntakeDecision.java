package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.LotIssue;
import io.quotaexchange.quantity.IndicatorVector;
import java.util.List;

/** What becomes of a filing. */
public sealed interface IntakeDecision {
    /**
     * @param indicators earned, m² and kg
     * @param lots one for every indicator that is not zero
     * @param levy the part of {@code indicators} that goes to the provincial pool. Clause: Z10-07.2
     */
    record Accepted(IndicatorVector indicators, List<LotIssue> lots, IndicatorVector levy) implements IntakeDecision {
        public Accepted {
            lots = List.copyOf(lots);
        }
    }

    /** @param refusals every one, in order of precedence; at least one */
    record Refused(List<Refusal> refusals) implements IntakeDecision {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
