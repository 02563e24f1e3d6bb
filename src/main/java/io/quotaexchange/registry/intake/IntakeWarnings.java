package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.Warning;
import io.quotaexchange.registry.refusal.WarningCode;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a filing should be told without being refused (class W). */
public final class IntakeWarnings {
    private static final ClauseId UNUSED_LAND = new ClauseId("M13-01.2");
    private static final ClauseId PADDY_PREFERRED = new ClauseId("L-03.2c");
    private static final ClauseId EARLIER_PROJECTS = new ClauseId("M13-08.2");

    private IntakeWarnings() {}

    /** Every warning, in order of the codes. Clause: M13-01.2, L-03.2c, Z10-11.2, M13-08.2. */
    public static List<Warning> of(ProjectFiling filing, Rulebook rulebook) {
        List<Warning> warnings = new ArrayList<>();
        List<LandRow> rows = filing.land();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).before() == LandClass.UNUSED) {
                warnings.add(WarningCode.UNUSED_LAND.because(UNUSED_LAND, "land/" + i + "/before", row(i)));
            }
        }
        boolean newLand = rows.stream().anyMatch(LandRow::isNewLand);
        if (newLand && rows.stream().noneMatch(LandRow::isNewPaddy)) {
            warnings.add(WarningCode.PADDY_PREFERRED.because(PADDY_PREFERRED, "land", Map.of()));
        }
        warnings.addAll(goodLand(rows, rulebook));
        LocalDate cutOff = rulebook.intake().fundingCutOff().value();
        if (filing.implementedOn().isBefore(cutOff)) {
            warnings.add(WarningCode.EARLIER_PROJECT.because(
                    EARLIER_PROJECTS, "implementedOn", Map.of("cutOff", cutOff.toString())));
        }
        return warnings;
    }

    /** New land of a good grade belongs in the reserve of permanent basic farmland. Clause: Z10-11.2. */
    private static List<Warning> goodLand(List<LandRow> rows, Rulebook rulebook) {
        return rulebook.intake()
                .goodGrade()
                .map(good -> {
                    List<Warning> warnings = new ArrayList<>();
                    for (int i = 0; i < rows.size(); i++) {
                        if (rows.get(i).isNewLand() && rows.get(i).gradeAfter() <= good.value()) {
                            warnings.add(WarningCode.GOOD_LAND_FOR_RESERVE.because(
                                    good.clause(),
                                    "land/" + i + "/gradeAfter",
                                    Map.of(
                                            "row", Integer.toString(i + 1),
                                            "grade",
                                                    Integer.toString(rows.get(i).gradeAfter()))));
                        }
                    }
                    return warnings;
                })
                .orElse(List.of());
    }

    private static Map<String, String> row(int i) {
        return Map.of("row", Integer.toString(i + 1));
    }
}
