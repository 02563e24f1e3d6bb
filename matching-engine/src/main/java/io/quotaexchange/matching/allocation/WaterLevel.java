package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.Availability.Shortage;
import io.quotaexchange.matching.flow.FilledFraction;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Weighted max-min between any counties: all fractions rise together; a county stops where its own limit is reached, the rest where
 * all that is left is used up.
 *
 * <p>Counties are visited in the order in which they would stop by themselves, so one pass finds the common level.
 *
 * <p>Clause: M13-05.6.
 */
final class WaterLevel {
    private WaterLevel() {}

    /**
     * @param asked by county
     * @param limits by county what stops it by itself; {@code limit − before} is what it may receive
     * @param supply what stops all together
     * @return by county where it stopped; null where it receives all
     */
    static Share[] find(long[] asked, Shortage[] limits, Shortage supply) {
        Share[] shares = new Share[asked.length];
        List<Integer> order = IntStream.range(0, asked.length)
                .filter(county -> asked[county] > 0)
                .boxed()
                .sorted((one, other) ->
                        FilledFraction.compare(room(limits[one]), asked[one], room(limits[other]), asked[other]))
                .toList();
        long left = room(supply);
        long rising = 0;
        for (int county : order) {
            rising += asked[county];
        }
        for (int i = 0; i < order.size(); i++) {
            int county = order.get(i);
            long room = room(limits[county]);
            boolean stopsFirst = room < asked[county] && FilledFraction.compare(room, asked[county], left, rising) < 0;
            if (!stopsFirst) {
                if (left < rising) {
                    Share common = Share.of(new FilledFraction(left, rising), supply);
                    order.subList(i, order.size()).forEach(each -> shares[each] = common);
                }
                return shares;
            }
            shares[county] = Share.of(new FilledFraction(room, asked[county]), limits[county]);
            left -= room;
            rising -= asked[county];
        }
        return shares;
    }

    private static long room(Shortage shortage) {
        return shortage.limit() - shortage.before();
    }

    static Shortage shortage(Cause cause, long limit, long before) {
        return new Shortage(cause, limit, before, OptionalInt.empty());
    }
}
