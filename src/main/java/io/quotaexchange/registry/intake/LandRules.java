package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.ProjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Demands on the rows of land. */
final class LandRules {
    /** 100,000 ha in m²: more than any county has, and far from the bound of a long. */
    private static final long LARGEST_AREA = 1_000_000_000L;

    private static final ClauseId MANDATORY = new ClauseId("M13-02.4");
    private static final ClauseId SOURCES = new ClauseId("M13-02.2");
    private static final ClauseId CREDITED = new ClauseId("M13-03.2");
    private static final ClauseId NEW_CAPACITY = new ClauseId("M13-03.4");
    private static final ClauseId IMPROVED_CAPACITY = new ClauseId("M13-03.5");

    private LandRules() {}

    /** A filing states its areas. Clause: M13-02.4. */
    static List<Refusal> thereIsLand(GradedLand graded) {
        return graded.rows().isEmpty() ? List.of(RefusalCode.NO_LAND.because(MANDATORY, "land")) : List.of();
    }

    /** Classes and grades of a row fit together. Clause: M13-02.4. */
    static List<Refusal> rowsCanBe(GradedLand graded) {
        List<Refusal> refusals = new ArrayList<>();
        List<LandRow> rows = graded.rows();
        for (int i = 0; i < rows.size(); i++) {
            LandRow row = rows.get(i);
            if (!row.after().isCultivated()) {
                refusals.add(invalid(i, "after", "改造后不是耕地", "the land is not farmland afterwards"));
            }
            if (row.isNewLand() != (row.gradeBefore() == 0)) {
                refusals.add(invalid(
                        i,
                        "gradeBefore",
                        "原为耕地的须填原等别，原不是耕地的填0",
                        "give the grade before where it was farmland, 0 where it was not"));
            }
            if (!graded.grades().has(row.gradeAfter())) {
                refusals.add(invalid(i, "gradeAfter", "等别不在等别表内", "the grade is not in the table"));
            }
            if (row.area() <= 0 || row.area() > LARGEST_AREA) {
                refusals.add(
                        invalid(i, "areaHa", "面积须大于0且不超过10万公顷", "the area must be above 0 and at most 100,000 ha"));
            }
            if (!row.isNewLand() && row.gradeAfter() > row.gradeBefore()) {
                refusals.add(invalid(i, "gradeAfter", "等别下降", "the grade fell"));
            }
        }
        return refusals;
    }

    private static Refusal invalid(int row, String field, String whyZh, String whyEn) {
        return RefusalCode.ROW_INVALID.because(
                MANDATORY, place(row, field), Map.of("row", Integer.toString(row + 1), "whyZh", whyZh, "whyEn", whyEn));
    }

    /** New land comes from projects that make it, improvement from projects that improve, each from land of its kind. Clause: M13-02.2. */
    static List<Refusal> rowsGoWithTheType(GradedLand graded) {
        List<Refusal> refusals = new ArrayList<>();
        ProjectType type = graded.type();
        List<LandRow> rows = graded.rows();
        for (int i = 0; i < rows.size(); i++) {
            LandRow row = rows.get(i);
            boolean made = row.isNewLand() ? type.makesNewLand() : type.improvesLand();
            if (!made || !type.turns(row.before(), row.after())) {
                refusals.add(RefusalCode.ROW_NOT_OF_TYPE.because(
                        SOURCES,
                        place(i, "before"),
                        Map.of("row", Integer.toString(i + 1), "typeZh", type.zh(), "typeEn", type.en())));
            }
        }
        return refusals;
    }

    /** An improvement raises the grade or makes paddy. Clause: M13-03.5, M13-03.3. */
    static List<Refusal> improvementImproves(GradedLand graded) {
        List<Refusal> refusals = new ArrayList<>();
        List<LandRow> rows = graded.rows();
        for (int i = 0; i < rows.size(); i++) {
            LandRow row = rows.get(i);
            if (!row.isNewLand() && row.gradeAfter() == row.gradeBefore() && !row.isNewPaddy()) {
                refusals.add(RefusalCode.ROW_WITHOUT_GAIN.because(
                        IMPROVED_CAPACITY, place(i, "gradeAfter"), Map.of("row", Integer.toString(i + 1))));
            }
        }
        return refusals;
    }

    /** The filed capacity is the computed one, but for a small tolerance. Clause: M13-03.4, M13-03.5. */
    static List<Refusal> capacityIsAsComputed(GradedLand graded) {
        List<Refusal> refusals = new ArrayList<>();
        List<LandRow> rows = graded.rows();
        int tolerance = graded.tolerance();
        for (int i = 0; i < rows.size(); i++) {
            LandRow row = rows.get(i);
            if (!isComputable(row, graded)) {
                continue;
            }
            long computed = Indicators.capacity(row, graded.grades());
            if (row.filedCapacity() < computed - tolerance || row.filedCapacity() > computed + tolerance) {
                refusals.add(RefusalCode.CAPACITY_DIFFERS.because(
                        row.isNewLand() ? NEW_CAPACITY : IMPROVED_CAPACITY,
                        place(i, "filedCapacityKg"),
                        Map.of(
                                "row", Integer.toString(i + 1),
                                "filed", Long.toString(row.filedCapacity()),
                                "computed", Long.toString(computed),
                                "tolerance", Integer.toString(tolerance))));
            }
        }
        return refusals;
    }

    /** At least one unit of one indicator. Clause: M13-03.2. */
    static List<Refusal> somethingIsEarned(GradedLand graded) {
        List<LandRow> rows = graded.rows();
        boolean earned = rows.isEmpty()
                || rows.stream().anyMatch(row -> row.isNewLand() || row.isNewPaddy() || row.filedCapacity() > 0);
        return earned ? List.of() : List.of(RefusalCode.NOTHING_EARNED.because(CREDITED, "land"));
    }

    /** A row that cannot be has been refused already; its capacity means nothing. */
    private static boolean isComputable(LandRow row, GradedLand graded) {
        return graded.grades().has(row.gradeAfter())
                && (row.isNewLand() || graded.grades().has(row.gradeBefore()))
                && row.area() <= LARGEST_AREA;
    }

    private static String place(int row, String field) {
        return "land/" + row + "/" + field;
    }
}
