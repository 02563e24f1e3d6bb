package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.ProjectType;
import java.util.List;
import java.util.Map;

/** Only the recognised surplus counts. */
final class RecognitionRules {
    private static final ClauseId RECOGNISED_SURPLUS = new ClauseId("M13-02.3");

    private RecognitionRules() {}

    /**
     * A surplus of linkage or of an abandoned mine names its recognition, and no project registers more new farmland than was recognised of it.
     *
     * <p>Clause: M13-02.3.
     */
    static List<Refusal> surplusIsRecognised(IntakeQuestion question) {
        ProjectFiling filing = question.filing();
        if (filing.recognition().isEmpty()) {
            ProjectType type = filing.sourceType();
            return type.isSurplus()
                    ? List.of(RefusalCode.RECOGNITION_MISSING.because(
                            RECOGNISED_SURPLUS, "recognition", Map.of("typeZh", type.zh(), "typeEn", type.en())))
                    : List.of();
        }
        long recognised = filing.recognition().get().area();
        long newLand = filing.land().stream()
                .filter(LandRow::isNewLand)
                .mapToLong(LandRow::area)
                .reduce(0, RecognitionRules::addUpTo);
        return newLand <= recognised
                ? List.of()
                : List.of(RefusalCode.RECOGNITION_EXCEEDED.because(
                        RECOGNISED_SURPLUS,
                        "recognition/areaHa",
                        Map.of(
                                "area", IndicatorKind.QUANTITY.printAmount(newLand),
                                "recognised", IndicatorKind.QUANTITY.printAmount(recognised))));
    }

    /** Areas that are too large have been refused already: the sum only has to stay one. */
    private static long addUpTo(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
