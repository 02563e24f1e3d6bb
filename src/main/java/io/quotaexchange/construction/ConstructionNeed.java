package io.quotaexchange.construction;

import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.rulebook.GradeTable;
import io.quotaexchange.rulebook.LandClass;
import java.math.BigInteger;
import java.util.List;

/**
 * What must be made up for the land taken: the same area, the same capacity, the same paddy, each by itself. Pure.
 *
 * <p>Clause: M13-00.2, M13-04.4.
 */
public final class ConstructionNeed {
    private static final BigInteger SQUARE_METRES_A_HECTARE = BigInteger.valueOf(10_000);

    private ConstructionNeed() {}

    /**
     * Quantity ΣA and paddy ΣA of paddy in m²; capacity ΣA·P(g) in kg, rounded up once: less would not be the same capacity.
     * 100,000 m² of grade 7 need 135,000 kg.
     *
     * @throws ArithmeticException beyond 2⁶³−1
     */
    public static IndicatorVector of(List<OccupiedLand> lands, GradeTable grades) {
        long area = 0;
        long paddy = 0;
        BigInteger capacity = BigInteger.ZERO;
        for (OccupiedLand land : lands) {
            area = Math.addExact(area, land.area());
            paddy = land.land() == LandClass.PADDY ? Math.addExact(paddy, land.area()) : paddy;
            capacity =
                    capacity.add(BigInteger.valueOf(land.area()).multiply(BigInteger.valueOf(grades.of(land.grade()))));
        }
        long kg = capacity.add(SQUARE_METRES_A_HECTARE.subtract(BigInteger.ONE))
                .divide(SQUARE_METRES_A_HECTARE)
                .longValueExact();
        return new IndicatorVector(area, kg, paddy);
    }
}
