package io.quotaexchange.round.live;

/** How much of an indicator one order may name: what is beyond it is a slip of the pen, and could not be added up with others. */
public final class AmountBound {
    /** 1,000,000 ha or 10,000,000 t, in m² or kg: beyond all the farmland of a province; its value fits in fen at any price. */
    public static final long MOST = 10_000_000_000L;

    private AmountBound() {}

    public static boolean isExceededBy(long amount) {
        return amount > MOST;
    }
}
