package io.quotaexchange.demo;

import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Draws what counties with surplus list, those that may not sell included: they are to be refused. */
final class ListingDraws {
    /** m² or kg: less is not worth listing. */
    private static final long SMALLEST = 20_000;

    /** m² or kg: amounts are whole multiples of it. */
    private static final long STEP = 100;

    private final Draw draw;
    private final Map<IndicatorKind, PriceBand> bands;

    ListingDraws(Draw draw, Map<IndicatorKind, PriceBand> bands) {
        this.draw = draw;
        this.bands = bands;
    }

    List<DemoListing> draw(List<String> sellers, SortedMap<String, IndicatorVector> reserves) {
        List<DemoListing> listings = new ArrayList<>();
        for (String county : sellers) {
            IndicatorVector reserve = reserves.getOrDefault(county, IndicatorVector.ZERO);
            for (IndicatorKind indicator : IndicatorKind.values()) {
                long amount = reserve.get(indicator) * draw.between(55L, 80L) / 100 / STEP * STEP;
                if (amount >= SMALLEST) {
                    listings.add(new DemoListing(
                            DemoProvince.id("lst", listings.size() + 1),
                            county,
                            indicator,
                            amount,
                            Limits.share(bands.get(indicator), draw.between(82, 128))));
                }
            }
        }
        return listings;
    }
}
