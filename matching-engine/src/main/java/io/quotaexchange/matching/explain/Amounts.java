package io.quotaexchange.matching.explain;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;

/** Amounts and prices with their units, as people read them. */
final class Amounts {
    private Amounts() {}

    static String zh(IndicatorKind indicator, long amount) {
        return indicator.printAmount(amount) + (indicator.isArea() ? "公顷" : "公斤");
    }

    static String en(IndicatorKind indicator, long amount) {
        return indicator.printAmount(amount) + (indicator.isArea() ? " ha" : " kg");
    }

    static String zhPrice(IndicatorKind indicator, long fen) {
        return UnitPrice.ofFen(fen).yuan() + (indicator.isArea() ? "元/亩" : "元/公斤");
    }

    static String enPrice(IndicatorKind indicator, long fen) {
        return UnitPrice.ofFen(fen).yuan() + (indicator.isArea() ? " yuan per mu" : " yuan per kg");
    }

    static String enName(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> "quantity indicators";
            case CAPACITY -> "capacity indicators";
            case PADDY -> "paddy indicators";
        };
    }

    static String zhName(IndicatorKind indicator) {
        return switch (indicator) {
            case QUANTITY -> "数量指标";
            case CAPACITY -> "产能指标";
            case PADDY -> "水田指标";
        };
    }
}
