package io.quotaexchange.registry.intake;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.GradeTable;
import io.quotaexchange.rulebook.Pool;

/** The three indicators that a project earns. */
final class Indicators {
    private Indicators() {}

    /**
     * What the rows sum to, in m² and kg. Capacity is the filed one, which has been compared with the computed one.
     *
     * <p>Clause: M13-03.2, M13-03.3.
     */
    static IndicatorVector of(ProjectFiling filing) {
        long quantity = 0;
        long capacity = 0;
        long paddy = 0;
        for (LandRow row : filing.land()) {
            quantity = Math.addExact(quantity, row.isNewLand() ? row.area() : 0);
            paddy = Math.addExact(paddy, row.isNewPaddy() ? row.area() : 0);
            capacity = Math.addExact(capacity, row.filedCapacity());
        }
        return new IndicatorVector(quantity, capacity, paddy);
    }

    /**
     * Capacity of one row in kg, rounded down to the kg: new land by area and grade, improved land by area and the grades risen.
     *
     * <p>Clause: M13-03.4, M13-03.5.
     */
    static long capacity(LandRow row, GradeTable grades) {
        return row.isNewLand()
                ? grades.ofNewLand(row.area(), row.gradeAfter())
                : grades.ofImprovement(row.area(), row.gradeBefore(), row.gradeAfter());
    }

    /**
     * The province's share, each indicator rounded down to the unit: what does not divide stays with the county.
     *
     * <p>Clause: Z10-07.2.
     */
    static IndicatorVector levy(IndicatorVector earned, Pool pool) {
        IndicatorVector levy = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            levy = levy.with(indicator, pool.levy().get(indicator).value().floorOf(earned.get(indicator)));
        }
        return levy;
    }
}
