package io.quotaexchange.matching.check;

import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import io.quotaexchange.matching.callauction.CallAuctionCase.Rules;
import io.quotaexchange.matching.callauction.CallAuctionCertificate.Point;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import java.util.List;

/**
 * Whether demand and supply at a handful of prices prove the price chosen.
 *
 * <p>D never rises and S never falls with the price. So one tick below the first price kept, where D > S and volume or surplus is
 * worse, everything further down is at least as bad; likewise above the last, where D < S. Between first and last
 * D − S stays between its two ends, and so does the volume; where the ends differ in sign, the turn is looked at too.
 *
 * <p>Clause: M13-05.5, M13-05.8.
 */
final class PriceCheck {
    private static final String PLACE = "certificate/points";

    private final Rules rules;
    private final AcceptedOrders orders;
    private final CallAuctionResult result;
    private final List<Point> points;

    PriceCheck(Rules rules, AcceptedOrders orders, CallAuctionResult result) {
        this.rules = rules;
        this.orders = orders;
        this.result = result;
        points = result.certificate().points();
    }

    void run() {
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            Wrong.unless(i == 0 || points.get(i - 1).priceFen() < point.priceFen(), PLACE, "do not rise");
            Wrong.unlessEqual(point.demand(), orders.demand(point.priceFen()), PLACE + "/" + i + "/demand");
            Wrong.unlessEqual(point.supply(), orders.supply(point.priceFen()), PLACE + "/" + i + "/supply");
        }
        if (result.priceFen().isEmpty()) {
            noTrade();
        } else {
            price(result.priceFen().getAsLong());
        }
    }

    private void noTrade() {
        Wrong.unlessEqual(result.volume(), 0L, "volume");
        Wrong.unlessEqual(points.size(), orders.bids.isEmpty() ? 0 : 1, PLACE);
        if (!points.isEmpty()) {
            long highest = orders.bids.stream().mapToLong(Order::limitFen).max().orElseThrow();
            Wrong.unlessEqual(points.get(0).priceFen(), highest, PLACE + "/0/price");
            Wrong.unless(points.get(0).supply() == 0, "price", "is missing: the highest bid meets an offer");
        }
    }

    private void price(long price) {
        Wrong.unless(
                price >= rules.floorFen() && price <= rules.capFen() && price % rules.tickFen() == 0,
                "price",
                "is off the tick or outside the band");
        Point chosen = points.stream()
                .filter(point -> point.priceFen() == price)
                .findFirst()
                .orElse(null);
        Wrong.unless(chosen != null, PLACE, "lack the price chosen");
        Wrong.unlessEqual(result.volume(), volume(chosen), "volume");
        Wrong.unless(result.volume() > 0, "price", "is given though nothing trades");

        List<Point> kept =
                points.stream().filter(point -> equallyGood(point, chosen)).toList();
        Point first = kept.get(0);
        Point last = kept.get(kept.size() - 1);
        int before = points.indexOf(first);
        int after = points.size() - 1 - points.indexOf(last);
        Wrong.unless(before <= 1 && after <= 1, PLACE, "reach further than one tick beyond the prices kept");
        if (before == 1) {
            Point below = points.get(0);
            Wrong.unlessEqual(below.priceFen(), first.priceFen() - rules.tickFen(), PLACE + "/0/price");
            Wrong.unless(worse(below, chosen) && below.demand() > below.supply(), "price", "could be lower");
        } else {
            Wrong.unlessEqual(first.priceFen(), rules.floorFen(), PLACE + "/0/price");
        }
        if (after == 1) {
            Point above = points.get(points.size() - 1);
            Wrong.unlessEqual(above.priceFen(), last.priceFen() + rules.tickFen(), PLACE + "/last/price");
            Wrong.unless(worse(above, chosen) && above.demand() < above.supply(), "price", "could be higher");
        } else {
            Wrong.unlessEqual(last.priceFen(), rules.capFen(), PLACE + "/last/price");
        }
        if (first.demand() > first.supply() && last.demand() < last.supply()) {
            turnsAtOnce(first, last);
        }
        Wrong.unlessEqual(price, among(first, last), "price");
    }

    /** Where the surplus changes sides, it does so from one tick to the next: no price between is better. */
    private void turnsAtOnce(Point first, Point last) {
        long lastShort = 0;
        long firstLong = (last.priceFen() - first.priceFen()) / rules.tickFen();
        while (firstLong - lastShort > 1) {
            long middle = (lastShort + firstLong) >>> 1;
            long price = first.priceFen() + middle * rules.tickFen();
            if (orders.demand(price) > orders.supply(price)) {
                lastShort = middle;
            } else {
                firstLong = middle;
            }
        }
        for (long place : new long[] {lastShort, firstLong}) {
            long price = first.priceFen() + place * rules.tickFen();
            Point point = new Point(price, orders.demand(price), orders.supply(price));
            Wrong.unless(equallyGood(point, first), "price", "could be better at " + price + " fen");
        }
    }

    /** Rules (c) and (d); D − S falls from first to last, so the two ends tell for all between. */
    private long among(Point first, Point last) {
        if (last.demand() > last.supply()) {
            return last.priceFen();
        }
        if (first.demand() < first.supply()) {
            return first.priceFen();
        }
        long reference = Math.max(first.priceFen(), Math.min(last.priceFen(), rules.referenceFen()));
        long below = reference / rules.tickFen() * rules.tickFen();
        return reference - below <= below + rules.tickFen() - reference ? below : below + rules.tickFen();
    }

    private static long volume(Point point) {
        return Math.min(point.demand(), point.supply());
    }

    private static long surplus(Point point) {
        return Math.abs(point.demand() - point.supply());
    }

    private static boolean equallyGood(Point one, Point other) {
        return volume(one) == volume(other) && surplus(one) == surplus(other);
    }

    private static boolean worse(Point one, Point than) {
        return volume(one) < volume(than) || (volume(one) == volume(than) && surplus(one) > surplus(than));
    }
}
