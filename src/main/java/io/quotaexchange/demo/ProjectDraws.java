package io.quotaexchange.demo;

import io.quotaexchange.quantity.Money;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.registry.project.Plan;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.registry.project.Recognition;
import io.quotaexchange.rulebook.Department;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.FundingSource;
import io.quotaexchange.rulebook.GradeTable;
import io.quotaexchange.rulebook.ProjectType;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Draws the projects that counties made; every twelfth has a flaw that the rules refuse. */
final class ProjectDraws {
    private static final int FLAWED_EVERY = 12;
    private static final LocalDate FIRST_WORKS = LocalDate.of(2017, 3, 1);
    private static final LocalDate FIRST_FILING = LocalDate.of(2018, 4, 2);
    private static final LocalDate LAST_FILING = LocalDate.of(2022, 5, 31);
    private static final int MOST_WORK_DAYS = 480;

    private static final Odds<FundingSource> FUNDS = new Odds<FundingSource>()
            .with(FundingSource.RECLAMATION_FEE, 55)
            .with(FundingSource.GOVERNMENT_BUDGET, 25)
            .with(FundingSource.SOCIAL_CAPITAL, 10)
            .with(FundingSource.FINANCIAL_CAPITAL, 5)
            .with(FundingSource.NEW_CONSTRUCTION_LAND_FEE, 5);

    private static final List<String> PLACES =
            List.of("东溪", "西坑", "南山", "北垟", "上坪", "下庄", "大源", "石塘", "龙潭", "竹口", "枫林", "白沙", "黄湾", "金田", "青岙", "云峰");

    private final Draw draw;
    private final LandDraws land;
    private final Map<String, Integer> numbers = new TreeMap<>();
    private int drawn;

    ProjectDraws(Draw draw, GradeTable grades) {
        this.draw = draw;
        this.land = new LandDraws(draw, grades);
    }

    List<ProjectFiling> draw(Geography geography, LocalDate day) {
        List<ProjectFiling> projects = new ArrayList<>();
        for (County county : geography.on(day)) {
            Terrain terrain = geography.terrain().get(county.code());
            int count = terrain.projects() + draw.between(-1, 1);
            for (int i = 0; i < count; i++) {
                projects.add(maybeSpoilt(project(county, terrain)));
            }
        }
        return projects;
    }

    private ProjectFiling maybeSpoilt(ProjectFiling filing) {
        drawn++;
        if (drawn % FLAWED_EVERY != 0) {
            return filing;
        }
        Flaw flaw = Flaw.values()[drawn / FLAWED_EVERY % Flaw.values().length];
        JsonObject document = new JsonObject(ProjectDocument.write(filing));
        flaw.spoil(document);
        return ProjectDocument.read(document.encode());
    }

    private ProjectFiling project(County county, Terrain terrain) {
        ProjectType type = terrain.types().draw(draw);
        List<LandRow> rows = land.rows(type, terrain);
        LocalDate earliest = FIRST_WORKS.isAfter(county.validFrom()) ? FIRST_WORKS : county.validFrom();
        LocalDate latest = LAST_FILING.minusDays(MOST_WORK_DAYS + 60L);
        LocalDate implemented = earliest.isBefore(latest)
                ? earliest.plusDays(draw.between(0L, latest.toEpochDay() - earliest.toEpochDay()))
                : earliest.plusDays(draw.between(0, 30));
        LocalDate accepted = implemented.plusDays(
                draw.between(180L, Math.min(MOST_WORK_DAYS, LAST_FILING.toEpochDay() - implemented.toEpochDay() - 60)));
        ProjectNumber number = number(county, accepted.getYear());
        long area = rows.stream().mapToLong(LandRow::area).sum();
        return new ProjectFiling(
                number,
                county.code(),
                county.name() + draw.pick(PLACES) + type.zh() + "项目",
                type,
                FUNDS.draw(draw),
                Money.ofFen(area * draw.between(4_000, 9_000)),
                implemented,
                accepted,
                filed(accepted.plusDays(draw.between(10, 60))),
                "BA" + number.text(),
                terrain.slope().draw(draw),
                List.of(),
                List.of(draw.pick(List.of(Plan.values()))),
                "bnd-" + number.text(),
                county.city() + "自然资源和规划局",
                List.of(Department.values()),
                List.of(Department.values()),
                List.copyOf(EnumSet.range(Evidence.COUNTY_APPRAISAL, Evidence.UPKEEP_CONTRACT)),
                5,
                rows,
                true,
                type.isSurplus()
                        ? Optional.of(new Recognition("示例认字" + number.text().substring(6) + "号", area))
                        : Optional.empty());
    }

    /** What was accepted before the exchange began is filed on its first day. */
    private static LocalDate filed(LocalDate day) {
        return day.isBefore(FIRST_FILING) ? FIRST_FILING : day;
    }

    private ProjectNumber number(County county, int year) {
        int number = numbers.merge(county.code() + year, 1, Integer::sum);
        return new ProjectNumber(county.code() + year + "%04d".formatted(number));
    }
}
