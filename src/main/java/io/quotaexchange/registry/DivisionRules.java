package io.quotaexchange.registry;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.refusal.RefusalCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a division may come, change its name or end. Pure. Clause: M13-03.1. */
final class DivisionRules {
    private static final ClauseId RESERVE_OF_A_COUNTY = new ClauseId("M13-03.1");

    private DivisionRules() {}

    /**
     * Everything against the change.
     *
     * @param ofCode every row of the division, in order of its first day
     * @param successor the row of the successor that is valid on the day, if there is one
     * @param lastSeen the last civil day on which a round or a posting of the division saw it as it was
     */
    static List<Refusal> refusals(
            DivisionChange change, List<County> ofCode, Optional<County> successor, Optional<LocalDate> lastSeen) {
        List<Refusal> refusals = new ArrayList<>(change.signatures().refusals());
        boolean before = ofCode.stream().anyMatch(row -> isValid(row, change));
        boolean later = ofCode.stream()
                .anyMatch(row -> !row.validFrom().isBefore(change.effectiveOn())
                        || row.validTo()
                                .filter(last -> !last.isBefore(change.effectiveOn()))
                                .isPresent());
        boolean establishes = change.kind() == DivisionChange.Kind.ESTABLISHED;
        if (establishes && before || !establishes && !before || later) {
            refusals.add(RefusalCode.DIVISION_CHANGE_UNFIT.because(
                    RESERVE_OF_A_COUNTY,
                    "code",
                    Map.of(
                            "code",
                            change.code(),
                            "day",
                            change.effectiveOn().toString(),
                            "whyZh",
                            later ? "该日或以后已有变更" : before ? "已经存在" : "不存在",
                            "whyEn",
                            later
                                    ? "changes on that day or later already"
                                    : before ? "exists already" : "does not exist")));
        }
        lastSeen.filter(last -> !change.effectiveOn().isAfter(last))
                .ifPresent(last -> refusals.add(RefusalCode.DIVISION_CHANGE_TOO_EARLY.because(
                        RESERVE_OF_A_COUNTY,
                        "effectiveOn",
                        Map.of(
                                "code",
                                change.code(),
                                "day",
                                change.effectiveOn().toString(),
                                "last",
                                last.toString()))));
        if (change.kind() == DivisionChange.Kind.ENDED
                && (successor.isEmpty() || change.successor().equals(Optional.of(change.code())))) {
            refusals.add(RefusalCode.SUCCESSOR_INVALID.because(
                    RESERVE_OF_A_COUNTY,
                    "successor",
                    Map.of("successor", change.successor().orElse(""), "code", change.code())));
        }
        return refusals;
    }

    /** Whether the row holds on the day before the change. */
    private static boolean isValid(County row, DivisionChange change) {
        return row.validFrom().isBefore(change.effectiveOn())
                && row.validTo()
                        .map(last -> !last.isBefore(change.effectiveOn().minusDays(1)))
                        .orElse(true);
    }
}
