package io.quotaexchange.construction;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.rulebook.Approval;
import io.quotaexchange.rulebook.Construction;
import io.quotaexchange.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands against a construction project, and against a payment of its fee; every reason at once. Pure. */
public final class ConstructionRules {
    private static final long MOST_AREA = 1_000_000_000L;
    private static final int SHORTEST_REASON = 10;

    private ConstructionRules() {}

    /**
     * @param rules in force on the day of registration; empty if none are
     * @param countyKnown whether the county is one of the province on that day
     */
    public static List<Refusal> against(ConstructionProject project, Optional<Rulebook> rules, boolean countyKnown) {
        List<Refusal> refusals = new ArrayList<>();
        if (project.maker().equals(project.approver())) {
            refusals.add(ConstructionRefusal.SAME_PERSON.refusal());
        }
        Optional<Construction> construction = rules.flatMap(Rulebook::construction);
        if (construction.isEmpty()) {
            refusals.add(ConstructionRefusal.NO_RULES_IN_FORCE.refusal(project.registeredOn()));
        }
        if (!countyKnown) {
            refusals.add(ConstructionRefusal.COUNTY_UNKNOWN.refusal(project.county()));
        }
        if (!project.id().startsWith("con_" + project.county() + "-")) {
            refusals.add(ConstructionRefusal.ID_OF_OTHER_COUNTY.refusal(project.id(), project.county()));
        }
        refusals.addAll(lands(project));
        construction.ifPresent(it -> refusals.addAll(approvals(project, it)));
        if (project.completionOn().isBefore(project.registeredOn())) {
            refusals.add(ConstructionRefusal.COMPLETION_BEFORE_REGISTRATION.refusal());
        }
        int reason = project.combination().length();
        if (reason > 0 && reason < SHORTEST_REASON) {
            refusals.add(ConstructionRefusal.COMBINATION_NOT_NEEDED.refusal());
        }
        return refusals;
    }

    /** Only farmland is made up for, and every row has an area. Clause: M13-00.2, M13-04.4. */
    private static List<Refusal> lands(ConstructionProject project) {
        List<Refusal> refusals = new ArrayList<>();
        if (project.lands().isEmpty()) {
            refusals.add(ConstructionRefusal.NO_LAND.refusal());
        }
        for (int i = 0; i < project.lands().size(); i++) {
            OccupiedLand land = project.lands().get(i);
            if (land.area() <= 0 || land.area() > MOST_AREA) {
                refusals.add(ConstructionRefusal.AREA_NOT_POSITIVE.refusal(i, i + 1));
            }
            if (!land.land().isCultivated()) {
                refusals.add(ConstructionRefusal.NOT_FARMLAND.refusal(
                        i, i + 1, land.land().zh(), land.land().en()));
            }
        }
        return refusals;
    }

    /** Protected farmland is taken only with every approval in hand. Clause: Z10-04.2. */
    private static List<Refusal> approvals(ConstructionProject project, Construction rules) {
        List<Refusal> refusals = new ArrayList<>();
        for (Construction.ZoneApprovals zone : rules.approvals()) {
            if (project.lands().stream().noneMatch(land -> land.zone() == zone.zone())) {
                continue;
            }
            for (Approval needed : zone.needed().value()) {
                if (project.approvals().stream().noneMatch(paper -> paper.approval() == needed)) {
                    refusals.add(ConstructionRefusal.APPROVAL_MISSING.because(
                            zone.needed().clause(),
                            zone.zone().zh(),
                            needed.zh(),
                            zone.zone().en(),
                            needed.en()));
                }
            }
        }
        return refusals;
    }

    /**
     * What stands against a payment. Clause: Z10-06.1.
     *
     * @param feeFen what the project owes in all, {@code paidFen} what was paid before
     */
    public static List<Refusal> against(FeePayment payment, ConstructionProject project, long feeFen, long paidFen) {
        List<Refusal> refusals = new ArrayList<>();
        if (payment.maker().equals(payment.approver())) {
            refusals.add(ConstructionRefusal.SAME_PERSON.refusal());
        }
        if (project.mode() == SupplementMode.SELF) {
            refusals.add(ConstructionRefusal.FEE_NOT_OWED.refusal());
        }
        if (payment.fen() <= 0) {
            refusals.add(ConstructionRefusal.PAYMENT_NOT_POSITIVE.refusal());
        }
        if (payment.fen() > feeFen - paidFen) {
            refusals.add(ConstructionRefusal.PAYMENT_ABOVE_FEE.refusal(
                    Money.ofFen(payment.fen()).yuan(),
                    Money.ofFen(Math.max(0, feeFen - paidFen)).yuan()));
        }
        return refusals;
    }
}
