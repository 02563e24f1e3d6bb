package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.matching.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The book's whole state is in its snapshot: replaying a log, or its tail on a snapshot, ends in the same state. */
class BookReplayTest {
    @Test
    void logAloneAndSnapshotPlusTailEndInTheSameState() {
        for (int seed = 0; seed < 300; seed++) {
            List<long[]> log = log(new Random(seed), 400);
            StringBuilder said = new StringBuilder();
            OrderBook whole = book(said);
            log.forEach(command -> apply(whole, command));

            int cut = new Random(seed).nextInt(400);
            OrderBook head = book(new StringBuilder());
            log.subList(0, cut).forEach(command -> apply(head, command));
            StringBuilder tailSaid = new StringBuilder();
            OrderBook restored = book(tailSaid);
            restored.restore(BookSnapshot.ofNumbers(head.snapshot().numbers()));
            assertThat(restored.stateHash()).isEqualTo(head.stateHash());
            log.subList(cut, 400).forEach(command -> apply(restored, command));

            assertThat(restored.snapshot()).as("seed %d", seed).isEqualTo(whole.snapshot());
            assertThat(restored.stateHash()).isEqualTo(whole.stateHash());
            assertThat(said.toString()).endsWith(tailSaid.toString());
        }
    }

    @Test
    void everySnapshotPlusItsTailEndsInTheSameState() {
        for (int seed = 0; seed < 8; seed++) {
            List<long[]> log = log(new Random(seed), 250);
            OrderBook head = book(new StringBuilder());
            List<BookSnapshot> snapshots = new ArrayList<>();
            snapshots.add(head.snapshot());
            for (long[] command : log) {
                apply(head, command);
                snapshots.add(head.snapshot());
            }
            for (int cut = 0; cut <= log.size(); cut++) {
                OrderBook restored = book(new StringBuilder());
                if (cut > 0) {
                    restored.restore(BookSnapshot.ofNumbers(snapshots.get(cut).numbers()));
                }
                for (long[] command : log.subList(cut, log.size())) {
                    apply(restored, command);
                }
                assertThat(restored.lastSeq()).isEqualTo(log.size());
                assertThat(restored.stateHash())
                        .as("seed %d, cut %d", seed, cut)
                        .isEqualTo(head.stateHash());
            }
            assertThat(snapshots.stream().map(BookSnapshot::hash).distinct())
                    .as("every command moves the seq on, so no two states are alike")
                    .hasSize(log.size() + 1);
        }
    }

    @Test
    void onlyABookThatHasSeenNothingIsRestored() {
        OrderBook book = book(new StringBuilder());
        BookSnapshot empty = book.snapshot();
        book.cancel(1, 1, 1);
        assertThatThrownBy(() -> book.restore(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only an empty book");
    }

    @Test
    void everyChangeOfStateChangesTheHash() {
        List<Long> hashes = new ArrayList<>();
        OrderBook book = book(new StringBuilder());
        hashes.add(book.stateHash());
        book.place(1, 1, 1, Side.BID, 10, 50, TimeInForce.GTC);
        hashes.add(book.stateHash());
        book.reduce(2, 1, 1, 3);
        hashes.add(book.stateHash());
        book.place(3, 2, 1, Side.BID, 0, 50, TimeInForce.GTC);
        hashes.add(book.stateHash());
        book.cancel(4, 1, 1);
        hashes.add(book.stateHash());
        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static OrderBook book(StringBuilder said) {
        PairedCounties pairs = new PairedCounties(8).pair(1, 2).pair(1, 3).pair(4, 5);
        return new OrderBook(new Band(10, 0, 10_000), pairs, new Teller(said));
    }

    private static List<long[]> log(Random random, int commands) {
        List<long[]> log = new ArrayList<>();
        for (int seq = 1; seq <= commands; seq++) {
            log.add(new long[] {
                seq,
                random.nextInt(6),
                random.nextInt(300),
                random.nextInt(8),
                random.nextInt(2),
                random.nextInt(15),
                4_900 + 10 * random.nextInt(20) + (random.nextInt(30) == 0 ? 1 : 0),
                random.nextInt(3)
            });
        }
        return log;
    }

    private static void apply(OrderBook book, long[] c) {
        Side side = Side.values()[(int) c[4]];
        TimeInForce timeInForce = TimeInForce.values()[(int) c[7]];
        switch ((int) c[1]) {
            case 0 -> book.cancel(c[0], c[2], (int) c[3]);
            case 1 -> book.reduce(c[0], c[2], (int) c[3], c[5]);
            case 2 -> book.replace(c[0], c[2], (int) c[3], side, c[5], c[6], timeInForce);
            default -> book.place(c[0], c[2], (int) c[3], side, c[5], c[6], timeInForce);
        }
    }

    private record Teller(StringBuilder said) implements BookListener {
        @Override
        public void accepted(long seq, long order) {
            said.append(seq).append(" accepted ").append(order).append('\n');
        }

        @Override
        public void rejected(long seq, long order, RejectReason reason) {
            said.append(seq).append(" rejected ").append(order).append(reason).append('\n');
        }

        @Override
        public void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired) {
            said.append(seq)
                    .append(" traded ")
                    .append(bid)
                    .append(' ')
                    .append(offer)
                    .append(' ');
            said.append(amount).append(' ').append(priceFen).append(paired).append('\n');
        }

        @Override
        public void rested(long seq, long order, long amount) {
            said.append(seq)
                    .append(" rested ")
                    .append(order)
                    .append(' ')
                    .append(amount)
                    .append('\n');
        }

        @Override
        public void reduced(long seq, long order, long amount) {
            said.append(seq)
                    .append(" reduced ")
                    .append(order)
                    .append(' ')
                    .append(amount)
                    .append('\n');
        }

        @Override
        public void cancelled(long seq, long order, long amount, RejectReason reason) {
            said.append(seq)
                    .append(" cancelled ")
                    .append(order)
                    .append(' ')
                    .append(amount)
                    .append(reason)
                    .append('\n');
        }
    }
}
