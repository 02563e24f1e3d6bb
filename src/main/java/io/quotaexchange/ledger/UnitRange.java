package io.quotaexchange.ledger;

/**
 * Units that follow one another, by their numbers among all units of their indicator: m² or kg, both ends included.
 *
 * @param first 1 or more
 * @param last not below {@code first}
 */
public record UnitRange(long first, long last) {
    public UnitRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("not a range of units: " + first + "–" + last);
        }
    }

    /** How many units: m² or kg. */
    public long amount() {
        return last - first + 1;
    }

    /** Whether all of the other range lies in this one. */
    public boolean contains(UnitRange other) {
        return first <= other.first && other.last <= last;
    }
}
