package io.quotaexchange.registry.project;

import io.quotaexchange.quantity.Money;
import io.quotaexchange.rulebook.Department;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.FundingSource;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.ProjectType;
import io.quotaexchange.rulebook.Zone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a county files about one project. Clause: M13-02.4.
 *
 * @param county six-digit code of the county that made the land
 * @param implementedOn when the works began
 * @param acceptedOn date of acceptance
 * @param filedOn when the county files
 * @param ministryNumber filing number of the ministry's system, empty if it has none
 * @param slopeTenths steepest slope in tenths of a degree
 * @param zones protected areas it lies in
 * @param boundary reference to the surveyed boundary
 * @param acceptingBody who accepted it
 * @param approvedBy departments that approved it together; {@code acceptedBy} that accepted it
 * @param upkeepYears for which upkeep is agreed
 * @param generated true for demonstration data
 * @param recognition the province's recognition of a surplus, where there is one. Clause: M13-02.3
 */
public record ProjectFiling(
        ProjectNumber number,
        String county,
        String name,
        ProjectType sourceType,
        FundingSource fundingSource,
        Money investment,
        LocalDate implementedOn,
        LocalDate acceptedOn,
        LocalDate filedOn,
        String ministryNumber,
        int slopeTenths,
        List<Zone> zones,
        List<Plan> plans,
        String boundary,
        String acceptingBody,
        List<Department> approvedBy,
        List<Department> acceptedBy,
        List<Evidence> evidence,
        int upkeepYears,
        List<LandRow> land,
        boolean generated,
        Optional<Recognition> recognition) {
    public ProjectFiling {
        zones = List.copyOf(zones);
        plans = List.copyOf(plans);
        approvedBy = List.copyOf(approvedBy);
        acceptedBy = List.copyOf(acceptedBy);
        evidence = List.copyOf(evidence);
        land = List.copyOf(land);
    }

    /** For example {@code prj_33112620190012}. */
    public String id() {
        return number.projectId();
    }

    /** What the land was. */
    public List<LandClass> formerLands() {
        return land.stream().map(LandRow::before).distinct().toList();
    }
}
