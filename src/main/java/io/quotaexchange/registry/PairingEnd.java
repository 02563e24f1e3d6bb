package io.quotaexchange.registry;

import io.quotaexchange.registry.signing.Signatures;
import java.time.LocalDate;

/**
 * A pair of counties ends. Clause: Z10-21.1.
 *
 * @param one of the two, {@code other} the other: in either order
 * @param validTo last day on which they are a pair
 */
public record PairingEnd(String scheme, String one, String other, LocalDate validTo, String reason, Signatures by) {

    String first() {
        return one.compareTo(other) < 0 ? one : other;
    }

    String second() {
        return one.compareTo(other) < 0 ? other : one;
    }

    boolean isOf(Pairing pair) {
        return pair.scheme().equals(scheme)
                && pair.first().equals(first())
                && pair.second().equals(second());
    }
}
