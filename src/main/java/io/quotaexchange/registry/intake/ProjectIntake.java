package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.LotIssue;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a filed project enters the reserves. */
public final class ProjectIntake {
    /** In order of precedence, which is that of the refusal codes. */
    static final List<IntakeRule> RULES = List.of(
            FilingRules::countyIsOfTheProvince,
            FilingRules::numberIsOfTheCounty,
            FilingRules::mandatoryFieldsAreGiven,
            question -> question.gradedLand().refusals(),
            RecognitionRules::surplusIsRecognised,
            FilingRules::datesAreInOrder,
            SiteRules::fundsMayBeUsed,
            SiteRules::slopeIsGentle,
            SiteRules::zonesAreOpen,
            SiteRules::planIsCited,
            FilingRules::departmentsApprovedTogether,
            FilingRules::departmentsAcceptedTogether,
            FilingRules::papersAreThere,
            FilingRules::ministryNumberIsGiven,
            FilingRules::ministryNumberIsUnique,
            FilingRules::upkeepIsLongEnough);

    private ProjectIntake() {}

    /** Accepts the filing with its indicators, or refuses it with every reason at once. */
    public static IntakeDecision decide(ProjectFiling filing, IntakeFacts facts, Rulebook rulebook) {
        IntakeQuestion question = new IntakeQuestion(filing, facts, rulebook);
        List<Refusal> refusals = new ArrayList<>();
        for (IntakeRule rule : RULES) {
            refusals.addAll(rule.check(question));
        }
        if (!refusals.isEmpty()) {
            return new IntakeDecision.Refused(refusals);
        }
        IndicatorVector earned = Indicators.of(filing);
        return new IntakeDecision.Accepted(earned, lots(filing, earned), Indicators.levy(earned, rulebook.pool()));
    }

    /** The lots of an accepted project: one for every indicator that is not zero. Clause: M13-03.1. */
    public static List<LotIssue> lots(ProjectFiling filing, IndicatorVector earned) {
        List<LotIssue> lots = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (earned.get(indicator) > 0) {
                lots.add(new LotIssue(
                        filing.number().serialStem() + "-" + indicator.name().charAt(0),
                        indicator,
                        filing.county(),
                        filing.id(),
                        earned.get(indicator),
                        filing.acceptedOn()));
            }
        }
        return lots;
    }
}
