package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.Department;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Intake.EvidenceRule;
import io.quotaexchange.rulebook.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Demands on who files, who signed, and what papers there are. */
final class FilingRules {
    private static final ClauseId MANDATORY = new ClauseId("M13-02.4");
    private static final ClauseId COUNTY_RESERVE = new ClauseId("M13-03.1");
    private static final ClauseId ACCEPTED_ONLY = new ClauseId("M13-03.2");

    private FilingRules() {}

    /** Reserves are kept by county: the county must exist on the day of acceptance. Clause: M13-03.1. */
    static List<Refusal> countyIsOfTheProvince(IntakeQuestion question) {
        String county = question.filing().county();
        return question.facts().countyKnown()
                ? List.of()
                : List.of(RefusalCode.COUNTY_UNKNOWN.because(COUNTY_RESERVE, "county", Map.of("county", county)));
    }

    /** The project's number carries the county's code. Clause: M13-03.1. */
    static List<Refusal> numberIsOfTheCounty(IntakeQuestion question) {
        ProjectFiling filing = question.filing();
        return filing.number().county().equals(filing.county())
                ? List.of()
                : List.of(RefusalCode.NUMBER_OF_OTHER_COUNTY.because(
                        COUNTY_RESERVE,
                        "number",
                        Map.of("number", filing.number().text(), "county", filing.county())));
    }

    /** Boundary, funds and accepting body are stated. Clause: M13-02.4. */
    static List<Refusal> mandatoryFieldsAreGiven(IntakeQuestion question) {
        ProjectFiling filing = question.filing();
        List<Refusal> refusals = new ArrayList<>();
        if (filing.boundary().isBlank()) {
            refusals.add(missing("boundary", "项目建设范围", "the boundary"));
        }
        if (filing.investment().fen() == 0) {
            refusals.add(missing("investmentYuan", "资金投入", "the investment"));
        }
        if (filing.acceptingBody().isBlank()) {
            refusals.add(missing("acceptingBody", "验收单位", "the accepting body"));
        }
        return refusals;
    }

    private static Refusal missing(String field, String zh, String en) {
        return RefusalCode.FIELD_MISSING.because(MANDATORY, field, Map.of("fieldZh", zh, "fieldEn", en));
    }

    /** First the works, then the acceptance, then the filing. Clause: M13-03.2. */
    static List<Refusal> datesAreInOrder(IntakeQuestion question) {
        ProjectFiling filing = question.filing();
        boolean ordered = !filing.implementedOn().isAfter(filing.acceptedOn())
                && !filing.acceptedOn().isAfter(filing.filedOn());
        return ordered
                ? List.of()
                : List.of(RefusalCode.DATES_OUT_OF_ORDER.because(
                        ACCEPTED_ONLY,
                        "acceptedOn",
                        Map.of(
                                "implemented", filing.implementedOn().toString(),
                                "accepted", filing.acceptedOn().toString(),
                                "filed", filing.filedOn().toString())));
    }

    /** The departments approved the project together. Clause: Z10-18.2. */
    static List<Refusal> departmentsApprovedTogether(IntakeQuestion question) {
        return departments(question, question.filing().approvedBy(), "approvedBy", "联合立项", "joint approval");
    }

    /** The departments accepted the project together. Clause: Z10-18.2. */
    static List<Refusal> departmentsAcceptedTogether(IntakeQuestion question) {
        return departments(question, question.filing().acceptedBy(), "acceptedBy", "联合竣工验收", "joint acceptance");
    }

    private static List<Refusal> departments(
            IntakeQuestion question, List<Department> signed, String field, String zh, String en) {
        Ruling<List<Department>> demanded = question.demands().departments();
        List<Department> missing = demanded.value().stream()
                .filter(department -> !signed.contains(department))
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(RefusalCode.DEPARTMENTS_MISSING.because(
                        demanded.clause(),
                        field,
                        Map.of(
                                "stepZh",
                                zh,
                                "stepEn",
                                en,
                                "departmentsZh",
                                missing.stream().map(Department::zh).collect(Collectors.joining("、")),
                                "departmentsEn",
                                missing.stream().map(Department::en).collect(Collectors.joining(", ")))));
    }

    /**
     * The papers are there that the rulebook asks of such a project: appraisal and provincial review of orchards, recognition of
     * linkage and mines, grading, acceptance, and so on.
     *
     * <p>Clause: M13-01.5, M13-02.3, M13-03.6, Z10-11.3, Z10-18.3, L-03.3b.
     */
    static List<Refusal> papersAreThere(IntakeQuestion question) {
        List<Refusal> refusals = new ArrayList<>();
        for (EvidenceRule rule : question.demands().evidence()) {
            if (rule.concerns(question.filing().sourceType(), question.filing().formerLands())) {
                refusals.addAll(missingPapers(rule.needed(), question.filing().evidence()));
            }
        }
        return refusals;
    }

    private static List<Refusal> missingPapers(Ruling<List<Evidence>> needed, List<Evidence> given) {
        List<Evidence> missing =
                needed.value().stream().filter(paper -> !given.contains(paper)).toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(RefusalCode.EVIDENCE_MISSING.because(
                        needed.clause(),
                        "evidence",
                        Map.of(
                                "evidenceZh", missing.stream().map(Evidence::zh).collect(Collectors.joining("、")),
                                "evidenceEn", missing.stream().map(Evidence::en).collect(Collectors.joining(", ")))));
    }

    /** The project carries the ministry's filing number. Clause: M13-02.5. */
    static List<Refusal> ministryNumberIsGiven(IntakeQuestion question) {
        Ruling<Boolean> required = question.demands().ministryFiling();
        return required.value() && question.filing().ministryNumber().isBlank()
                ? List.of(RefusalCode.MINISTRY_NUMBER_MISSING.because(required.clause(), "ministryNumber"))
                : List.of();
    }

    /** No other registered project has the filing number. Clause: M13-02.5. */
    static List<Refusal> ministryNumberIsUnique(IntakeQuestion question) {
        return question.facts().ministryNumberTaken()
                ? List.of(RefusalCode.MINISTRY_NUMBER_TAKEN.because(
                        question.demands().ministryFiling().clause(),
                        "ministryNumber",
                        Map.of("number", question.filing().ministryNumber())))
                : List.of();
    }

    /** Upkeep is agreed for long enough. Clause: L-05.3a. */
    static List<Refusal> upkeepIsLongEnough(IntakeQuestion question) {
        Ruling<Integer> years = question.demands().upkeepYears();
        int agreed = question.filing().upkeepYears();
        return agreed >= years.value()
                ? List.of()
                : List.of(RefusalCode.UPKEEP_TOO_SHORT.because(
                        years.clause(),
                        "upkeepYears",
                        Map.of("years", Integer.toString(agreed), "limit", Integer.toString(years.value()))));
    }
}
