package io.quotaexchange.construction;

import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.rulebook.Rulebook;
import java.util.List;

/**
 * A construction project with what it needs, what it owes and what of that is paid.
 *
 * @param rulebook that it was registered under
 * @param need m² and kg. Clause: M13-04.4
 * @param fee one line a row of land. Clause: M13-06.1
 * @param feeFen owed in all, {@code paidFen} paid; 0 owed where it supplements by itself. Clause: Z10-06.1
 */
public record ConstructionAccount(
        ConstructionProject project,
        Rulebook rulebook,
        IndicatorVector need,
        List<ReclamationFee.Line> fee,
        long feeFen,
        long paidFen,
        List<FeePayment> payments) {

    static ConstructionAccount of(ConstructionProject project, Rulebook rulebook, List<FeePayment> payments) {
        var rules = rulebook.construction().orElseThrow();
        return new ConstructionAccount(
                project,
                rulebook,
                ConstructionNeed.of(project.lands(), rulebook.grades().value()),
                ReclamationFee.of(project.lands(), rules),
                project.mode() == SupplementMode.ENTRUSTED ? ReclamationFee.total(project.lands(), rules) : 0,
                payments.stream().mapToLong(FeePayment::fen).sum(),
                List.copyOf(payments));
    }

    /** Fen still owed. */
    public long owedFen() {
        return Math.max(0, feeFen - paidFen);
    }
}
