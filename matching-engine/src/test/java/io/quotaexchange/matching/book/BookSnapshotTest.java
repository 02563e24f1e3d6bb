package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.matching.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a snapshot holds, and what is none. */
class BookSnapshotTest {
    /** Last seq 7; one bid of 5 at 100 by county 3, placed by seq 6 under id 65; used: id 65, bit 1 of page 1. */
    private static final long[] ONE_ORDER = {7, 1, 65, 6, 3, 0, 100, 5, 1, 2};

    private static OrderBook book() {
        return new OrderBook(new Band(10, 0, 1_000), new PairedCounties(4), new BookListener() {
            @Override
            public void accepted(long seq, long order) {}

            @Override
            public void rejected(long seq, long order, RejectReason reason) {}

            @Override
            public void traded(long seq, long bid, long offer, long amount, long priceFen, boolean paired) {}

            @Override
            public void rested(long seq, long order, long amount) {}

            @Override
            public void reduced(long seq, long order, long amount) {}

            @Override
            public void cancelled(long seq, long order, long amount, RejectReason reason) {}
        });
    }

    @Test
    void theNumbersSayWhatRestsAndWhichIdsAreUsed() {
        OrderBook book = book();
        book.place(6, 65, 3, Side.BID, 5, 100, TimeInForce.GTC);
        book.cancel(7, 1, 1);
        assertThat(book.snapshot().numbers()).isEqualTo(ONE_ORDER);
        assertThat(book.lastSeq()).isEqualTo(7);
        OrderBook restored = book();
        restored.restore(BookSnapshot.ofNumbers(ONE_ORDER));
        assertThat(restored.snapshot()).isEqualTo(book.snapshot());
        assertThat(restored.size()).isOne();
    }

    @Test
    void snapshotsAreEqualWhereTheirNumbersAre() {
        BookSnapshot snapshot = BookSnapshot.ofNumbers(ONE_ORDER);
        assertThat(snapshot).isEqualTo(BookSnapshot.ofNumbers(ONE_ORDER)).isNotEqualTo("a book");
        assertThat(snapshot).hasSameHashCodeAs(BookSnapshot.ofNumbers(ONE_ORDER));
        for (int i = 0; i < ONE_ORDER.length; i++) {
            if (i != 1) {
                long[] other = ONE_ORDER.clone();
                other[i]++;
                assertThat(BookSnapshot.ofNumbers(other)).as("number %d", i).isNotEqualTo(snapshot);
                assertThat(BookSnapshot.ofNumbers(other).hash()).isNotEqualTo(snapshot.hash());
                assertThat(BookSnapshot.ofNumbers(other).hashCode()).isNotEqualTo(snapshot.hashCode());
            }
        }
    }

    /** Hashes are kept beside logs, so they must not change from one version to the next. */
    @Test
    void theHashIsTheOnePublished() {
        assertThat(Long.toHexString(BookSnapshot.ofNumbers(ONE_ORDER).hash())).isEqualTo("52faef7c3e385dfc");
        assertThat(Long.toHexString(book().stateHash())).isEqualTo("e8ffe7776f999ff7");
    }

    @Test
    void aSnapshotIsNotChangedFromOutside() {
        long[] numbers = ONE_ORDER.clone();
        BookSnapshot snapshot = BookSnapshot.ofNumbers(numbers);
        numbers[0] = 99;
        snapshot.numbers()[0] = 99;
        assertThat(snapshot.numbers()).isEqualTo(ONE_ORDER);
    }

    /** How many numbers, and the second of them: how many orders they claim. */
    @ParameterizedTest
    @ValueSource(
            strings = {"0 0", "1 0", "2 1", "2 -1", "7 1", "8 2", "9 1", "10 2", "3 0", "13 2", "8 -1", "8 4294967296"})
    void whatIsNoSnapshotIsRefused(String row) {
        String[] words = row.split(" ");
        long[] numbers = new long[Integer.parseInt(words[0])];
        if (numbers.length > 1) {
            numbers[1] = Long.parseLong(words[1]);
        }
        assertThatThrownBy(() -> BookSnapshot.ofNumbers(numbers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no snapshot of a book: " + numbers.length + " numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 0", "4 0", "8 1", "10 1", "14 2"})
    void whatMayBeOneIsTaken(String row) {
        String[] words = row.split(" ");
        long[] numbers = new long[Integer.parseInt(words[0])];
        numbers[1] = Long.parseLong(words[1]);
        assertThat(BookSnapshot.ofNumbers(numbers).numbers()).isEqualTo(numbers);
    }
}
