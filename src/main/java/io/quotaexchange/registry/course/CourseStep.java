package io.quotaexchange.registry.course;

import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.registry.project.Plan;
import io.quotaexchange.rulebook.Department;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.ProjectType;
import io.quotaexchange.rulebook.Stage;
import io.quotaexchange.rulebook.Zone;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Something that happened to a project before it was filed: a fact, recorded once. A check that failed is one too. */
public sealed interface CourseStep {
    /** The day on which it happened. */
    LocalDate on();

    /** Papers that came with it. */
    List<Evidence> papers();

    /** The stage it leads to, if it is passed; empty where it leads to none. */
    Optional<Stage> stage();

    /** Whether the stage is reached. */
    default boolean isPassed() {
        return true;
    }

    /**
     * A town proposes parcels. Clause: L-03.1c, L-03.1d, M13-01.3.
     *
     * @param town who carries the project out
     * @param taskYear the year whose task it serves. Clause: L-02.2
     * @param planIssuedOn day of issue of the plan, where the parcels serve the year of that plan
     * @param plannedArea m² of new or improved land, {@code plannedPaddy} of it paddy
     * @param slopeTenths steepest slope in tenths of a degree. Clause: L-03.1b
     * @param responsible person who answers for the parcels. Clause: L-03.2c
     * @param precheckedBy departments of the county that looked at the parcels. Clause: L-03.1d
     */
    record Proposed(
            LocalDate on,
            String county,
            String town,
            String name,
            ProjectType sourceType,
            int taskYear,
            Optional<LocalDate> planIssuedOn,
            long plannedArea,
            long plannedPaddy,
            int slopeTenths,
            List<Zone> zones,
            List<Plan> plans,
            String responsible,
            List<Department> precheckedBy,
            List<Evidence> papers)
            implements CourseStep {
        public Proposed {
            zones = List.copyOf(zones);
            plans = List.copyOf(plans);
            precheckedBy = List.copyOf(precheckedBy);
            papers = List.copyOf(papers);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.PROPOSED);
        }
    }

    /**
     * The city approves it, the departments together. Clause: L-03.1d, Z10-18.2.
     *
     * @param number of the approval
     */
    record Approved(LocalDate on, String body, String number, List<Department> departments, List<Evidence> papers)
            implements CourseStep {
        public Approved {
            departments = List.copyOf(departments);
            papers = List.copyOf(papers);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.APPROVED);
        }
    }

    /** The works are done. Clause: L-03.2b, L-03.4b. */
    record Built(LocalDate on, List<Evidence> papers) implements CourseStep {
        public Built {
            papers = List.copyOf(papers);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.BUILT);
        }
    }

    /** The town (L-03.3a) or the county (L-03.4a) checks, {@code body} doing it. */
    record Checked(Stage at, LocalDate on, boolean isPassed, String body, List<Evidence> papers) implements CourseStep {
        public Checked {
            if (at != Stage.TOWN_CHECKED && at != Stage.COUNTY_CHECKED) {
                throw new IllegalArgumentException("no check leads to " + at);
            }
            papers = List.copyOf(papers);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(at);
        }
    }

    /**
     * The land is graded, row by row; where the soil or the grade does not do, it is not passed. Clause: L-03.3b, M13-03.6.
     *
     * @param land what was found
     */
    record Graded(LocalDate on, boolean isPassed, String body, List<LandRow> land, List<Evidence> papers)
            implements CourseStep {
        public Graded {
            land = List.copyOf(land);
            papers = List.copyOf(papers);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.GRADED);
        }
    }

    /** The city accepts it, the departments together. Clause: L-03.4a, Z10-18.2. */
    record CityAccepted(
            LocalDate on, boolean isPassed, String body, List<Department> departments, List<Evidence> papers)
            implements CourseStep {
        public CityAccepted {
            departments = List.copyOf(departments);
            papers = List.copyOf(papers);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.CITY_ACCEPTED);
        }
    }

    /** The town loses the project; nothing follows. Clause: L-05.1a. */
    record Cancelled(LocalDate on, String reason) implements CourseStep {
        @Override
        public List<Evidence> papers() {
            return List.of();
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.empty();
        }
    }
}
