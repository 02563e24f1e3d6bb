package io.quotaexchange.matching.callauction;

import io.quotaexchange.matching.callauction.CallAuctionCase.Order;
import java.util.Arrays;
import java.util.List;

/** One side's orders in price priority, equal limits by seq, with running sums. */
final class Ladder {
    final Order[] orders;
    /** Of every order: its place among all orders of both sides that were not rejected, by seq. */
    final int[] place;
    /** Of every order: the number of its county. */
    final int[] county;
    /** The different limits, best first. */
    final long[] limits;
    /** Where the orders of each limit start; one longer than {@code limits}. */
    final int[] start;
    /** What the orders before that place sum to; one longer than {@code limits}. */
    final long[] before;

    private final boolean bids;

    Ladder(Screening screening, boolean bids) {
        this.bids = bids;
        List<Order> bySeq = bids ? screening.bids : screening.offers;
        int[] seqPlace = screening.places(bids);
        int[] countyBySeq = screening.countyNumbers(bids);
        long[] sorted = bySeq.stream().mapToLong(Order::limitFen).toArray();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        long[] rising = Arrays.copyOf(sorted, count);
        limits = bids ? reversed(rising) : rising;
        start = new int[count + 1];
        int[] classOf = new int[bySeq.size()];
        for (int i = 0; i < classOf.length; i++) {
            int place = Arrays.binarySearch(rising, bySeq.get(i).limitFen());
            classOf[i] = bids ? count - 1 - place : place;
            start[classOf[i] + 1]++;
        }
        for (int i = 1; i <= count; i++) {
            start[i] += start[i - 1];
        }
        int[] next = start.clone();
        orders = new Order[classOf.length];
        place = new int[classOf.length];
        county = new int[classOf.length];
        for (int i = 0; i < classOf.length; i++) {
            int at = next[classOf[i]]++;
            orders[at] = bySeq.get(i);
            place[at] = seqPlace[i];
            county[at] = countyBySeq[i];
        }
        before = new long[count + 1];
        for (int i = 0; i < count; i++) {
            before[i + 1] = before[i];
            for (int order = start[i]; order < start[i + 1]; order++) {
                before[i + 1] += orders[order].amount();
            }
        }
    }

    private static long[] reversed(long[] rising) {
        long[] falling = new long[rising.length];
        for (int i = 0; i < rising.length; i++) {
            falling[i] = rising[rising.length - 1 - i];
        }
        return falling;
    }

    /** D(p) of bids, S(p) of offers: what may trade at a price. */
    long at(long price) {
        int low = 0;
        int high = limits.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bids ? limits[middle] >= price : limits[middle] <= price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return before[low];
    }
}
