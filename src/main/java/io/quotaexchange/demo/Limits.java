package io.quotaexchange.demo;

import io.quotaexchange.pricing.PriceBand;

/** Prices on the tick, inside the band. */
final class Limits {
    private Limits() {}

    /** @param percent of the guide price */
    static long share(PriceBand band, int percent) {
        long tick = band.tick().fen();
        long price = band.guide().fen() * percent / 100 / tick * tick;
        return Math.max(band.floor().fen(), Math.min(band.cap().fen(), price));
    }
}
