package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cut;
import io.quotaexchange.matching.flow.PairSharing;
import io.quotaexchange.matching.flow.PairSupply;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
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
    /** The places among all cuts of those known, by their sellers. */
    private final Map<List<String>, Integer> placeOf = new HashMap<>();
    /** By county the last cut found for it, or null. */
    private final UsedUp[] usedUp;

    /** By county the cut that will be found for it, because everything it could draw on is closed; else null. */
    private final UsedUp[] settled;

    private boolean capped;
    /** The county of the last take, if its cut was looked for since; else −1. */
    private int found = -1;

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
        usedUp = new UsedUp[offered.length];
        settled = new UsedUp[offered.length];
    }

    /**
     * Sellers that are used up.
     *
     * @param place among all cuts
     * @param limit what they offer
     * @param confined the counties that have no other partner: whose fills count
     */
    private record UsedUp(int place, long limit, int[] confined) {}

    @Override
    public long take(int county, long wanted) {
        long permitted = Math.min(wanted, cap[county] - filled[county]);
        long got = supply.grant(county, permitted);
        filled[county] += got;
        capped = got == permitted;
        found = -1;
        return got;
    }

    /** A cut found earlier only fills up. */
    @Override
    public Shortage known(int county, long wanted) {
        UsedUp cut = usedUp[county];
        if (cut == null) {
            return null;
        }
        long used = usedOf(cut);
        return cut.limit - used >= wanted
                ? null
                : new Shortage(Cause.PAIRS, cut.limit, used, OptionalInt.of(cut.place));
    }

    @Override
    public Shortage shortage(int county, long got) {
        if (capped) {
            return new Shortage(Cause.CAP, cap[county], filled[county] - got, OptionalInt.empty());
        }
        if (usedUp[county] == null || usedUp[county].limit > usedOf(usedUp[county])) {
            if (settled[county] == null) {
                usedUp[county] = cut(supply.usedUp(county));
                found = county;
            } else {
                usedUp[county] = settled[county];
            }
        }
        UsedUp cut = usedUp[county];
        return new Shortage(Cause.PAIRS, cut.limit, cut.limit - got, OptionalInt.of(cut.place));
    }

    /** What the fills that count have taken of a cut. */
    private long usedOf(UsedUp cut) {
        long used = 0;
        for (int county : cut.confined) {
            used += filled[county];
        }
        return used;
    }

    private UsedUp cut(int[] sellers) {
        List<String> codes = new ArrayList<>();
        long limit = 0;
        for (int seller : sellers) {
            if (offered[seller] > 0) {
                codes.add(counties.get(seller));
                limit += offered[seller];
            }
        }
        int place = placeOf.computeIfAbsent(codes, fresh -> {
            cuts.add(new Cut(indicator, fresh));
            return cuts.size() - 1;
        });
        return new UsedUp(place, limit, supply.confinedTo(sellers));
    }

    @Override
    public Share[] share(long[] asked) {
        long[] room = new long[asked.length];
        for (int county = 0; county < asked.length; county++) {
            room[county] = cap[county] - filled[county];
        }
        PairSharing sharing = PairSharing.share(counties, filled, asked, room, counties, offered, pairings);
        UsedUp[] cutsMet = new UsedUp[sharing.cuts.size()];
        Share[] shares = new Share[asked.length];
        for (int county = 0; county < asked.length; county++) {
            PairSharing.Stop stop = sharing.stops[county];
            if (stop != null) {
                shares[county] = Share.of(stop.level(), shortage(county, stop.cut(), sharing, cutsMet));
            }
        }
        return shares;
    }

    /** @param cutsMet by number the cuts of counties before this one */
    private Shortage shortage(int county, int number, PairSharing sharing, UsedUp[] cutsMet) {
        if (number < 0) {
            return new Shortage(Cause.CAP, cap[county], filled[county], OptionalInt.empty());
        }
        if (cutsMet[number] == null) {
            cutsMet[number] = cut(sharing.cuts.get(number));
        }
        UsedUp cut = cutsMet[number];
        usedUp[county] = cut;
        return new Shortage(Cause.PAIRS, cut.limit, usedOf(cut), OptionalInt.of(cut.place));
    }

    @Override
    public void giveBack(int county, long got) {
        found = -1;
        supply.takeBack();
        filled[county] -= got;
    }

    @Override
    public void keepShort(int county, long got) {
        if (!capped && !supply.isClosed(county)) {
            supply.close();
        }
        if (found == county) {
            for (int other : supply.alike(county)) {
                settled[other] = usedUp[county];
            }
        }
    }
}
