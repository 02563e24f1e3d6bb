package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.RejectReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Far more orders, prices, ids and partners than a book first has room for. */
class LargeBookTest {
    private static final int ORDERS = 30_000;
    private static final int PARTNERS = 40;

    private record Resting(long id, long seq, int county, Side side, long limitFen, long left) {}

    private final List<String> said = new ArrayList<>();
    private final PairedCounties pairs = new PairedCounties(PARTNERS + 2);
    private long seq;

    private OrderBook book() {
        for (int county = 1; county <= PARTNERS; county++) {
            pairs.pair(0, county);
        }
        return new OrderBook(new Band(10, 0, Long.MAX_VALUE / 10 * 10), pairs, new Teller());
    }

    /** Bids below 10⁷, offers above; counties in turn. */
    private Resting order(int number, long id, Random random) {
        Side side = number % 2 == 0 ? Side.BID : Side.OFFER;
        long limit = 10 * (long) random.nextInt(1_000_000) + (side == Side.OFFER ? 10_000_010 : 0);
        return new Resting(id, 0, 1 + number % (PARTNERS + 1), side, limit, 1 + random.nextInt(9));
    }

    private Resting placed(OrderBook book, Resting order) {
        book.place(++seq, order.id, order.county, order.side, order.left, order.limitFen, TimeInForce.GTC);
        return new Resting(order.id, seq, order.county, order.side, order.limitFen, order.left);
    }

    private static List<Resting> shown(OrderBook book) {
        List<Resting> shown = new ArrayList<>();
        BookVisitor visitor =
                (id, at, county, side, limitFen, left) -> shown.add(new Resting(id, at, county, side, limitFen, left));
        book.visitBids(visitor);
        book.visitOffers(visitor);
        return shown;
    }

    private static List<Resting> sorted(List<Resting> orders) {
        List<Resting> sorted = new ArrayList<>(orders);
        sorted.sort(Comparator.comparing(Resting::side)
                .thenComparingLong(order -> order.side == Side.BID ? -order.limitFen : order.limitFen)
                .thenComparingLong(Resting::seq));
        return sorted;
    }

    /** Fills the book twice over with ids far apart, and empties it in between, in another order. */
    @Test
    void everyOrderStandsInItsPlaceAndLeavesAtAWord() {
        OrderBook book = book();
        Random random = new Random(11);
        long id = 0;
        for (int round = 0; round < 2; round++) {
            List<Resting> expected = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                id += 1 + random.nextInt(200);
                expected.add(placed(book, order(i, id, random)));
            }
            assertThat(book.size()).isEqualTo(ORDERS);
            assertThat(shown(book)).isEqualTo(sorted(expected));
            OrderBook restored = book();
            restored.restore(book.snapshot());
            assertThat(restored.stateHash()).isEqualTo(book.stateHash());
            Collections.shuffle(expected, random);
            for (int i = 0; i < ORDERS / 2; i++) {
                book.cancel(++seq, expected.get(i).id, expected.get(i).county);
            }
            expected = expected.subList(ORDERS / 2, ORDERS);
            assertThat(shown(book)).isEqualTo(sorted(expected));
            for (Resting order : expected) {
                book.reduce(++seq, order.id, order.county, order.left);
            }
            assertThat(book.size()).isZero();
            assertThat(shown(book)).isEmpty();
        }
        assertThat(said.stream().filter(line -> line.startsWith("rejected"))).isEmpty();
    }

    @Test
    void z10_21_1_allPartnersStandBeforeTheOthersInOrderOfSeq() {
        OrderBook book = book();
        List<String> expected = new ArrayList<>();
        for (int county = PARTNERS + 1; county >= 1; county--) {
            book.place(++seq, county, county, Side.OFFER, 2, 100, TimeInForce.GTC);
            if (county <= PARTNERS) {
                expected.add("traded 1000 " + county + " 2@100 true");
            }
        }
        expected.add("traded 1000 " + (PARTNERS + 1) + " 1@100 false");
        said.clear();
        book.place(++seq, 1_000, 0, Side.BID, 2 * PARTNERS + 1, 100, TimeInForce.IOC);
        assertThat(said).isEqualTo(expected);
    }

    private final class Teller implements BookListener {
        @Override
        public void accepted(long at, long order) {}

        @Override
        public void rejected(long at, long order, RejectReason reason) {
            said.add("rejected " + order + " " + reason);
        }

        @Override
        public void traded(long at, long bid, long offer, long amount, long priceFen, boolean paired) {
            said.add("traded " + bid + " " + offer + " " + amount + "@" + priceFen + " " + paired);
        }

        @Override
        public void rested(long at, long order, long amount) {}

        @Override
        public void reduced(long at, long order, long amount) {}

        @Override
        public void cancelled(long at, long order, long amount, RejectReason reason) {}
    }
}
