package io.quotaexchange.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a project must show before its indicators enter the reserves.
 *
 * @param fundingCutOff projects carried out before this day are barred where {@code fundingBars} say so. Clause: M13-08.1
 * @param plansRequired whether a project must cite a plan. Clause: M13-01.3
 * @param ministryFiling whether it must carry the ministry's filing number. Clause: M13-02.5
 * @param departments that approve and accept together; none where the list is empty. Clause: Z10-18.2
 * @param steepestSlope in tenths of a degree: 250 is 25.0°. Clause: L-03.1b
 * @param zones in which a project may not lie. Clause: Z10-18.1, L-03.1b
 * @param evidence papers that a filing must hold
 * @param capacityTolerance how many kg the filed capacity of a row may differ from the computed. Clause: M13-03.4, M13-03.5
 * @param upkeepYears for which upkeep must be agreed. Clause: L-05.3a
 * @param goodGrade the worst grade that is good land, where the rulebook says which is. Clause: Z10-11.2
 */
public record Intake(
        Ruling<LocalDate> fundingCutOff,
        List<FundingBar> fundingBars,
        Ruling<Boolean> plansRequired,
        Ruling<Boolean> ministryFiling,
        Ruling<List<Department>> departments,
        Ruling<Integer> steepestSlope,
        List<Ruling<Zone>> zones,
        List<EvidenceRule> evidence,
        Ruling<Integer> capacityTolerance,
        Ruling<Integer> upkeepYears,
        Optional<Ruling<Integer>> goodGrade) {

    /** Projects of these types, if carried out before the cut-off, may not have been paid from these sources. */
    public record FundingBar(List<ProjectType> types, Ruling<List<FundingSource>> sources) {
        public FundingBar {
            types = List.copyOf(types);
        }
    }

    /**
     * Papers needed by projects of these types, and by projects on land that was of these classes.
     *
     * @param types all types where both lists are empty
     */
    public record EvidenceRule(List<ProjectType> types, List<LandClass> lands, Ruling<List<Evidence>> needed) {
        public EvidenceRule {
            types = List.copyOf(types);
            lands = List.copyOf(lands);
        }

        public boolean concerns(ProjectType type, List<LandClass> formerLands) {
            return (types.isEmpty() && lands.isEmpty())
                    || types.contains(type)
                    || formerLands.stream().anyMatch(lands::contains);
        }
    }

    public Intake {
        fundingBars = List.copyOf(fundingBars);
        zones = List.copyOf(zones);
        evidence = List.copyOf(evidence);
    }
}
