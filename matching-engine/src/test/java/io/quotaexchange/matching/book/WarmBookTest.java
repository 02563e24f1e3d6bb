package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.quotaexchange.matching.RejectReason;
import java.lang.management.ManagementFactory;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/**
 * A book uses its memory again: what left it makes room for what comes, so that a warm book allocates under 8 bytes a message, all of
 * them for the ids, which are remembered for ever.
 */
class WarmBookTest {
    private static final int ORDERS = 300_000;
    private static final int BYTES_A_MESSAGE = 8;

    private final PairedCounties pairs = new PairedCounties(4).pair(1, 2);
    private final OrderBook book = new OrderBook(new Band(1, 0, Long.MAX_VALUE), pairs, new Silent());
    private long seq;

    /** Sends two messages for each order, once to warm up, then again under fresh ids; the bytes allocated for each message. */
    private long bytesAMessage(LongConsumer twoMessages) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int round = 0; round < 2; round++) {
            before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < ORDERS; i++) {
                twoMessages.accept((long) round * ORDERS + i);
            }
        }
        assertThat(book.size()).isZero();
        return (threads.getCurrentThreadAllocatedBytes() - before) / (2 * ORDERS);
    }

    private void place(long id, int county, Side side, long limitFen) {
        book.place(++seq, id, county, side, 5, limitFen, TimeInForce.GTC);
    }

    @Test
    void cancelledOrdersGiveTheirRoomBack() {
        assertThat(bytesAMessage(id -> {
                    place(id, 1, Side.BID, 100 + id % 7);
                    book.cancel(++seq, id, 1);
                }))
                .isLessThan(BYTES_A_MESSAGE);
    }

    @Test
    void tradedOrdersGiveTheirRoomBack() {
        assertThat(bytesAMessage(id -> {
                    place(2 * id, 1, Side.BID, 100 + id % 7);
                    place(2 * id + 1, 3, Side.OFFER, 100 + id % 7);
                }))
                .isLessThan(BYTES_A_MESSAGE);
    }

    @Test
    void ordersTradedBetweenPartnersGiveTheirRoomBack() {
        assertThat(bytesAMessage(id -> {
                    place(2 * id, 1, Side.OFFER, 100);
                    place(2 * id + 1, 2, Side.BID, 100);
                }))
                .isLessThan(BYTES_A_MESSAGE);
    }

    /** Prices that share nothing: levels and the nodes above them come and go with every order. */
    @Test
    void levelsFarApartGiveTheirRoomBack() {
        assertThat(bytesAMessage(id -> {
                    place(id, 1, Side.BID, id * 0x9E3779B97F4A7C15L & Long.MAX_VALUE);
                    book.cancel(++seq, id, 1);
                }))
                .isLessThan(BYTES_A_MESSAGE);
    }

    /** Several orders, levels and blocks of ids leave before the next ones come. */
    @Test
    void whatLeavesTogetherComesBackTogether() {
        assertThat(bytesAMessage(id -> {
                    for (int i = 0; i < 8; i++) {
                        place(8 * id + i, 1, Side.BID, (long) i << 40 | id % 3 << 20);
                    }
                    for (int i = 0; i < 8; i++) {
                        book.cancel(++seq, 8 * id + i, 1);
                    }
                }))
                .as("for eight messages")
                .isLessThan(8 * BYTES_A_MESSAGE);
    }

    @Test
    void blocksOfIdsThatLeaveTogetherComeBackTogether() {
        assertThat(bytesAMessage(id -> {
                    if (id % 4 == 3) {
                        for (int i = 0; i < 4; i++) {
                            place(64 * (id - i), 1, Side.BID, 100);
                        }
                        for (int i = 0; i < 4; i++) {
                            book.cancel(++seq, 64 * (id - i), 1);
                        }
                    }
                }))
                .isLessThan(100);
    }

    /** Ids of a block of 64 that no longer rests give their slots to others. */
    @Test
    void idsGiveTheirSlotsBack() {
        assertThat(bytesAMessage(id -> {
                    place(64 * id, 1, Side.BID, 100);
                    book.cancel(++seq, 64 * id, 1);
                }))
                .as("a page and its number for each of these ids, and never 64 slots, which would be 256 bytes")
                .isLessThan(100);
    }

    private record Silent() implements BookListener {
        @Override
        public void accepted(long seq, long order) {}

        @Override
        public void rejected(long seq, long order, RejectReason reason) {
            throw new AssertionError(order + " was rejected: " + reason);
        }

        @Override
        public void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired) {}

        @Override
        public void rested(long seq, long order, long amount) {}

        @Override
        public void reduced(long seq, long order, long amount) {}

        @Override
        public void cancelled(long seq, long order, long amount, RejectReason reason) {}
    }
}
