package io.quotaexchange.registry;

import io.quotaexchange.registry.signing.Signatures;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Two counties that help each other, in either order. Clause: Z10-21.1.
 *
 * @param scheme for example {@code SHANHAI} (山海协作)
 * @param basis {@code published} or {@code illustrative}
 * @param validFrom first day
 * @param by who made them a pair; empty where nobody signed in for it
 */
public record Pairing(
        String scheme, String one, String other, String basis, LocalDate validFrom, Optional<Signatures> by) {
    public Pairing(String scheme, String one, String other, String basis, LocalDate validFrom) {
        this(scheme, one, other, basis, validFrom, Optional.empty());
    }

    String first() {
        return one.compareTo(other) < 0 ? one : other;
    }

    String second() {
        return one.compareTo(other) < 0 ? other : one;
    }
}
