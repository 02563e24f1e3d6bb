package io.quotaexchange.matching.check;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCertificate.Level;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.matching.allocation.AllocationResult.Fill;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether requests of one tier share one indicator fairly: whoever stopped did so at a limit that is reached exactly, and nobody
 * who counts towards that limit stopped later; so nobody's share can rise without lowering a smaller one.
 *
 * <p>Clause: M13-05.6.
 */
final class SharingCheck {
    private record Sharer(Request request, long asked, Fill fill, Stop stop, Fraction level, String place) {}

    private final Evidence evidence;
    private final boolean anyCounties;
    private final List<Sharer> sharers = new ArrayList<>();
    /** What is asked, by county and level. */
    private final Map<String, TreeMap<Fraction, BigInteger>> asked = new TreeMap<>();

    SharingCheck(Evidence evidence, AllocationCase.Between between) {
        this.evidence = evidence;
        anyCounties = between == AllocationCase.Between.ANY;
    }

    void add(Request request, Fill fill, Stop stop, String place) {
        long wanted = request.amounts().get(fill.indicator());
        Fraction level = Fraction.ONE;
        if (stop != null) {
            Wrong.unless(stop.level().isPresent(), place, "lacks the level at which sharing stopped");
            Level stopped = stop.level().get();
            level = new Fraction(stopped.numerator(), stopped.denominator());
            Wrong.unless(
                    stopped.denominator().signum() > 0
                            && stopped.numerator().signum() >= 0
                            && level.compareTo(Fraction.ONE) < 0,
                    place,
                    "has a level outside 0..1");
        }
        sharers.add(new Sharer(request, wanted, fill, stop, level, place));
        asked.computeIfAbsent(request.county(), fresh -> new TreeMap<>())
                .merge(level, BigInteger.valueOf(wanted), BigInteger::add);
    }

    void run() {
        Set<List<Object>> confirmed = new HashSet<>();
        for (Sharer sharer : sharers) {
            BigInteger floor =
                    sharer.level.times(BigInteger.valueOf(sharer.asked)).floor();
            Wrong.unless(
                    BigInteger.valueOf(sharer.fill.market()).compareTo(floor) >= 0, sharer.place, "is below its level");
            if (sharer.stop == null) {
                Wrong.unless(sharer.fill.market() == sharer.asked, sharer.place, "is missing");
                continue;
            }
            Stop stop = sharer.stop;
            evidence.confirm(stop, sharer.request.county(), sharer.place);
            List<String> counted = evidence.counted(stop, sharer.request.county(), sharer.place);
            if (confirmed.add(List.of(counted == null ? "all" : counted, sharer.level))) {
                reached(sharer, counted == null ? List.copyOf(asked.keySet()) : counted);
            }
        }
        feasible();
    }

    private void reached(Sharer sharer, List<String> counted) {
        BigInteger room = BigInteger.valueOf(sharer.stop.limit()).subtract(BigInteger.valueOf(sharer.stop.before()));
        Fraction sum = Fraction.ZERO;
        for (String county : counted) {
            TreeMap<Fraction, BigInteger> byLevel = asked.getOrDefault(county, new TreeMap<>());
            for (Map.Entry<Fraction, BigInteger> each : byLevel.entrySet()) {
                Wrong.unless(
                        each.getValue().signum() == 0 || each.getKey().compareTo(sharer.level) <= 0,
                        sharer.place,
                        "county " + county + " rose further towards the same limit");
            }
            sum = sum.plus(exact(byLevel));
        }
        Wrong.unless(sum.equals(new Fraction(room, BigInteger.ONE)), sharer.place, "does not reach its limit");
    }

    private static Fraction exact(TreeMap<Fraction, BigInteger> byLevel) {
        Fraction sum = Fraction.ZERO;
        for (Map.Entry<Fraction, BigInteger> each : byLevel.entrySet()) {
            sum = sum.plus(each.getKey().times(each.getValue()));
        }
        return sum;
    }

    /** Between any counties the exact shares themselves must fit; between pairs the trades show it but for the odd units. */
    private void feasible() {
        Fraction all = new Fraction(evidence.filled.all(), BigInteger.ONE);
        for (Map.Entry<String, TreeMap<Fraction, BigInteger>> county : asked.entrySet()) {
            Fraction exact = exact(county.getValue());
            all = all.plus(exact);
            Fraction total = exact.plus(new Fraction(evidence.filled.of(county.getKey()), BigInteger.ONE));
            BigInteger most = evidence.most(county.getKey(), anyCounties);
            Wrong.unless(
                    total.compareTo(new Fraction(most, BigInteger.ONE)) <= 0,
                    "certificate/stops",
                    "the levels of county " + county.getKey() + " exceed what it may receive");
        }
        Wrong.unless(
                all.compareTo(new Fraction(evidence.offered(), BigInteger.ONE)) <= 0,
                "certificate/stops",
                "the levels exceed all offers");
    }
}
