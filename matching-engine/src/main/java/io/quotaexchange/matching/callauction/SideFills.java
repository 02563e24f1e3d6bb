package io.quotaexchange.matching.callauction;

/**
 * One side filled to the volume in price priority: whole classes of equal limit, then the marginal class in which it runs out.
 *
 * <p>Clause: M13-05.5.
 */
final class SideFills {
    final Ladder ladder;
    /** Of every order in priority: what it trades; of the marginal class still 0. */
    final long[] fill;
    /** The marginal class, from and (exclusive) to; empty where whole classes give the volume exactly. */
    final int marginalFrom;

    final int marginalTo;
    /** What the marginal class shares. */
    final long marginalVolume;

    SideFills(Ladder ladder, long volume) {
        this.ladder = ladder;
        fill = new long[ladder.orders.length];
        int whole = 0;
        while (whole < ladder.limits.length && ladder.before[whole + 1] <= volume) {
            whole++;
        }
        for (int i = 0; i < ladder.start[whole]; i++) {
            fill[i] = ladder.orders[i].amount();
        }
        marginalVolume = volume - ladder.before[whole];
        marginalFrom = ladder.start[whole];
        marginalTo = marginalVolume == 0 ? marginalFrom : ladder.start[whole + 1];
    }
}
