package io.quotaexchange.matching.book;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * Processor time a message, for machines that others use too: all books in turn, round by round, the best round of each.
 *
 * <p>Wall-clock throughput, as {@link OrderBookBenchmark} measures it, needs a machine of one's own.
 */
public final class BookCpuTimes {
    private static final String[] BOOKS = {"bare", "ruled", "exchange-core", "parity"};
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 40;

    private BookCpuTimes() {}

    public static void main(String[] args) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        System.out.println("best processor time in ns a message");
        for (FlowKind kind : FlowKind.values()) {
            Flow[] flows = new Flow[BOOKS.length];
            DrivenBook[] books = new DrivenBook[BOOKS.length];
            long[] best = new long[BOOKS.length];
            for (int i = 0; i < BOOKS.length; i++) {
                flows[i] = new FlowMaker(kind, BOOKS[i].equals("ruled")).make();
                books[i] = OrderBookBenchmark.of(BOOKS[i]);
                best[i] = Long.MAX_VALUE;
                for (int n = 0; n < WARM_UP; n++) {
                    books[i].send(flows[i]);
                }
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < BOOKS.length; i++) {
                    long start = clock.getCurrentThreadCpuTime();
                    books[i].send(flows[i]);
                    best[i] = Math.min(best[i], clock.getCurrentThreadCpuTime() - start);
                }
            }
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-13s", kind));
            for (int i = 0; i < BOOKS.length; i++) {
                double perMessage = (double) best[i] / FlowMaker.MESSAGES;
                line.append(String.format(Locale.ROOT, " %s %.1f", BOOKS[i], perMessage));
            }
            System.out.println(line);
        }
    }
}
