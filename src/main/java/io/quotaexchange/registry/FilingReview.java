package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.refusal.Warning;
import java.util.List;

/**
 * What would become of a filing.
 *
 * @param refusals everything against it; empty: it would be registered
 * @param indicators it would earn, m² and kg; zero where something stands against it
 */
public record FilingReview(List<Refusal> refusals, List<Warning> warnings, IndicatorVector indicators) {
    public FilingReview {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }
}
