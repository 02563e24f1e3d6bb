package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import java.util.OptionalInt;

/**
 * Between any two counties: fills are feasible exactly when all fills are at most all offers, each county's at most all offers less
 * its own, and each county's at most its cap.
 *
 * <p>Clause: M13-05.4.
 */
final class OpenAvailability implements Availability {
    private final long offered;
    private final long[] own;
    private final long[] cap;
    private final long[] filled;
    private long filledAll;

    /** @param own by county, what it offers itself; {@code cap} by county, 2⁶³−1 for none */
    OpenAvailability(long[] own, long[] cap) {
        this.own = own;
        this.cap = cap;
        filled = new long[own.length];
        long sum = 0;
        for (long amount : own) {
            sum += amount;
        }
        offered = sum;
    }

    @Override
    public long take(int county, long wanted) {
        long got = Math.min(wanted, left(county));
        add(county, got);
        return got;
    }

    @Override
    public Shortage known(int county, long wanted) {
        return null;
    }

    private long left(int county) {
        long others = offered - own[county] - filled[county];
        return Math.min(Math.min(offered - filledAll, others), cap[county] - filled[county]);
    }

    private void add(int county, long amount) {
        filled[county] += amount;
        filledAll += amount;
    }

    @Override
    public Shortage shortage(int county, long got) {
        if (filledAll == offered) {
            return new Shortage(Cause.SUPPLY, offered, filledAll - got, OptionalInt.empty());
        }
        long others = offered - own[county];
        return filled[county] == others
                ? new Shortage(Cause.OWN, others, filled[county] - got, OptionalInt.empty())
                : new Shortage(Cause.CAP, cap[county], filled[county] - got, OptionalInt.empty());
    }

    @Override
    public Share[] share(long[] asked) {
        Shortage[] limits = new Shortage[asked.length];
        for (int county = 0; county < asked.length; county++) {
            long others = offered - own[county];
            limits[county] = others <= cap[county]
                    ? WaterLevel.shortage(Cause.OWN, others, filled[county])
                    : WaterLevel.shortage(Cause.CAP, cap[county], filled[county]);
        }
        return WaterLevel.find(asked, limits, WaterLevel.shortage(Cause.SUPPLY, offered, filledAll));
    }

    @Override
    public void giveBack(int county, long got) {
        add(county, -got);
    }

    @Override
    public void keepShort(int county, long got) {
        // The sums say it all.
    }
}
