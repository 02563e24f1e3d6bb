package io.quotaexchange.rulebook;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;

/**
 * How projects are followed from proposal to acceptance.
 *
 * @param stagesFrom projects whose works begin on this day or later must have every stage on record before they are filed;
 *     empty: none must. Clause: L-03.4a
 * @param proposeWithinDays days after the plan is issued in which the parcels of that year are proposed. Clause: L-03.1c
 * @param proposeBy day of the year before by which the parcels of a later year are proposed. Clause: L-03.1c
 * @param buildBy day of the year of the task by which the works are done. Clause: L-03.4b
 * @param checkBy day of that year by which the county has checked. Clause: L-03.4b
 * @param precheck departments of the county that look at the parcels together before they are proposed. Clause: L-03.1d
 * @param papers needed at a stage
 */
public record Lifecycle(
        Optional<Ruling<LocalDate>> stagesFrom,
        Optional<Ruling<Integer>> proposeWithinDays,
        Optional<Ruling<MonthDay>> proposeBy,
        Optional<Ruling<MonthDay>> buildBy,
        Optional<Ruling<MonthDay>> checkBy,
        Optional<Ruling<List<Department>>> precheck,
        List<StagePapers> papers) {
    /** A rulebook that says nothing of stages: their order holds all the same. */
    public static final Lifecycle NONE = new Lifecycle(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    /** Papers that are on record when the stage is reached, given then or before. */
    public record StagePapers(Stage stage, Ruling<List<Evidence>> needed) {}

    public Lifecycle {
        papers = List.copyOf(papers);
    }
}
