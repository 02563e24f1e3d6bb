package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.flow.CountyQueues;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One side of an auction by county: what each county must and may trade, and the queue of its orders. */
final class Counties {
    private final SideFills side;
    /** Codes of the counties that may trade. */
    final List<String> codes;

    final long[] must;
    final long[] may;
    /** Of every order in priority its county's place in {@code codes}; −1 where it cannot trade. */
    private final int[] place;

    Counties(SideFills side, Screening screening) {
        this.side = side;
        int[] placeOfNumber = new int[screening.counties.size()];
        Arrays.fill(placeOfNumber, -1);
        place = new int[side.fill.length];
        Arrays.fill(place, -1);
        int[] numbers = new int[placeOfNumber.length];
        int count = 0;
        for (int i = 0; i < side.marginalTo; i++) {
            int number = side.ladder.county[i];
            if (placeOfNumber[number] < 0) {
                placeOfNumber[number] = count;
                numbers[count++] = number;
            }
            place[i] = placeOfNumber[number];
        }
        codes = IntStream.of(numbers)
                .limit(count)
                .mapToObj(screening.counties::get)
                .toList();
        must = new long[count];
        may = new long[count];
        for (int i = 0; i < side.marginalTo; i++) {
            must[place[i]] += side.fill[i];
            may[place[i]] += i < side.marginalFrom ? side.fill[i] : side.ladder.orders[i].amount();
        }
    }

    /** Of every order of the marginal class its county's place, in order of seq. */
    int[] marginalPlaces() {
        return Arrays.copyOfRange(place, side.marginalFrom, side.marginalTo);
    }

    long[] marginalAmounts() {
        return Arrays.stream(side.ladder.orders, side.marginalFrom, side.marginalTo)
                .mapToLong(CallAuctionCase.Order::amount)
                .toArray();
    }

    void setMarginal(long[] fills) {
        System.arraycopy(fills, 0, side.fill, side.marginalFrom, fills.length);
    }

    /** What each county trades, once the marginal class is set. */
    long[] fills() {
        long[] sums = new long[codes.size()];
        for (int i = 0; i < side.marginalTo; i++) {
            sums[place[i]] += side.fill[i];
        }
        return sums;
    }

    int[] inOrderOfFirstFill() {
        return CountyQueues.firstMet(codes.size(), place, side.fill);
    }

    CountyQueues queues() {
        return new CountyQueues(codes.size(), place, side.fill);
    }
}
