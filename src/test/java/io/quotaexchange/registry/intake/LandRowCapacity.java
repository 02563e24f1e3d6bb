package io.quotaexchange.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebook;

/** Looks at the computed capacity itself, which a filing hides within its tolerance. */
final class LandRowCapacity {
    private LandRowCapacity() {}

    static void assertComputed(
            String before, int gradeBefore, int gradeAfter, String areaHa, long kg, Rulebook rulebook) {
        long area = IndicatorKind.QUANTITY.parseAmount(areaHa);
        LandRow row = new LandRow(LandClass.valueOf(before), gradeBefore, LandClass.DRY, gradeAfter, area, 0);
        assertThat(Indicators.capacity(row, rulebook.grades().value())).isEqualTo(kg);
    }
}
