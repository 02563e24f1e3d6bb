package io.quotaexchange.demo;

import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.Pricing;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invented guide prices: those of 2020, and those of 2022 that replaced them. */
final class DemoPrices {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate SECOND = LocalDate.of(2022, 1, 1);

    private DemoPrices() {}

    static List<GuidePrice> all() {
        return List.of(
                price(IndicatorKind.QUANTITY, FIRST, "52000.00", "26000.00", "10000.00"),
                price(IndicatorKind.CAPACITY, FIRST, "10.00", "5.00", "2.00"),
                price(IndicatorKind.PADDY, FIRST, "30000.00", "14000.00", "6000.00"),
                price(IndicatorKind.QUANTITY, SECOND, "60000.00", "28000.00", "12000.00"),
                price(IndicatorKind.CAPACITY, SECOND, "12.00", "5.60", "2.40"),
                price(IndicatorKind.PADDY, SECOND, "36000.00", "16800.00", "7200.00"));
    }

    private static GuidePrice price(
            IndicatorKind indicator, LocalDate from, String cost, String compensation, String upkeep) {
        return new GuidePrice(
                indicator,
                UnitPrice.ofYuan(cost),
                UnitPrice.ofYuan(compensation),
                UnitPrice.ofYuan(upkeep),
                from,
                Optional.empty());
    }

    /** The bands on the day of the round. */
    static Map<IndicatorKind, PriceBand> bands(Pricing rules) {
        Map<IndicatorKind, PriceBand> bands = new EnumMap<>(IndicatorKind.class);
        for (GuidePrice price : all()) {
            if (price.effectiveFrom().equals(SECOND)) {
                bands.put(price.indicator(), PriceBand.around(price, rules));
            }
        }
        return bands;
    }
}
