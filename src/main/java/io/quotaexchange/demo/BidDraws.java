package io.quotaexchange.demo;

import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the sealed bids of other projects: most on the tick inside the band, every twentieth not. */
final class BidDraws {
    private static final int BIDS = 120;
    private static final int BAD_EVERY = 20;
    private static final int UNDECLARED_EVERY = 40;

    /** In hundredths of a percent of what is listed: what all bids for an indicator come to. */
    private static final long BID_SHARE = 4_200;

    private static final long STEP = 100;
    private static final Odds<IndicatorKind> INDICATORS = new Odds<IndicatorKind>()
            .with(IndicatorKind.QUANTITY, 44)
            .with(IndicatorKind.CAPACITY, 28)
            .with(IndicatorKind.PADDY, 28);

    private final Draw draw;
    private final Map<IndicatorKind, PriceBand> bands;

    BidDraws(Draw draw, Map<IndicatorKind, PriceBand> bands) {
        this.draw = draw;
        this.bands = bands;
    }

    private record Sketch(String county, IndicatorKind indicator, int weight) {}

    /** @param listed m² and kg that counties which may sell have listed, by indicator */
    List<DemoBid> draw(List<Geography.ShortCounty> counties, Map<IndicatorKind, Long> listed) {
        List<Sketch> sketches = sketches(counties);
        List<DemoBid> bids = new ArrayList<>();
        for (Sketch sketch : sketches) {
            long weights = sketches.stream()
                    .filter(other -> other.indicator() == sketch.indicator())
                    .mapToLong(Sketch::weight)
                    .sum();
            long amount = listed.get(sketch.indicator()) * BID_SHARE / 10_000 * sketch.weight() / weights / STEP * STEP;
            int number = bids.size() + 1;
            bids.add(new DemoBid(
                    DemoProvince.id("bid", number),
                    sketch.county(),
                    sketch.indicator(),
                    Math.max(STEP, amount),
                    limit(number, bands.get(sketch.indicator()))));
        }
        return bids;
    }

    private List<Sketch> sketches(List<Geography.ShortCounty> counties) {
        List<Geography.ShortCounty> declared =
                counties.stream().filter(Geography.ShortCounty::declared).toList();
        List<Geography.ShortCounty> undeclared =
                counties.stream().filter(county -> !county.declared()).toList();
        List<Sketch> sketches = new ArrayList<>();
        for (int i = 1; i <= BIDS; i++) {
            List<Geography.ShortCounty> from = i % UNDECLARED_EVERY == 0 ? undeclared : declared;
            sketches.add(new Sketch(draw.pick(from).code(), INDICATORS.draw(draw), draw.between(3, 15)));
        }
        return sketches;
    }

    private long limit(int number, PriceBand band) {
        long limit = Limits.share(band, draw.between(84, 146));
        if (number % BAD_EVERY != 0) {
            return limit;
        }
        return switch (number / BAD_EVERY % 3) {
            case 0 -> band.cap().fen() + band.tick().fen();
            case 1 -> band.floor().fen() - band.tick().fen();
            default -> limit + 1;
        };
    }
}
