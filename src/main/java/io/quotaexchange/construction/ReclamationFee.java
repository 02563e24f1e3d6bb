package io.quotaexchange.construction;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.rulebook.Construction;
import java.util.List;

/** The reclamation fee (耕地开垦费) of a project, by land class and grade. Pure. Clause: M13-06.1, Z10-04.3. */
public final class ReclamationFee {
    /**
     * The fee of one row.
     *
     * @param rateFen fen per mu, the factor applied
     * @param factor 1 on ordinary farmland; else times the highest rate of the table
     * @param feeFen fen, rounded half up once
     */
    public record Line(OccupiedLand land, long rateFen, int factor, long feeFen) {}

    private ReclamationFee() {}

    /** One line a row of land, in its order. */
    public static List<Line> of(List<OccupiedLand> lands, Construction rules) {
        return lands.stream().map(land -> line(land, rules)).toList();
    }

    /** Fen of all rows. @throws ArithmeticException beyond 2⁶³−1 */
    public static long total(List<OccupiedLand> lands, Construction rules) {
        return of(lands, rules).stream().mapToLong(Line::feeFen).reduce(0, Math::addExact);
    }

    private static Line line(OccupiedLand land, Construction rules) {
        int factor = switch (land.zone()) {
            case ORDINARY -> 1;
            case BASIC_FARMLAND -> rules.basicFarmlandFactor().value();
            case DEMONSTRATION_ZONE -> rules.demonstrationZoneFactor().value();
        };
        long rate = switch (land.zone()) {
            case ORDINARY -> rules.rate(land.land(), land.grade());
            case BASIC_FARMLAND, DEMONSTRATION_ZONE -> Math.multiplyExact(factor, rules.highestRate());
        };
        return new Line(land, rate, factor, IndicatorKind.QUANTITY.value(land.area(), rate));
    }
}
