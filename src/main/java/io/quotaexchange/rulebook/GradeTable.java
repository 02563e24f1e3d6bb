package io.quotaexchange.rulebook;

import java.math.BigInteger;
import java.util.List;

/**
 * Standard grain capacity by national utilisation grade: row 1 is the best.
 *
 * @param kgPerHectare by grade, from grade 1
 */
public record GradeTable(List<Integer> kgPerHectare) {
    private static final int SQUARE_METRES_A_HECTARE = 10_000;

    public GradeTable {
        kgPerHectare = List.copyOf(kgPerHectare);
    }

    /** The worst grade of the table, 15. */
    public int worst() {
        return kgPerHectare.size();
    }

    public boolean has(int grade) {
        return grade >= 1 && grade <= worst();
    }

    /**
     * @param grade 1 to {@link #worst}
     * @return kg per hectare: 13,500 for grade 7
     */
    public int of(int grade) {
        return kgPerHectare.get(grade - 1);
    }

    /**
     * Capacity of new land in kg, rounded down: 100,000 m² of grade 7 have 135,000 kg.
     *
     * @param area m², zero or more
     * <p>Clause: M13-03.4.
     */
    public long ofNewLand(long area, int grade) {
        return times(area, of(grade));
    }

    /**
     * Capacity that improved land gained in kg, rounded down; zero where the grade did not rise. 500,000 m² from grade 9 to 8
     * gain 75,000 kg.
     *
     * <p>Clause: M13-03.5.
     */
    public long ofImprovement(long area, int before, int after) {
        return times(area, Math.max(0, of(after) - of(before)));
    }

    private static long times(long area, int kgPerHectare) {
        return BigInteger.valueOf(area)
                .multiply(BigInteger.valueOf(kgPerHectare))
                .divide(BigInteger.valueOf(SQUARE_METRES_A_HECTARE))
                .longValueExact();
    }
}
