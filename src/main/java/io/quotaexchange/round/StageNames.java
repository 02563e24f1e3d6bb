package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/** What stages are called on screen, and the clauses they carry out. */
final class StageNames {
    private StageNames() {}

    static String zh(RoundPlan.Stage stage) {
        return switch (stage.kind()) {
            case FIRST_REFUSAL -> "结对优先（山海协作）";
            case PRIORITY_ALLOCATION -> "重点项目定价优先保障";
            case CALL_AUCTION ->
                "密封集中竞价·" + stage.indicator().map(StageNames::zh).orElse("");
        };
    }

    static String en(RoundPlan.Stage stage) {
        return switch (stage.kind()) {
            case FIRST_REFUSAL -> "First refusal for pairs";
            case PRIORITY_ALLOCATION -> "Priority allocation to key projects";
            case CALL_AUCTION ->
                "Sealed call auction, " + stage.indicator().map(StageNames::en).orElse("");
        };
    }

    static List<String> clauses(RoundPlan.StageKind kind) {
        return switch (kind) {
            case FIRST_REFUSAL -> List.of("Z10-21.1", "M13-05.4");
            case PRIORITY_ALLOCATION -> List.of("M13-05.4", "M13-05.9", "Z10-10.1", "Z10-10.2");
            case CALL_AUCTION -> List.of("M13-05.5", "M13-05.8", "Z10-21.1");
        };
    }

    static String mechanism(RoundPlan.StageKind kind) {
        return kind == RoundPlan.StageKind.CALL_AUCTION ? "CALL_AUCTION" : "PRIORITY_ALLOCATION";
    }

    private static String zh(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> "数量";
            case CAPACITY -> "产能";
            case PADDY -> "水田";
        };
    }

    private static String en(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> "quantity";
            case CAPACITY -> "capacity";
            case PADDY -> "paddy";
        };
    }
}
