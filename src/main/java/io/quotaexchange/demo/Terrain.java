package io.quotaexchange.demo;

import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.ProjectType;

/** What a county's land allows: how many projects it makes, of what kind, how large, how steep, how good. */
enum Terrain {
    MOUNTAIN(
            8,
            new Odds<ProjectType>()
                    .with(ProjectType.RECLAIM, 45)
                    .with(ProjectType.CONSOLIDATION, 12)
                    .with(ProjectType.HIGH_STANDARD, 13)
                    .with(ProjectType.DRY_TO_PADDY, 16)
                    .with(ProjectType.UPGRADE, 7)
                    .with(ProjectType.RECLAIM_BUILT, 5)
                    .with(ProjectType.MINE_RECLAIM, 2),
            new Odds<LandClass>()
                    .with(LandClass.UNUSED, 55)
                    .with(LandClass.ORCHARD, 30)
                    .with(LandClass.POOR_FOREST, 15),
            new Range(20_000, 180_000),
            new Range(60, 245),
            new Range(8, 12)),
    HILL(
            6,
            new Odds<ProjectType>()
                    .with(ProjectType.RECLAIM, 34)
                    .with(ProjectType.CONSOLIDATION, 15)
                    .with(ProjectType.HIGH_STANDARD, 18)
                    .with(ProjectType.DRY_TO_PADDY, 16)
                    .with(ProjectType.UPGRADE, 8)
                    .with(ProjectType.RECLAIM_BUILT, 7)
                    .with(ProjectType.MINE_RECLAIM, 2),
            new Odds<LandClass>()
                    .with(LandClass.UNUSED, 50)
                    .with(LandClass.ORCHARD, 40)
                    .with(LandClass.POND, 10),
            new Range(15_000, 120_000),
            new Range(30, 220),
            new Range(7, 11)),
    PLAIN(
            2,
            new Odds<ProjectType>()
                    .with(ProjectType.RECLAIM, 15)
                    .with(ProjectType.HIGH_STANDARD, 32)
                    .with(ProjectType.DRY_TO_PADDY, 20)
                    .with(ProjectType.UPGRADE, 18)
                    .with(ProjectType.RECLAIM_BUILT, 15),
            new Odds<LandClass>().with(LandClass.TIDAL_FLAT, 50).with(LandClass.POND, 50),
            new Range(5_000, 40_000),
            new Range(5, 60),
            new Range(4, 8));

    /** Two whole numbers, both possible. */
    record Range(int least, int most) {
        int draw(Draw draw) {
            return draw.between(least, most);
        }
    }

    private final int projects;
    private final Odds<ProjectType> types;
    private final Odds<LandClass> formerLands;
    private final Range area;
    private final Range slope;
    private final Range grade;

    Terrain(int projects, Odds<ProjectType> types, Odds<LandClass> formerLands, Range area, Range slope, Range grade) {
        this.projects = projects;
        this.types = types;
        this.formerLands = formerLands;
        this.area = area;
        this.slope = slope;
        this.grade = grade;
    }

    /** How many projects a county of this kind made, give or take one. */
    int projects() {
        return projects;
    }

    Odds<ProjectType> types() {
        return types;
    }

    /** What reclaimed land was before. */
    Odds<LandClass> formerLands() {
        return formerLands;
    }

    /** m² of one row. */
    Range area() {
        return area;
    }

    /** Tenths of a degree. */
    Range slope() {
        return slope;
    }

    /** Grade afterwards. */
    Range grade() {
        return grade;
    }
}
