package io.quotaexchange.matching;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which counties are paired (结对, such as 山海协作): unordered pairs of two different counties, many to many.
 *
 * <p>Clause: Z10-21.1.
 */
public final class Pairings {
    public static final Pairings NONE = new Pairings(List.of());

    /**
     * One unordered pair, the smaller code first.
     *
     * @param first six-digit county code
     * @param second six-digit county code, greater than {@code first}
     */
    public record Pair(String first, String second) {
        public Pair {
            if (first.compareTo(second) >= 0) {
                throw new IllegalArgumentException(
                        "a pair is two different counties, smaller code first: " + first + ", " + second);
            }
        }

        public static Pair of(String one, String other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    private final List<Pair> inOrder;
    private final Set<Pair> pairs;

    public Pairings(Collection<Pair> pairs) {
        this.inOrder = pairs.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(Pair::first).thenComparing(Pair::second))
                .toList();
        this.pairs = new HashSet<>(inOrder);
    }

    public boolean arePaired(String one, String other) {
        return !one.equals(other) && pairs.contains(Pair.of(one, other));
    }

    /** All pairs, in order of their codes. */
    public List<Pair> all() {
        return inOrder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pairings that && inOrder.equals(that.inOrder);
    }

    @Override
    public int hashCode() {
        return inOrder.hashCode();
    }

    @Override
    public String toString() {
        return inOrder.toString();
    }
}
