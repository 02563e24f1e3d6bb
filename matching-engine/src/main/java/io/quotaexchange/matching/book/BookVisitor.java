package io.quotaexchange.matching.book;

/** Shown the orders resting in a book. */
public interface BookVisitor {
    /** @param seq of the command that placed it: its place within the limit */
    void order(long id, long seq, int county, Side side, long limitFen, long left);
}
