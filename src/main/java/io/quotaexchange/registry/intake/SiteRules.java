package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.project.Plan;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.Intake;
import io.quotaexchange.rulebook.Intake.FundingBar;
import io.quotaexchange.rulebook.Ruling;
import io.quotaexchange.rulebook.Zone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Demands on where a project lies, on what plan and with whose money. */
public final class SiteRules {
    private SiteRules() {}

    /**
     * A project carried out before the cut-off was not paid from funds that bar it: consolidation from the new-construction-land
     * fee, high-standard farmland otherwise than from the reclamation fee.
     *
     * <p>Clause: M13-08.1.
     */
    static List<Refusal> fundsMayBeUsed(IntakeQuestion question) {
        ProjectFiling filing = question.filing();
        LocalDate cutOff = question.demands().fundingCutOff().value();
        if (!filing.implementedOn().isBefore(cutOff)) {
            return List.of();
        }
        List<Refusal> refusals = new ArrayList<>();
        for (FundingBar bar : question.demands().fundingBars()) {
            boolean barred = bar.types().contains(filing.sourceType())
                    && bar.sources().value().contains(filing.fundingSource());
            if (barred) {
                refusals.add(RefusalCode.FUNDED_BEFORE_CUT_OFF.because(
                        bar.sources().clause(),
                        "fundingSource",
                        Map.of(
                                "cutOff", cutOff.toString(),
                                "typeZh", filing.sourceType().zh(),
                                "typeEn", filing.sourceType().en(),
                                "fundingZh", filing.fundingSource().zh(),
                                "fundingEn", filing.fundingSource().en())));
            }
        }
        return refusals;
    }

    /** The steepest slope is at most the limit. Clause: L-03.1b. */
    static List<Refusal> slopeIsGentle(IntakeQuestion question) {
        return slope(question.filing().slopeTenths(), question.demands());
    }

    /** @param slope steepest, in tenths of a degree. Clause: L-03.1b */
    public static List<Refusal> slope(int slope, Intake demands) {
        Ruling<Integer> limit = demands.steepestSlope();
        return slope <= limit.value()
                ? List.of()
                : List.of(RefusalCode.SLOPE_ABOVE_LIMIT.because(
                        limit.clause(),
                        "slopeTenths",
                        Map.of("slope", degrees(slope), "limit", degrees(limit.value()))));
    }

    private static String degrees(int tenths) {
        return tenths / 10 + "." + tenths % 10;
    }

    /** The project lies in none of the prohibited zones. Clause: Z10-18.1, L-03.1b. */
    static List<Refusal> zonesAreOpen(IntakeQuestion question) {
        return zones(question.filing().zones(), question.demands());
    }

    /** @param zones in which the land lies. Clause: Z10-18.1, L-03.1b */
    public static List<Refusal> zones(List<Zone> zones, Intake demands) {
        List<Refusal> refusals = new ArrayList<>();
        for (Ruling<Zone> prohibited : demands.zones()) {
            Zone zone = prohibited.value();
            if (zones.contains(zone)) {
                refusals.add(RefusalCode.ZONE_PROHIBITED.because(
                        prohibited.clause(), "zones", Map.of("zoneZh", zone.zh(), "zoneEn", zone.en())));
            }
        }
        return refusals;
    }

    /** The project stands on a plan. Clause: M13-01.3. */
    static List<Refusal> planIsCited(IntakeQuestion question) {
        return plans(question.filing().plans(), question.demands());
    }

    /** @param plans that are cited. Clause: M13-01.3 */
    public static List<Refusal> plans(List<Plan> plans, Intake demands) {
        Ruling<Boolean> required = demands.plansRequired();
        ClauseId clause = required.clause();
        return required.value() && plans.isEmpty()
                ? List.of(RefusalCode.PLAN_NOT_CITED.because(clause, "plans"))
                : List.of();
    }
}
