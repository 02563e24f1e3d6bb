package io.quotaexchange.registry.course;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.intake.SiteRules;
import io.quotaexchange.registry.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Demands on parcels that are proposed: what would be refused at filing is refused before anybody digs. */
final class ProposalRules {
    private static final ClauseId COUNTY_RESERVE = new ClauseId("M13-03.1");
    private static final ClauseId MANDATORY = new ClauseId("M13-02.4");

    /** 100,000 ha in m². */
    private static final long LARGEST_AREA = 1_000_000_000L;

    private ProposalRules() {}

    /** Clause: M13-03.1, M13-02.4, M13-01.3, L-03.1b, L-03.1d, Z10-18.1. */
    static List<Refusal> refusals(CourseQuestion question, CourseStep.Proposed proposed) {
        List<Refusal> refusals = new ArrayList<>();
        if (!question.countyKnown()) {
            refusals.add(
                    RefusalCode.COUNTY_UNKNOWN.because(COUNTY_RESERVE, "county", Map.of("county", proposed.county())));
        }
        if (!question.number().county().equals(proposed.county())) {
            refusals.add(RefusalCode.NUMBER_OF_OTHER_COUNTY.because(
                    COUNTY_RESERVE, "number", Map.of("number", question.number().text(), "county", proposed.county())));
        }
        if (proposed.plannedArea() <= 0
                || proposed.plannedArea() > LARGEST_AREA
                || proposed.plannedPaddy() > proposed.plannedArea()) {
            refusals.add(RefusalCode.PLANNED_AREA_INVALID.because(MANDATORY, "plannedAreaHa"));
        }
        refusals.addAll(
                SiteRules.slope(proposed.slopeTenths(), question.rulebook().intake()));
        refusals.addAll(SiteRules.zones(proposed.zones(), question.rulebook().intake()));
        refusals.addAll(SiteRules.plans(proposed.plans(), question.rulebook().intake()));
        question.lifecycle()
                .precheck()
                .ifPresent(demanded -> refusals.addAll(CourseDecisions.missing(
                        demanded,
                        proposed.precheckedBy(),
                        "precheckedBy",
                        "县级初查",
                        "check by the county's departments")));
        return refusals;
    }
}
