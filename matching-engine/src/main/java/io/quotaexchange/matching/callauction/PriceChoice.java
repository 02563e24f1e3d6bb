package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.callauction.CallAuctionCertificate.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The one price: (a) greatest volume, (b) least surplus, (c) the side that lacks pays, (d) nearest to the reference.
 *
 * <p>Between two neighbouring limits demand and supply are constant, so only the limits and the gaps between them are looked at,
 * never the grid. Below the lowest and above the highest limit nothing trades.
 *
 * <p>Clause: M13-05.5, M13-05.8.
 */
final class PriceChoice {
    private final CallAuctionCase.Rules rules;
    private final Ladder bids;
    private final Ladder offers;
    private long bestVolume;
    private long bestSurplus;
    private long lowest;
    private long highest;
    private boolean allShort;
    private boolean allLong;

    PriceChoice(CallAuctionCase.Rules rules, Ladder bids, Ladder offers) {
        this.rules = rules;
        this.bids = bids;
        this.offers = offers;
        long[] limits = LongStream.concat(Arrays.stream(bids.limits), Arrays.stream(offers.limits))
                .sorted()
                .distinct()
                .toArray();
        for (int i = 0; i < limits.length; i++) {
            look(limits[i], limits[i]);
            if (i + 1 < limits.length && limits[i + 1] - limits[i] > rules.tickFen()) {
                look(limits[i] + rules.tickFen(), limits[i + 1] - rules.tickFen());
            }
        }
    }

    /** Looks at neighbouring prices with the same demand and supply; keeps them if none before them are better. */
    private void look(long from, long to) {
        long demand = bids.at(from);
        long supply = offers.at(from);
        long volume = Math.min(demand, supply);
        long surplus = Math.abs(demand - supply);
        if (volume == 0 || volume < bestVolume || (volume == bestVolume && surplus > bestSurplus)) {
            return;
        }
        if (volume > bestVolume || surplus < bestSurplus) {
            bestVolume = volume;
            bestSurplus = surplus;
            lowest = from;
            allShort = true;
            allLong = true;
        }
        highest = to;
        allShort &= demand > supply;
        allLong &= demand < supply;
    }

    /** m² or kg traded; 0: there is no price. */
    long volume() {
        return bestVolume;
    }

    /** The price in fen, where there is a volume. */
    long price() {
        if (allShort) {
            return highest;
        }
        return allLong ? lowest : nearestToReference();
    }

    private long nearestToReference() {
        long reference = rules.referenceFen();
        if (reference <= lowest) {
            return lowest;
        }
        if (reference >= highest) {
            return highest;
        }
        long below = reference - reference % rules.tickFen();
        long distanceBelow = reference - below;
        return distanceBelow <= rules.tickFen() - distanceBelow ? below : below + rules.tickFen();
    }

    /** Demand and supply at the prices that prove the choice. */
    List<Point> evidence() {
        List<Long> prices = new ArrayList<>();
        if (bestVolume > 0) {
            if (lowest - rules.floorFen() >= rules.tickFen()) {
                prices.add(lowest - rules.tickFen());
            }
            prices.addAll(List.of(lowest, price(), highest));
            if (rules.capFen() - highest >= rules.tickFen()) {
                prices.add(highest + rules.tickFen());
            }
        } else if (bids.limits.length > 0) {
            prices.add(bids.limits[0]);
        }
        return prices.stream()
                .distinct()
                .map(price -> new Point(price, bids.at(price), offers.at(price)))
                .toList();
    }
}
