package io.quotaexchange.demo;

import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.rulebook.GradeTable;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.ProjectType;
import java.util.ArrayList;
import java.util.List;

/** Draws the land of a project. */
final class LandDraws {
    private static final Odds<LandClass> MADE = new Odds<LandClass>()
            .with(LandClass.PADDY, 60)
            .with(LandClass.DRY, 34)
            .with(LandClass.IRRIGATED, 6);

    private final Draw draw;
    private final GradeTable grades;

    LandDraws(Draw draw, GradeTable grades) {
        this.draw = draw;
        this.grades = grades;
    }

    List<LandRow> rows(ProjectType type, Terrain terrain) {
        List<LandRow> rows = new ArrayList<>();
        switch (type) {
            case RECLAIM -> {
                rows.add(made(terrain.formerLands().draw(draw), terrain));
                if (draw.chance(40)) {
                    rows.add(made(terrain.formerLands().draw(draw), terrain));
                }
            }
            case CONSOLIDATION -> {
                rows.add(made(LandClass.POND, terrain));
                rows.add(improved(terrain, draw.pick(List.of(LandClass.DRY, LandClass.PADDY)), false));
            }
            case HIGH_STANDARD -> {
                rows.add(made(draw.pick(List.of(LandClass.POND, LandClass.UNUSED)), terrain));
                rows.add(improved(terrain, LandClass.PADDY, false));
            }
            case UPGRADE -> rows.add(improved(terrain, draw.pick(List.of(LandClass.PADDY, LandClass.DRY)), false));
            case DRY_TO_PADDY ->
                rows.add(improved(terrain, draw.pick(List.of(LandClass.DRY, LandClass.IRRIGATED)), true));
            case RECLAIM_BUILT -> rows.add(made(LandClass.CONSTRUCTION, terrain));
            case MINE_RECLAIM -> rows.add(made(LandClass.MINE, terrain));
        }
        return rows;
    }

    private LandRow made(LandClass before, Terrain terrain) {
        int grade = terrain.grade().draw(draw);
        long area = area(terrain);
        return new LandRow(before, 0, MADE.draw(draw), grade, area, grades.ofNewLand(area, grade));
    }

    private LandRow improved(Terrain terrain, LandClass before, boolean toPaddy) {
        int after = terrain.grade().draw(draw);
        int grade = after + draw.between(1, 2);
        long area = area(terrain);
        return new LandRow(
                before,
                grade,
                toPaddy ? LandClass.PADDY : before,
                after,
                area,
                grades.ofImprovement(area, grade, after));
    }

    /** To the square metre, as surveys give it. */
    private long area(Terrain terrain) {
        return terrain.area().draw(draw);
    }
}
