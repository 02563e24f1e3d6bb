package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cut;
import io.quotaexchange.matching.flow.PairSharing;
import io.quotaexchange.matching.flow.PairSupply;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Between paired counties only: fills are feasible exactly when there is a flow over the pairs, and each county's are at most its cap.
 *
 * <p>A shortage is proved by a cut: sellers that hold all partners of the county and are used up by counties without other partners.
 *
 * <p>Clause: Z10-21.1.
 */
final class PairAvailability implements Availability {
    private final IndicatorKind indicator;
    private final List<String> counties;
    private final long[] offered;
    private final long[] cap;
    private final long[] filled;
    private final Pairings pairings;
    private final PairSupply supply;
    private final List<Cut> cuts;
    private final Map<List<String>, Integer> known = new HashMap<>();
    /** By county, the last cut found for it: its place among all cuts, its limit and who counts; −1 for none. */
    private final int[] cutOf;

    private final long[] limitOf;
    private final int[][] confinedOf;
    private boolean capped;

    /** @param cuts receives the cuts that shortages refer to */
    PairAvailability(
            IndicatorKind indicator,
            List<String> counties,
            long[] offered,
            long[] cap,
            Pairings pairings,
            List<Cut> cuts) {
        this.indicator = indicator;
        this.counties = counties;
        this.offered = offered;
        this.cap = cap;
        this.cuts = cuts;
        this.pairings = pairings;
        filled = new long[offered.length];
        supply = new PairSupply(counties, counties, offered, pairings);
        cutOf = new int[offered.length];
        Arrays.fill(cutOf, -1);
        limitOf = new long[offered.length];
        confinedOf = new int[offered.length][];
    }

    @Override
    public long take(int county, long wanted) {
        long permitted = Math.min(wanted, cap[county] - filled[county]);
        long got = supply.grant(county, permitted);
        filled[county] += got;
        capped = got == permitted;
        return got;
    }

    /** A cut found earlier only fills up. */
    @Override
    public Shortage known(int county, long wanted) {
        if (cutOf[county] < 0 || limitOf[county] - usedOf(county) >= wanted) {
            return null;
        }
        return new Shortage(Cause.PAIRS, limitOf[county], usedOf(county), OptionalInt.of(cutOf[county]));
    }

    @Override
    public Shortage shortage(int county, long got) {
        if (capped) {
            return new Shortage(Cause.CAP, cap[county], filled[county] - got, OptionalInt.empty());
        }
        if (cutOf[county] < 0 || limitOf[county] > usedOf(county)) {
            findCut(county);
        }
        return new Shortage(Cause.PAIRS, limitOf[county], limitOf[county] - got, OptionalInt.of(cutOf[county]));
    }

    /** What the fills that count have taken of the last cut found for a county. */
    private long usedOf(int county) {
        long used = 0;
        for (int confined : confinedOf[county]) {
            used += filled[confined];
        }
        return used;
    }

    private void findCut(int county) {
        remember(county, supply.usedUp(county));
    }

    private void remember(int county, int[] sellers) {
        List<String> codes = Arrays.stream(sellers)
                .filter(seller -> offered[seller] > 0)
                .mapToObj(counties::get)
                .toList();
        cutOf[county] = known.computeIfAbsent(codes, fresh -> {
            cuts.add(new Cut(indicator, fresh));
            return cuts.size() - 1;
        });
        limitOf[county] =
                Arrays.stream(sellers).mapToLong(seller -> offered[seller]).sum();
        confinedOf[county] = supply.confinedTo(sellers);
    }

    @Override
    public Share[] share(long[] asked) {
        long[] room = new long[asked.length];
        for (int county = 0; county < asked.length; county++) {
            room[county] = cap[county] - filled[county];
        }
        PairSharing.Stop[] stops = PairSharing.share(counties, filled, asked, room, counties, offered, pairings);
        Share[] shares = new Share[asked.length];
        for (int county = 0; county < asked.length; county++) {
            if (stops[county] != null) {
                shares[county] = new Share(
                        Share.level(stops[county].numerator(), stops[county].denominator()),
                        shortage(county, stops[county]));
            }
        }
        return shares;
    }

    private Shortage shortage(int county, PairSharing.Stop stop) {
        if (stop.capped()) {
            return new Shortage(Cause.CAP, cap[county], filled[county], OptionalInt.empty());
        }
        remember(county, stop.cut());
        return new Shortage(Cause.PAIRS, limitOf[county], usedOf(county), OptionalInt.of(cutOf[county]));
    }

    @Override
    public void giveBack(int county, long got) {
        supply.takeBack(county, got);
        filled[county] -= got;
    }

    @Override
    public void keepShort(int county, long got) {
        if (!capped && !supply.isClosed(county)) {
            supply.close();
        }
    }
}
