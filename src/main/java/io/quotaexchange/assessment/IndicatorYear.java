package io.quotaexchange.assessment;

/**
 * One indicator of a county in a year, in m² or kg. Holdings are all its units: in reserve, listed, awarded or frozen.
 *
 * @param opening held when the year began
 * @param registered came into being from accepted land. Clause: M13-03.2
 * @param levied share of the provincial pool. Clause: Z10-07.2
 * @param bought delivered to it, from counties or the pool
 * @param sold delivered by it
 * @param writtenOff used for construction projects. Clause: M13-04.5
 * @param deducted found untrue. Clause: M13-07.3
 * @param otherIn what else came in: by succession, reversal
 * @param closing held when the year ended, or now while it goes on
 */
public record IndicatorYear(
        long opening,
        long registered,
        long levied,
        long bought,
        long sold,
        long writtenOff,
        long deducted,
        long otherIn,
        long otherOut,
        long closing) {
    public static final IndicatorYear NOTHING = new IndicatorYear(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Both years' amounts together. */
    public IndicatorYear plus(IndicatorYear more) {
        return new IndicatorYear(
                Math.addExact(opening, more.opening),
                Math.addExact(registered, more.registered),
                Math.addExact(levied, more.levied),
                Math.addExact(bought, more.bought),
                Math.addExact(sold, more.sold),
                Math.addExact(writtenOff, more.writtenOff),
                Math.addExact(deducted, more.deducted),
                Math.addExact(otherIn, more.otherIn),
                Math.addExact(otherOut, more.otherOut),
                Math.addExact(closing, more.closing));
    }

    /** Whether what came in and went out leads from the opening to the closing. */
    public boolean adds() {
        long in = Math.addExact(Math.addExact(registered, bought), otherIn);
        long out = Math.addExact(Math.addExact(levied, sold), Math.addExact(writtenOff, deducted));
        return Math.subtractExact(Math.addExact(opening, in), Math.addExact(out, otherOut)) == closing;
    }

    boolean isNothing() {
        return equals(NOTHING);
    }
}
