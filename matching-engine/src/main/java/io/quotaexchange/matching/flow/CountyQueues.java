package io.quotaexchange.matching.flow;

import java.util.Arrays;
import java.util.List;

/** The orders of every county in the order in which they are served, with what is left of each. */
public final class CountyQueues {
    private final int[] head;
    private final int[] next;
    private final long[] left;

    /** Receives each trade between two orders, by their places in the lists. */
    public interface Trades {
        void add(int buying, int selling, long amount, boolean paired);
    }

    /**
     * @param counties how many counties there are
     * @param county of every order its county, in the order of service; −1 to leave it out
     * @param amount of every order what it trades, zero or more
     */
    public CountyQueues(int counties, int[] county, long[] amount) {
        head = new int[counties];
        Arrays.fill(head, -1);
        next = new int[county.length];
        left = amount.clone();
        for (int order = county.length - 1; order >= 0; order--) {
            if (county[order] >= 0 && amount[order] > 0) {
                next[order] = head[county[order]];
                head[county[order]] = order;
            }
        }
    }

    /** The counties in the order of their first order with an amount above zero. */
    public static int[] firstMet(int counties, int[] county, long[] amount) {
        boolean[] met = new boolean[counties];
        int[] order = new int[counties];
        int count = 0;
        for (int i = 0; i < county.length; i++) {
            if (amount[i] > 0 && !met[county[i]]) {
                met[county[i]] = true;
                order[count++] = county[i];
            }
        }
        return Arrays.copyOf(order, count);
    }

    /** Cuts what counties trade into trades of their orders, walking both counties' queues. */
    public static void cut(List<CountyTrade> countyTrades, CountyQueues buyers, CountyQueues sellers, Trades trades) {
        for (CountyTrade trade : countyTrades) {
            long rest = trade.amount();
            while (rest > 0) {
                int buying = buyers.head[trade.buyer()];
                int selling = sellers.head[trade.seller()];
                long amount = Math.min(rest, Math.min(buyers.left[buying], sellers.left[selling]));
                trades.add(buying, selling, amount, trade.paired());
                buyers.take(trade.buyer(), amount);
                sellers.take(trade.seller(), amount);
                rest -= amount;
            }
        }
    }

    private void take(int county, long amount) {
        int order = head[county];
        left[order] -= amount;
        if (left[order] == 0) {
            head[county] = next[order];
        }
    }
}
