package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCase.BuyerCap;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cut;
import io.quotaexchange.matching.allocation.AllocationCertificate.Level;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.matching.allocation.Availability.Shortage;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Step 1: what each request receives from the market, and what stopped it where that is less than it asked.
 *
 * <p>Clause: M13-05.4, Z10-10.1.
 */
final class Fills {
    private static final IndicatorKind[] INDICATORS = IndicatorKind.values();
    private static final Shortage ALL_OR_NOTHING = new Shortage(Cause.WHOLE, 0, 0, OptionalInt.empty());

    private final Orders orders;
    final Availability[] availability = new Availability[INDICATORS.length];
    /** By indicator and request in the order of service: m² or kg. */
    final long[][] market;

    final Stop[][] stops;
    final List<Cut> cuts = new ArrayList<>();

    Fills(AllocationCase given, Orders orders) {
        this.orders = orders;
        market = new long[INDICATORS.length][orders.requests.size()];
        stops = new Stop[INDICATORS.length][orders.requests.size()];
        for (IndicatorKind indicator : INDICATORS) {
            long[] offered = orders.offered(indicator);
            long[] caps = caps(given, indicator);
            availability[indicator.ordinal()] = given.rules().between() == AllocationCase.Between.ANY
                    ? new OpenAvailability(offered, caps)
                    : new PairAvailability(indicator, orders.counties, offered, caps, given.pairings(), cuts);
        }
    }

    private long[] caps(AllocationCase given, IndicatorKind indicator) {
        long[] caps = new long[orders.counties.size()];
        Arrays.fill(caps, Long.MAX_VALUE);
        for (BuyerCap cap : given.rules().buyerCaps()) {
            int county = java.util.Collections.binarySearch(orders.counties, cap.county());
            if (cap.indicator() == indicator && county >= 0) {
                caps[county] = cap.amount();
            }
        }
        return caps;
    }

    /** Every request in order takes the most it can: SERIAL. */
    void serve() {
        for (int request = 0; request < orders.requests.size(); request++) {
            if (orders.requests.get(request).divisible()) {
                serveDivisible(request);
            } else {
                serveWhole(request);
            }
        }
    }

    /** Tier by tier: the indivisible requests in order, then the divisible ones share: PRO_RATA. Clause: M13-05.6. */
    void share() {
        for (int first = 0; first < orders.requests.size(); ) {
            int tier = orders.requests.get(first).tier();
            List<Integer> sharing = new ArrayList<>();
            int end = first;
            while (end < orders.requests.size() && orders.requests.get(end).tier() == tier) {
                if (orders.requests.get(end).divisible()) {
                    sharing.add(end);
                } else {
                    serveWhole(end);
                }
                end++;
            }
            for (IndicatorKind indicator : INDICATORS) {
                share(sharing, indicator);
            }
            first = end;
        }
    }

    private void share(List<Integer> sharing, IndicatorKind indicator) {
        List<Integer> asking = sharing.stream()
                .filter(request -> orders.asked(request, indicator) > 0)
                .toList();
        if (asking.isEmpty()) {
            return;
        }
        Availability available = availability[indicator.ordinal()];
        long[] asked = new long[orders.counties.size()];
        for (int request : asking) {
            asked[orders.countyOfRequest[request]] += orders.asked(request, indicator);
        }
        Share[] shares = available.share(asked);
        List<Integer> below = new ArrayList<>();
        for (int request : asking) {
            Share share = shares[orders.countyOfRequest[request]];
            long wanted = orders.asked(request, indicator);
            long whole = share == null ? wanted : share.floorOf(wanted);
            market[indicator.ordinal()][request] = available.take(orders.countyOfRequest[request], whole);
            if (share != null) {
                stop(request, indicator, share.shortage(), Optional.of(share.level()));
                below.add(request);
            }
        }
        handOut(below, indicator);
    }

    /** The units that rounding down left over: one each, in rounds in order of seq, to whoever can still take one. */
    private void handOut(List<Integer> below, IndicatorKind indicator) {
        Availability available = availability[indicator.ordinal()];
        long[] fills = market[indicator.ordinal()];
        List<Integer> open = below;
        while (!open.isEmpty()) {
            List<Integer> still = new ArrayList<>();
            for (int request : open) {
                if (fills[request] < orders.asked(request, indicator)) {
                    long got = available.take(orders.countyOfRequest[request], 1);
                    fills[request] += got;
                    if (got > 0) {
                        still.add(request);
                    } else {
                        available.keepShort(orders.countyOfRequest[request], 0);
                    }
                }
            }
            open = still;
        }
    }

    private void serveDivisible(int request) {
        int county = orders.countyOfRequest[request];
        for (IndicatorKind indicator : INDICATORS) {
            long asked = orders.asked(request, indicator);
            if (asked > 0) {
                Availability available = availability[indicator.ordinal()];
                long got = available.take(county, asked);
                market[indicator.ordinal()][request] = got;
                if (got < asked) {
                    stop(request, indicator, available.shortage(county, got));
                    available.keepShort(county, got);
                }
            }
        }
    }

    /** Admits an indivisible request when all its amounts can be had at once; else it takes nothing. */
    void serveWhole(int request) {
        int county = orders.countyOfRequest[request];
        long[] got = new long[INDICATORS.length];
        boolean whole = true;
        for (IndicatorKind indicator : INDICATORS) {
            long asked = orders.asked(request, indicator);
            if (asked > 0) {
                Availability available = availability[indicator.ordinal()];
                Shortage shortage = available.known(county, asked);
                if (shortage == null) {
                    long taken = available.take(county, asked);
                    got[indicator.ordinal()] = taken;
                    if (taken < asked) {
                        shortage = available.shortage(county, taken);
                        available.giveBack(county, taken);
                        got[indicator.ordinal()] = 0;
                    }
                }
                if (shortage != null) {
                    whole = false;
                    stop(request, indicator, shortage);
                }
            }
        }
        for (IndicatorKind indicator : INDICATORS) {
            int i = indicator.ordinal();
            if (whole) {
                market[i][request] = got[i];
            } else if (got[i] > 0) {
                availability[i].giveBack(orders.countyOfRequest[request], got[i]);
                stop(request, indicator, ALL_OR_NOTHING);
            }
        }
    }

    private void stop(int request, IndicatorKind indicator, Shortage shortage) {
        stop(request, indicator, shortage, Optional.empty());
    }

    void stop(int request, IndicatorKind indicator, Shortage shortage, Optional<Level> level) {
        Request stopped = orders.requests.get(request);
        stops[indicator.ordinal()][request] = new Stop(
                stopped.id(), indicator, shortage.cause(), shortage.limit(), shortage.before(), shortage.cut(), level);
    }
}
