package io.quotaexchange.writeoff;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.rulebook.Construction;
import java.util.ArrayList;
import java.util.List;

/** What stands against a write-off or a commitment; every reason at once. Pure. */
public final class WriteOffRules {
    private WriteOffRules() {}

    /** The fee of an entrusted project is paid in full before its need is written off. Clause: Z10-06.1. */
    public static List<Refusal> fee(ConstructionAccount account) {
        return account.owedFen() == 0
                ? List.of()
                : List.of(WriteOffRefusal.FEE_NOT_PAID.refusal(
                        Money.ofFen(account.feeFen()).yuan(),
                        Money.ofFen(account.owedFen()).yuan()));
    }

    /** Quantity, capacity and paddy are tested each by itself. Clause: M13-00.2, M13-04.5. */
    public static List<Refusal> reserve(IndicatorVector need, IndicatorVector free) {
        List<Refusal> refusals = new ArrayList<>();
        IndicatorVector missing = missing(need, free);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (missing.get(indicator) > 0) {
                refusals.add(shortOf(indicator)
                        .refusal(
                                indicator.printAmount(need.get(indicator)),
                                indicator.printAmount(free.get(indicator)),
                                indicator.printAmount(missing.get(indicator))));
            }
        }
        return refusals;
    }

    private static WriteOffRefusal shortOf(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> WriteOffRefusal.QUANTITY_SHORT;
            case CAPACITY -> WriteOffRefusal.CAPACITY_SHORT;
            case PADDY -> WriteOffRefusal.PADDY_SHORT;
        };
    }

    /** What of the need is not free, by indicator; zero where enough is. */
    public static IndicatorVector missing(IndicatorVector need, IndicatorVector free) {
        IndicatorVector missing = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            missing = missing.with(indicator, Math.max(0, need.get(indicator) - free.get(indicator)));
        }
        return missing;
    }

    /**
     * What stands against a commitment, but for the registry's knowing the projects it names. Clause: Z10-10.3, M13-04.6.
     *
     * @param rules under which the construction project was registered
     */
    public static List<Refusal> against(Commitment commitment, ConstructionProject project, Construction rules) {
        List<Refusal> refusals = new ArrayList<>();
        if (commitment.maker().equals(commitment.approver())) {
            refusals.add(WriteOffRefusal.SAME_PERSON.refusal());
        }
        if (!rules.mayCommit(project.sort())) {
            refusals.add(WriteOffRefusal.KIND_MAY_NOT_COMMIT.refusal(
                    project.sort().zh(), project.sort().en()));
        }
        if (commitment.dueOn().isAfter(project.completionOn())) {
            refusals.add(WriteOffRefusal.DUE_AFTER_COMPLETION.refusal(commitment.dueOn(), project.completionOn()));
        }
        if (commitment.dueOn().isBefore(commitment.on())) {
            refusals.add(WriteOffRefusal.DUE_BEFORE_COMMITMENT.refusal());
        }
        if (commitment.supplements().isEmpty()) {
            refusals.add(WriteOffRefusal.NO_SUPPLEMENT_NAMED.refusal());
        }
        if (commitment.filing().isBlank()) {
            refusals.add(WriteOffRefusal.NOT_FILED.refusal());
        }
        return refusals;
    }
}
