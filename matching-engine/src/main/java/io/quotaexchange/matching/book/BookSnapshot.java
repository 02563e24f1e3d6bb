package io.quotaexchange.matching.book;

import java.util.Arrays;

/** A book at rest, in numbers: the last seq, how many orders, six numbers for each in the order of the book, then the used ids. */
public final class BookSnapshot {
    private static final int HEADER = 2;
    private static final int ORDER = 6;

    private final long[] numbers;

    /** Takes one thing at a time. */
    interface UsedIdsVisitor {
        void word(long number, long bits);
    }

    private BookSnapshot(long[] numbers) {
        this.numbers = numbers;
    }

    /**
     * @param numbers what {@link #numbers} gave
     * @throws IllegalArgumentException if it is none
     */
    public static BookSnapshot ofNumbers(long[] numbers) {
        boolean whole = numbers.length >= HEADER
                && numbers[1] >= 0
                && numbers[1] <= (numbers.length - HEADER) / ORDER
                && (numbers.length - HEADER) % 2 == 0;
        if (!whole) {
            throw new IllegalArgumentException("no snapshot of a book: " + numbers.length + " numbers");
        }
        return new BookSnapshot(numbers.clone());
    }

    static BookSnapshot of(OrderBook book, long[] usedIds) {
        long[] numbers = new long[HEADER + ORDER * book.size() + usedIds.length];
        numbers[0] = book.lastSeq();
        numbers[1] = book.size();
        int[] at = {HEADER};
        BookVisitor writer = (id, seq, county, side, limitFen, left) -> {
            long[] order = {id, seq, county, side.ordinal(), limitFen, left};
            System.arraycopy(order, 0, numbers, at[0], ORDER);
            at[0] += ORDER;
        };
        book.visitBids(writer);
        book.visitOffers(writer);
        System.arraycopy(usedIds, 0, numbers, at[0], usedIds.length);
        return new BookSnapshot(numbers);
    }

    /** All of it, to be stored. */
    public long[] numbers() {
        return numbers.clone();
    }

    long lastSeq() {
        return numbers[0];
    }

    void visitOrders(BookVisitor visitor) {
        for (int at = HEADER; at < usedIdsAt(); at += ORDER) {
            Side side = numbers[at + 3] == 0 ? Side.BID : Side.OFFER;
            visitor.order(numbers[at], numbers[at + 1], (int) numbers[at + 2], side, numbers[at + 4], numbers[at + 5]);
        }
    }

    void visitUsedIds(UsedIdsVisitor visitor) {
        for (int at = usedIdsAt(); at < numbers.length; at += 2) {
            visitor.word(numbers[at], numbers[at + 1]);
        }
    }

    private int usedIdsAt() {
        return HEADER + ORDER * (int) numbers[1];
    }

    /** A 64-bit digest of all the numbers in order. */
    public long hash() {
        long hash = 0x243F6A8885A308D3L;
        for (long number : numbers) {
            hash = (hash ^ number) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BookSnapshot that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
